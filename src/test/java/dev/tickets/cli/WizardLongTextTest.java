package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A text that is too long for the portal, on a terminal. */
class WizardLongTextTest extends WizardScreenFixture {
    private static final String QUESTION = "The message has 70,099 bytes, and this portal keeps 60,000 bytes. Send the"
            + " text as an attachment? [Y/n]";

    @BeforeEach
    void write_a_long_text() {
        terminal.sized(120, 40).write("log", "0123456789 line\n".repeat(4_375));
    }

    @Test
    void the_wizard_offers_an_attachment_before_it_shows_the_message() throws IOException {
        terminal.run("tickets create -d 1 -F log").waitFor("Subject:").answer("Log");

        terminal.waitFor(QUESTION).press("Enter").waitFor("Attachment: message.txt.zip, ");
        assertThat(terminal.screen())
                .contains("\n[…]\n\nThe whole text is too long for this portal: see the attachment message.txt (70,000"
                        + " bytes).\n")
                .contains("> Send        as shown");
        assertThat(drafts()).contains("0123456789 line\\n0123456789 line", "\"zip\":\"REFUSED\"");

        // nothing is asked again after another change
        terminal.type("cc").press("Enter").waitFor("CC (").answer("a@b.co").waitFor("CC          a@b.co");
        terminal.type("send").press("Enter").waitFor("> Nothing").press("Enter");
        assertThat(terminal.exitCode()).isZero();
        noDraftIsLeft();
    }

    @Test
    void a_no_leaves_the_message_to_be_edited_or_saved() {
        terminal.run("tickets create -d 1 -F log").waitFor("Subject:").answer("Log");

        terminal.waitFor(QUESTION).answer("n").waitFor("> Edit");
        assertThat(terminal.screen())
                .contains("the message has 70,099 bytes, and this portal keeps 60,000 bytes; nothing was sent\n")
                .doesNotContain("Send        as shown");
        terminal.type("save").press("Enter").waitFor("Nothing was sent.");
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void a_complete_command_asks_too() {
        terminal.run("tickets create -d 1 -s Log -F log").waitFor(QUESTION).press("Enter");

        terminal.waitFor("Ticket created! #100001");
        assertThat(terminal.exitCode()).isZero();
    }
}
