package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.PseudoTerminal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tickets reply} on a real pseudo-terminal, with the practice portal. */
class ReplyScreenTest {
    @TempDir
    Path folder;

    private PseudoTerminal terminal;

    @BeforeEach
    void file_a_ticket() {
        terminal = new PseudoTerminal(folder);
        terminal.run("tickets create -d VPS -s 'Disk full' -m 'Please help'");
        assertThat(terminal.exitCode()).isZero();
    }

    @AfterEach
    void leave() {
        terminal.close();
    }

    @Test
    void shows_what_was_written_last_and_sends_what_is_typed() {
        terminal.run("tickets reply 100001")
                .waitFor("  Please help")
                .waitFor("\n>")
                .answer("It is empty again.")
                .answer(".")
                .waitForEnd("""
                        Reply to: #100001 Disk full

                        It is empty again.

                        --
                        Ref: tk-01kdy1h4m8q7wz3v5x9c2b6n0f

                        Next step: arrows to move, letters to filter, Enter to choose
                        > Send        as shown
                          Attachments none
                          Screenshot  paste it from the clipboard
                          Encryption  off; needs a key, or a test
                          Close       no
                          Edit        the message
                          Save        as a draft, to continue later
                          Cancel      the draft is kept too
                        """)
                .press("Enter")
                .waitFor("Reply sent! #100001");

        assertThat(terminal.exitCode()).isZero();
        terminal.mustBeAsBefore();
        terminal.run("tickets view 100001 --last 1").waitFor("  It is empty again.");
    }

    @Test
    void a_closed_ticket_stays_closed_where_that_is_wanted() {
        terminal.run("tickets close 100001");
        assertThat(terminal.exitCode()).isZero();

        terminal.run("tickets reply 100001")
                .waitFor("#100001 is closed. Reopen the ticket for the reply? [Y/n]")
                .answer("n")
                .waitFor("tickets: ticket #100001 is closed; nothing was sent");

        assertThat(terminal.exitCode()).isEqualTo(1);
    }

    @Test
    void a_reply_that_was_left_is_offered_at_the_same_ticket_only() {
        terminal.run("tickets reply 100001")
                .waitFor("\n>")
                .answer("half")
                .waitFor("> half\n>")
                .press("C-c")
                .waitFor("hint: the draft is kept; continue with: tickets reply --draft 260102-k7qm");
        assertThat(terminal.exitCode()).isEqualTo(130);

        terminal.run("tickets create").waitFor("> BESTNET-CLOUD").press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);
        terminal.run("tickets reply 100001")
                .waitFor("> Continue")
                .press("Enter")
                .waitFor("> half\n>")
                .answer(".")
                .waitFor("> Send")
                .type("close")
                .press("Enter")
                .waitFor("Close the ticket after the reply? [y/N]")
                .answer("y")
                .waitFor("Close       the ticket, after the reply")
                .press("Enter")
                .waitFor("Reply sent! #100001");
        assertThat(terminal.exitCode()).isZero();
    }
}
