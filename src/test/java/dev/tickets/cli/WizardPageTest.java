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

            `tickets create` on a terminal asks for what a ticket cannot be without, and its options leave open: department,
            subject and message. Then it shows the ticket and one menu: send, or add what else the portal's form has. So a
            ticket takes four questions. `tickets reply NUMBER` without `-m` or `-F` asks for the message and shows the same
            menu. Nothing is asked if the command line has everything that a ticket needs, with `--no-input`, or if standard
            input or standard error is not a terminal.

            Questions are drawn on standard error; standard output gets only the result, so
            `tickets create -o json | jq .number` asks as usual.

            | Keys | |
            | --- | --- |
            | Enter | accepts the answer |
            | arrows, letters, Ctrl-U | in a list: move, filter, clear the filter |
            | arrows, Ctrl-A, Ctrl-E, Ctrl-W, … | in a line: edit it as in a shell; the arrow up shows earlier subjects |
            | TAB | completes the path of an attachment or a key |
            | a line that is only `.`, Alt-Enter, Ctrl-D | ends the message |
            | a line that is only `~e`, `~t`, `~x` | goes on in your editor, fills in a [template](writing.md#templates), turns [encryption](encryption.md) on |
            | Ctrl-C, Ctrl-D | leaves; the draft is kept, and the program says how to continue |
            | Ctrl-Z | stops the program, `fg` continues |

            A wrong `-d`, `--service` or `--cc` is reported before the first question, and asked for. A wrong `-a` ends the
            program before the first question (2).

            The draft is on disk before the first question and after every answer, and after every line of the message:
            a lost terminal, a crash or a kill loses no earlier input. Ctrl-C, a SIGTERM and a terminal that hangs up do not lose
            the line in progress either: it is saved in its field of the draft, finished or not. Half an address becomes a part of
            the CC, and is reported before the draft is sent; the filter of a list becomes the department or service if the draft
            has none and something matches; a path becomes an attachment if the file exists.

            The next `tickets create` without
            options offers the latest unfinished draft, and so does `--draft`: the draft is continued at the question that was
            left. What cron or a script could not send is no unfinished draft, and only `drafts list` shows it. A script cannot
            send a message that was left in the middle (2). If nothing was written yet, no draft is kept. A draft is deleted
            when its ticket has arrived or is in the outbox. As soon as encryption is on, nothing of the ticket is kept on disk
            unencrypted.

            A terminal that cannot be drawn on (`TERM` is `dumb`, `unknown`, empty, or has no description) is
            asked line by line: lists are numbered, and the answer is a number or a part of the name. There the terminal itself
            holds a line until Enter; at Ctrl-C and SIGTERM the program takes the line over and keeps it. When such a terminal hangs
            up, finished lines are kept, and the line in progress is lost with the terminal.

            A message that is [too long for the portal](portals.md#texts) is no dead end: before it is shown, the wizard asks
            whether to send the text as an attachment. After a no, the message can be edited and saved, but not sent.

            A terminal that does not know its size (0 columns) is drawn on as one of 80 columns and 24 rows.

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
        moreOfTheForm();
        aTemplate();
        encryption();
        aReply();
        aDraft();
        CheckedInFile.at("docs/wizard.md").mustBe(page.toString().stripTrailing() + "\n");
    }

    private void aTicket() {
        section("A ticket", "The department comes first; its description helps to choose. " + """
                With `Not sure`, or `-d "not sure"`,
                the ticket goes to the `default-department` of the profile, or to a general department that the program proposes:
                support moves the ticket. In a script, `-d "not sure"` without a `default-department` is wrong usage (2).""");
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
        page.append("""
                The ticket is shown as it will be sent, with the reference that finds it again, and the menu has the rest of the
                form, with what is set beside each field.

                """);
        screen("> Send");
        terminal.press("Enter");
        page.append("Enter sends it. After the portal has confirmed the ticket:\n\n");
        screen("> Nothing");
        terminal.press("Enter");
        assertThat(terminal.exitCode()).isZero();
    }

    private void moreOfTheForm() {
        section("The rest of the form", """
                A message that does not fit the screen is folded. The cursor stands on `Send` after everything was shown.""");
        terminal.write("message", "Since the update of 03:00 nginx does not start:\n" + "bind() failed\n".repeat(12));
        run("tickets create -d vps -F message");
        terminal.waitFor("Subject:").answer("nginx does not start");
        screen("> Show all");
        terminal.press("Enter").waitFor("> Send").press("Down", "Enter");
        page.append("A related service, if any.\n\n");
        screen("> none");
        terminal.press("Down", "Enter").waitFor("Service     VPS-2").type("cc").press("Enter");
        terminal.waitFor("CC (").answer("ann@example.net, bob");
        page.append("An invalid answer is reported at once, and can be corrected.\n\n");
        screen("not an e-mail address");
        terminal.press("BSpace", "BSpace", "BSpace", "BSpace", "BSpace", "Enter")
                .waitFor("CC          ann@example.net");
        terminal.type("att").press("Enter").waitFor("Attach a file").answer("nginx.log");
        page.append("""
                Attachments are checked too: a file of a type that the portal refuses can be zipped; Enter alone means yes. An answer
                may name several files, and is read as a shell reads it: quotes and backslashes as a terminal pastes a dropped file,
                `file:///…` with `%20`, `~/`, and the patterns `*`, `?`, `[…]`. A name of an existing file needs no quotes.

                """);
        screen("Zip it? [Y/n]");
        terminal.answer("y").waitFor("[Y/n] y\nAttach a file").answer("").waitFor("Attachments nginx.log");
        terminal.type("edit").press("Enter");
        page.append("Every field can be changed.\n\n");
        screen("> department");
        terminal.press("Down", "Enter")
                .waitFor("Subject: nginx")
                .type(" on web1")
                .press("Enter");
        page.append("Afterwards the ticket is shown again, with what is set beside each field of the menu.\n\n");
        screen("more lines\n\nNext step: arrows");
        terminal.type("send").press("Enter").waitFor("> Nothing").press("Enter");
        assertThat(terminal.exitCode()).isZero();
    }

    private void aTemplate() {
        section("A template", """
                At the message, `~t` shows the templates: the built-in ones, and [your own](writing.md#templates).
                `--template NAME` begins with one.""");
        run("tickets create -d vps -s Outage");
        terminal.waitFor("\n>").answer("~t");
        screen("> blank");
        terminal.press("Down", "Enter")
                .waitFor("time:")
                .answer("2026-01-02 03:00")
                .waitFor("Situation:");
        page.append("The headings are asked one by one; `~e` fills in the rest in your editor.\n\n");
        screen("Situation:");
        terminal.press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);
    }

    private void encryption() {
        section("Encryption", """
                The portal's checkbox is always in the menu. Where neither a key nor a proof exists, it says what is needed, and
                offers to import a key, or to [test the portal](encryption.md#the-portals-own-encryption). Only `Do not encrypt`
                leaves the message unencrypted. With `~x` encryption is on before the first line is typed.""");
        run("tickets create -d vps -s Login");
        terminal.waitFor("\n>").answer("~x");
        screen("> Import a key");
        terminal.press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);
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
        page.append("The next `tickets create` offers the draft, and goes on at the question that was left.\n\n");
        run("tickets create");
        screen("> Continue");
        terminal.press("Enter");
        screen("> The VAT number is missing.\n>");
        terminal.press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);
    }
}
