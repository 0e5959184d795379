package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.CheckedInFile;
import dev.tickets.testing.PseudoTerminal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A walk through the wizard, screen by screen, as {@code docs/wizard.md}. {@code mvn test -Dtickets.update=true
 * -Dtest=WizardPageTest} rewrites the page.
 */
class WizardPageTest {
    private static final String INTRODUCTION = """
            # The wizard

            `tickets create` on a terminal asks for everything that its options leave open: the fields of the portal's form, in
            the order of the form. `tickets reply NUMBER` without `-m` or `-F` does the same for a reply. Nothing is asked if
            the command line has everything that a ticket needs (department, subject, message), with `--no-input`, or if
            standard input or standard error is not a terminal.

            Questions are drawn on standard error; standard output gets only the result, so
            `tickets create -o json | jq .number` asks as usual.

            | Keys | |
            | --- | --- |
            | Enter | accepts the answer |
            | arrows, letters, Ctrl-U | in a list: move, filter, clear the filter |
            | arrows, Ctrl-A, Ctrl-E, Ctrl-W, … | in a line: edit it as in a shell; the arrow up shows earlier subjects |
            | TAB | completes the path of an attachment |
            | a line that is only `.`, Alt-Enter, Ctrl-D | ends the message |
            | Ctrl-C, Ctrl-D | leaves; the draft is kept, and the program says how to continue |
            | Ctrl-Z | stops the program, `fg` continues |

            The draft is on disk before the first question and after every answer, and after every line of the message:
            a lost terminal, a crash or a kill loses no earlier input. The next `tickets create` without
            options offers the latest unfinished draft. A draft is deleted when its ticket has arrived or is in the outbox.
            A ticket to be encrypted is never kept on disk unencrypted.

            A terminal that cannot be drawn on (`TERM` is `dumb`, `unknown`, empty, or has no description) is
            asked line by line: lists are numbered, and the answer is a number or a part of the name.

            The screens below are recorded by a test, in a terminal of 80 columns, at the practice portal.

            """;

    @TempDir
    Path folder;

    private final StringBuilder page = new StringBuilder(INTRODUCTION);
    private PseudoTerminal terminal;

    @BeforeEach
    void sit_down() {
        terminal = new PseudoTerminal(folder);
        terminal.write("nginx.log", "2026/01/02 03:04:05 [emerg] bind() to 0.0.0.0:80 failed\n".repeat(400));
    }

    @AfterEach
    void leave() {
        terminal.close();
    }

    private void section(String title, String text) {
        page.append("## ").append(title).append("\n\n").append(text).append("\n\n");
    }

    private void screen(String waitFor) {
        // how small a zip gets is up to the library that Java brings
        String text = terminal.waitFor(waitFor).screen().replaceAll("(nginx\\.log\\.zip,?) \\d+ B", "$1 280 B");
        page.append("```\n").append(text.stripTrailing()).append("\n```\n\n");
    }

    private void run(String command) {
        terminal.run("echo '$ " + command + "'; " + command);
    }

    @Test
    void the_page_shows_the_wizard_of_today() {
        aTicket();
        aReply();
        aDraft();
        CheckedInFile.at("docs/wizard.md").mustBe(page.toString().stripTrailing() + "\n");
    }

    private void aTicket() {
        section("A ticket", "The department comes first; its description helps to choose.");
        run("tickets create");
        screen("> BESTNET-CLOUD");
        page.append("Letters filter both names and descriptions.\n\n");
        terminal.type("vps");
        screen("Department: vps");
        terminal.press("Enter")
                .waitFor("Subject:")
                .answer("nginx does not start")
                .waitFor("\n>");
        terminal.answer("Since the update of 03:00 nginx does not start.").answer("The log is attached.");
        page.append("The message may have any number of lines, and earlier lines can still be changed.\n\n");
        screen("> The log is attached.\n>");
        terminal.answer(".");
        page.append("A related service, if any.\n\n");
        screen("> none");
        terminal.press("Down", "Enter").waitFor("CC (").answer("ann@example.net, bob");
        page.append("An invalid answer is reported at once, and can be corrected.\n\n");
        screen("not an e-mail address");
        terminal.press("BSpace", "BSpace", "BSpace", "BSpace", "BSpace", "Enter")
                .waitFor("Attach a file")
                .answer("nginx.log");
        page.append("Attachments are checked too: a file that the portal would refuse can be zipped.\n\n");
        screen("Zip it? [y/N]");
        terminal.answer("y")
                .waitFor("[y/N] y\nAttach a file")
                .answer("")
                .waitFor("urgent?")
                .answer("n");
        page.append("At the end the wizard shows the message as it will be sent. Every field can be changed.\n\n");
        screen("> Send");
        terminal.press("Down", "Enter");
        screen("> department");
        terminal.press("Down", "Enter")
                .waitFor("Subject: nginx")
                .type(" on web1")
                .press("Enter");
        terminal.waitFor("Subject: nginx does not start on web1")
                .waitFor("> Send")
                .press("Enter");
        page.append("After the portal has confirmed the ticket:\n\n");
        screen("> Nothing");
        terminal.press("Enter");
        assertThat(terminal.exitCode()).isZero();
    }

    private void aReply() {
        section("A reply", "The last messages are shown first. A closed ticket can be opened again.");
        terminal.run("tickets sandbox answer 100001 -m 'Please run nginx -t and send us what it says.' >/dev/null"
                + "; tickets close 100001 >/dev/null");
        assertThat(terminal.exitCode()).isZero();
        run("tickets reply 100001");
        terminal.waitFor("[Y/n]")
                .answer("")
                .waitFor("\n>")
                .answer("It works again.")
                .answer(".");
        terminal.waitFor("Attach a file").answer("");
        screen("> Send");
        terminal.press("Enter");
        assertThat(terminal.exitCode()).isZero();
    }

    private void aDraft() {
        section("A draft that was left", "After leaving, a hint shows how to continue.");
        run("tickets create -d Billing");
        terminal.waitFor("Subject:").answer("Invoice 4711").waitFor("\n>").answer("The VAT number is missing.");
        terminal.waitFor("missing.\n>").press("C-c");
        screen("hint: the draft is kept");
        assertThat(terminal.exitCode()).isEqualTo(130);
        page.append("The next `tickets create` offers the draft.\n\n");
        run("tickets create");
        screen("> Continue");
        terminal.press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);
    }
}
