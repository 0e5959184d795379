package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The wizard of {@code tickets create} on a real pseudo-terminal, with the practice portal. */
class WizardScreenTest extends WizardScreenFixture {
    @Test
    void only_what_is_missing_is_asked_and_the_result_is_on_standard_output() {
        terminal.run("tickets create -d VPS -s 'Disk full' --service VPS-2 --cc a@example.net -o json | cat >out")
                .waitFor("\n>")
                .answer("Please help")
                .answer(".")
                .mustShow("""

                        Department: BESTNET-CLOUD (1)
                        Subject: Disk full
                        CC: a@example.net

                        Please help

                        Related service: VPS-2 (7, web1.example.net)
                        CC: a@example.net

                        --
                        Ref: tk-01kdy1h4m8q7wz3v5x9c2b6n0f

                        Next step: arrows to move, letters to filter, Enter to choose
                        > Send        as shown
                          Service     VPS-2
                          CC          a@example.net
                          Attachments none
                          Screenshot  paste it from the clipboard
                          Urgency     not urgent
                          Encryption  off; needs a key, or a test
                          Edit        department, subject, message
                          Save        as a draft, to continue later
                          Cancel      the draft is kept too
                        """)
                .press("Enter");

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.content("out"))
                .startsWith("{\n")
                .contains("\"number\": \"100001\"")
                .endsWith("}\n")
                .doesNotContain("\u001b");
        terminal.mustBeAsBefore();
        noDraftIsLeft();
    }

    @Test
    void with_everything_given_nothing_is_asked() {
        terminal.run("tickets create -d VPS -s 'Disk full' -m Help").mustShow("""
                Ticket created! #100001
                http://127.0.0.1:8017/tickets/view/100001/
                The address opens while 'tickets sandbox serve' runs.
                """);

        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void with_no_input_nothing_is_asked_either() {
        terminal.run("tickets create --no-input -d VPS -s 'Disk full'").mustShow("""
                tickets: no message given
                hint: -m TEXT, -F FILE, or -F - to read it from a pipe
                """);

        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @Test
    void letters_filter_and_arrows_move() {
        terminal.run("tickets create")
                .waitFor("> BESTNET-CLOUD")
                .type("name")
                .mustShow("""
                        Department: name
                        > Domains       Domain names and DNS
                        """)
                .type("x")
                .mustShow("""
                        Department: namex
                          no match
                        """)
                .press("Enter", "C-u", "Down", "Down", "Down", "Up")
                .mustShow("""
                        Department: arrows to move, letters to filter, Enter to choose
                          BESTNET-CLOUD Inquiries about VPS
                          Billing       Invoices and payments
                        > Domains       Domain names and DNS
                          General       Everything else
                          Not sure      support moves the ticket to the right one
                        """)
                .press("Enter")
                .mustShow("""
                        Department: Domains
                        Subject:
                        """);
    }

    @Test
    void styles_only_where_they_are_wanted() {
        terminal.run("tickets create").waitFor("> BESTNET-CLOUD");
        assertThat(terminal.styledScreen())
                .containsPattern("\u001b\\[0;1m[^ ]*> BESTNET-CLOUD")
                .contains("2m");

        terminal.with("NO_COLOR", "1").run("tickets create").waitFor("> BESTNET-CLOUD");
        assertThat(terminal.styledScreen()).doesNotContain("\u001b");
    }

    @Test
    void a_named_draft_is_gone_on_with() throws IOException {
        answerUpTo(2);
        terminal.press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);

        terminal.run("tickets create --draft $(ls home/.local/state/tickets/drafts)")
                .waitFor("\n>")
                .answer("Help")
                .answer(".")
                .waitFor("> Send")
                .press("Enter")
                .waitFor("> Nothing")
                .press("Enter");
        assertThat(terminal.exitCode()).isZero();
        noDraftIsLeft();
    }

    @Test
    void without_a_portal_names_are_typed_and_the_outbox_takes_the_ticket() {
        terminal.with("TICKETS_PROFILE", "work")
                .with("TICKETS_TOKEN", "t")
                .write("home/.config/tickets/config.toml", """
                [profiles.work]
                portal = "http://127.0.0.1:1"
                """);
        terminal.run("tickets create")
                .waitFor("The list is not available")
                .waitFor("Department:")
                .answer("VPS")
                .waitFor("Subject:")
                .answer("Down")
                .waitFor("\n>")
                .answer("Help")
                .answer(".")
                .waitFor("Department: VPS (looked up at sending)")
                .waitFor("> Send")
                .press("Enter")
                .waitFor("outbox");
        assertThat(terminal.exitCode()).isEqualTo(75);
        noDraftIsLeft();
    }

    @Test
    void earlier_subjects_are_remembered() {
        terminal.run("tickets create -d VPS --service VPS-2 --cc a@example.net -m Help --urgent --impact x --contact y")
                .waitFor("Subject:")
                .answer("Disk full")
                .waitFor("> Show all")
                .press("Enter")
                .waitFor("> Send")
                .press("Enter")
                .waitFor("> Nothing")
                .press("Enter");
        assertThat(terminal.exitCode()).isZero();

        terminal.run("tickets create -d VPS").waitFor("Subject:").press("Up").mustShow("Subject: Disk full");
    }
}
