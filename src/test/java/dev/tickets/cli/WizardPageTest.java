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
 * -Dtest=WizardPageTest} writes the page anew.
 */
class WizardPageTest {
    private static final String INTRODUCTION = """
            # The wizard

            `tickets create` on a terminal asks for what its options do not say: the fields of the portal's form, in the
            order of the form. `tickets reply NUMBER` without `-m` or `-F` does the same for a reply. With everything
            that a ticket needs on the command line (department, subject, message), with `--no-input`, and wherever
            standard input or standard error is no terminal, nothing is asked.

            Questions are drawn on standard error; standard output gets the result and nothing else, so that
            `tickets create -o json | jq .number` asks as usual.

            | Keys | |
            | --- | --- |
            | Enter | takes the answer |
            | arrows, letters, Ctrl-U | in a list: move, filter, forget the filter |
            | arrows, Ctrl-A, Ctrl-E, Ctrl-W, … | in a line: edit it as in a shell; the arrow up brings earlier subjects |
            | TAB | completes the path of an attachment |
            | a line that is only `.`, Alt-Enter, Ctrl-D | ends the message |
            | Ctrl-C, Ctrl-D | leaves; the draft is kept, and how to go on is said |
            | Ctrl-Z | stops the program, `fg` goes on |

            The draft is on disk before the first question and after every answer, and after every line of the message:
            a terminal that hangs up, a crash or a kill loses nothing before that. The next `tickets create` without
            options offers the latest unfinished draft. A draft goes when its ticket has arrived or lies in the outbox.
            A ticket that is to be encrypted is not kept on disk in clear.

            A terminal that cannot be drawn on (`TERM` is `dumb`, `unknown`, empty, or nobody has described it) is
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
        section("A ticket", "The department first; its description helps to choose.");
        run("tickets create");
        screen("> BESTNET-CLOUD");
        page.append("Letters filter names and descriptions alike.\n\n");
        terminal.type("vps");
        screen("Department: vps");
        terminal.press("Enter")
                .waitFor("Subject:")
                .answer("nginx does not start")
                .waitFor("\n>");
        terminal.answer("Since the update of 03:00 nginx does not start.").answer("The log is attached.");
        page.append("The message takes as many lines as it needs, and lines above can still be changed.\n\n");
        screen("> The log is attached.\n>");
        terminal.answer(".");
        page.append("A related service, if there is one.\n\n");
        screen("> none");
        terminal.press("Down", "Enter").waitFor("CC (").answer("ann@example.net, bob");
        page.append("What is wrong is said at once, and the answer can be mended.\n\n");
        screen("this is no e-mail address");
        terminal.press("BSpace", "BSpace", "BSpace", "BSpace", "BSpace", "Enter")
                .waitFor("Attach a file")
                .answer("nginx.log");
        page.append("So are attachments: what the portal would refuse can be zipped.\n\n");
        screen("Zip it? [y/N]");
        terminal.answer("y")
                .waitFor("[y/N] y\nAttach a file")
                .answer("")
                .waitFor("urgent?")
                .answer("n");
        page.append("In the end all of it is shown as it will be sent. Every field can be changed.\n\n");
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
        page.append("Once the portal has confirmed it:\n\n");
        screen("> Nothing");
        terminal.press("Enter");
        assertThat(terminal.exitCode()).isZero();
    }

    private void aReply() {
        section("A reply", "The last messages are shown first. A closed ticket is opened again, if that is wanted.");
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
        section("A draft that was left", "Whoever leaves is told how to go on.");
        run("tickets create -d Billing");
        terminal.waitFor("Subject:").answer("Invoice 4711").waitFor("\n>").answer("The VAT number is missing.");
        terminal.waitFor("missing.\n>").press("C-c");
        screen("hint: the draft is kept");
        assertThat(terminal.exitCode()).isEqualTo(130);
        page.append("The next `tickets create` offers it.\n\n");
        run("tickets create");
        screen("> Go on");
        terminal.press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);
    }
}
