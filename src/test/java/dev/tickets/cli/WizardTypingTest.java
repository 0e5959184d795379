package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines, pastes, paths and odd terminals under the wizard of tickets create. */
class WizardTypingTest extends WizardScreenFixture {
    @Test
    void wide_characters_are_edited_where_they_stand() {
        terminal.run("tickets create -d VPS")
                .waitFor("Subject:")
                .type("ディスク容量不足です")
                .press("BSpace", "BSpace", "Home", "Delete")
                .type("テ")
                .mustShow("Subject: ティスク容量不足")
                .press("Enter")
                .waitFor("\n>")
                .answer("容量😀がない")
                .press("Up", "End")
                .type("!")
                .mustShow("""
                        Subject: ティスク容量不足
                        Message: a line with only . or Alt-Enter ends the text, ~e opens your editor,
                        ~t fills in a template, ~x encrypts
                        > 容量😀がない!
                        >
                        """);
    }

    /** The size in columns; 0 is a terminal that does not know its size, as under expect. */
    @ParameterizedTest
    @ValueSource(ints = {0, 40, 60, 80})
    void wide_characters_at_the_end_of_a_row_stay_whole(int columns) {
        int width = columns == 0 ? 80 : columns;
        String text = "容量不足".repeat(width / 4);
        terminal.sized(width, 24)
                .run((columns == 0 ? "stty cols 0 rows 0; " : "") + "tickets create -d VPS -s Disk")
                .waitFor("\n>")
                .type(text)
                .waitForEnd(rows(text, width))
                .type("です")
                .press("BSpace", "BSpace", "BSpace", "Home")
                .type("ああ")
                .press("BSpace", "BSpace", "Delete", "End")
                .type("#");

        String left = text.substring(1, text.length() - 1) + "#";
        terminal.waitForEnd(rows(left, width));
    }

    /** The rows of a message of wide characters. */
    private static String rows(String text, int width) {
        StringBuilder rows = new StringBuilder("\n> ").append(text, 0, (width - 2) / 2);
        for (int from = (width - 2) / 2; from < text.length(); from += width / 2) {
            rows.append('\n').append(text, from, Math.min(text.length(), from + width / 2));
        }
        return rows.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40, 60})
    void a_list_fits_the_terminal(int columns) {
        terminal.sized(columns == 0 ? 80 : columns, 24)
                .run((columns == 0 ? "stty cols 0 rows 0; " : "") + "tickets create")
                .waitFor("> BESTNET-CLOUD")
                .press("Down")
                .mustShow((columns == 0
                                ? "Department: arrows to move, letters to filter, Enter to choose\n"
                                : columns == 60
                                        ? "Department: arrows to move, letters to filter, Enter to ch…\n"
                                        : "Department: arrows to move, letters to…\n")
                        + """
                          BESTNET-CLOUD Inquiries about VPS
                        > Billing       Invoices and payments
                          Domains       Domain names and DNS
                          General       Everything else
                        """
                        + (columns == 40
                                ? "  Not sure      support moves the tick…\n"
                                : "  Not sure      support moves the ticket to the right one\n"));
    }

    @Test
    void a_paste_may_hold_lines_with_a_dot() {
        terminal.run("tickets create -d VPS -s Log")
                .waitFor("\n>")
                .paste("first\n.\nlast\n")
                .waitFor("> last")
                .press("C-d")
                .waitFor("""
                        Subject: Log

                        first
                        .
                        last

                        --
                        Ref: tk-01kdy1h4m8q7wz3v5x9c2b6n0f

                        Next step""");
    }

    @Test
    void alt_enter_ends_a_message_and_lines_above_can_be_mended() {
        terminal.run("tickets create -d VPS -s Log --service VPS-2 --cc a@example.net")
                .waitFor("\n>")
                .answer("first")
                .type("second")
                .press("Up", "C-a")
                .type("the ")
                .press("M-Enter")
                .waitFor("""
                        Subject: Log
                        CC: a@example.net

                        the first
                        second

                        Related service""");
    }

    @Test
    void paths_are_completed_and_files_are_looked_at_at_once() {
        terminal.write("logs/app one.log", "a line\n");
        terminal.write("logs/.hidden", "x");
        terminal.run("tickets create -d VPS -s Log --service VPS-2 --cc a@example.net")
                .waitFor("\n>")
                .answer("Help")
                .answer(".")
                .waitFor("> Send")
                .type("att")
                .press("Enter")
                .waitFor("Attach a file")
                .type("lo")
                .press("Tab", "Tab")
                .waitFor("done): logs/app one.log")
                .press("Enter")
                .waitFor("Zip it?")
                .answer("y")
                .waitFor("Enter when done):\n".strip())
                .answer("gone.png")
                .waitFor("gone.png: the file does not exist")
                .press("C-u", "Enter")
                .waitFor("Attachment: app one.log.zip, ");
    }

    @Test
    void dropped_files_the_home_and_patterns_are_attached_and_enter_zips() {
        terminal.write("logs/1.log", "a line\n");
        terminal.write("logs/2.log", "a line\n");
        terminal.write("home/3.log", "a line\n");
        terminal.run("tickets create -d VPS -s Log --service VPS-2 --cc a@example.net")
                .waitFor("\n>")
                .answer("Help")
                .answer(".")
                .waitFor("> Send")
                .type("att")
                .press("Enter")
                .waitFor("Attach a file")
                .type("~/")
                .press("Tab")
                .waitFor("done): ~/3.log")
                .press("Enter")
                .waitFor("Zip it? [Y/n]")
                .press("Enter")
                .waitForEnd("[Y/n]\nAttach a file (TAB completes, Enter when done):")
                .answer("'logs/1.log' logs\\/2.log")
                .waitForEnd("2.log\nAttach a file (TAB completes, Enter when done):")
                .answer("logs/*.pdf")
                .waitFor("logs/*.pdf: no file matches")
                .press("C-u", "Enter")
                .waitFor("Attachment: 3.log.zip, ")
                .waitFor("Attachment: 1.log.zip, ")
                .waitFor("Attachment: 2.log.zip, ");
    }

    @Test
    void a_resize_in_a_list_and_in_a_line_draws_them_anew() {
        terminal.sized(60, 12)
                .run("tickets create")
                .waitFor("> BESTNET-CLOUD Inquiries about VPS")
                .resize(28, 6)
                .mustShow("""
                        Department: arrows to move…
                        > BESTNET-CLOUD Inquiries …
                          Billing       Invoices a…
                          Domains       Domain nam…
                          1-3 of 5
                        """)
                .press("End")
                .waitFor("> Not sure      support mo…")
                .resize(80, 24)
                .waitFor("support moves the ticket to the right one")
                .press("Up")
                .press("Enter")
                .waitFor("Subject:")
                .type("a subject that is longer than the narrow terminal is wide")
                .resize(40, 10)
                .type(", and goes on")
                .press("Enter")
                .waitFor("\n>")
                .press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);
        terminal.mustBeAsBefore();
    }

    @Test
    void more_lines_than_the_terminal_has_are_no_trouble() {
        terminal.sized(40, 8)
                .run("tickets create -d VPS -s Log --service VPS-2 --cc a@example.net")
                .waitFor("\n>");
        StringBuilder expected = new StringBuilder();
        for (int i = 1; i <= 30; i++) {
            terminal.answer("line " + i).waitFor("> line " + i + "\n>");
            expected.append("line ").append(i).append(i < 30 ? "\\n" : "");
        }
        terminal.answer(".").waitFor("> Show all").press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);
        assertThat(folder.resolve("home/.local/state/tickets/drafts"))
                .isDirectoryRecursivelyContaining(
                        path -> path.endsWith("draft.json") && contains(path, expected.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dumb", "unknown", ""})
    void a_terminal_that_cannot_draw_is_asked_line_by_line(String type) {
        terminal.write("graph.png", "not a picture");
        terminal.with("TERM", type)
                .run("tickets create")
                .waitFor("Number, or part of the name [1]:")
                .answer("bil")
                .waitFor("Subject:")
                .answer("請求書")
                .waitFor("a line with only . ends the text, ~e opens your editor")
                .answer("Several entries match:")
                .answer(".")
                .waitFor("Next step:")
                .answer("service")
                .waitFor("Related service:")
                .answer("vps")
                .waitFor("Several entries match:")
                .answer("2")
                .waitFor("Service - VPS-2")
                .answer("attachments")
                .waitFor("Attach a file")
                .answer("graph.png")
                .waitFor("graph.png: the content is not a .png file. Zip it? [Y/n]")
                .answer("n")
                .waitFor("[graph.png, - for nothing]:")
                .answer("-")
                .waitFor("[graph.png, - for nothing]: -\nNext step:")
                .answer("send")
                .waitForEnd("  2) View the ticket\nNumber, or part of the name [1]:")
                .answer("");

        assertThat(terminal.exitCode()).isZero();
        noDraftIsLeft();
        assertThat(terminal.screen()).contains("""
                Next step:
                  1) Send - as shown
                  2) Service - VPS-2
                  3) CC - none
                  4) Attachments - none
                  5) Screenshot - paste it from the clipboard
                  6) Urgency - not urgent
                  7) Encryption - off; needs a key, or a test
                  8) Edit - department, subject, message
                  9) Save - as a draft, to continue later
                  10) Cancel - the draft is kept too
                Number, or part of the name [1]: send
                Ticket created! #100001
                http://127.0.0.1:8017/tickets/view/100001/
                The address opens while 'tickets sandbox serve' runs.
                What next:
                  1) Nothing
                  2) View the ticket
                Number, or part of the name [1]:
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C-c", "C-d"})
    void a_terminal_that_cannot_draw_can_be_left_as_well(String key) throws IOException {
        terminal.with("TERM", "dumb")
                .run("tickets create -d Billing")
                .waitFor("Subject:")
                .press(key)
                .waitFor("hint: no draft is kept: nothing was written");
        assertThat(terminal.exitCode()).isEqualTo(130);
        noDraftIsLeft();
    }

    @Test
    void a_terminal_that_nobody_has_described_is_asked_line_by_line() {
        terminal.with("TERM", "no-such-terminal")
                .run("tickets create -d VPS")
                .waitFor("Asking line by line")
                .waitFor("Subject:");
    }

    @Test
    void an_editor_goes_on_with_what_was_typed() {
        terminal.write("bin/add", "#!/bin/sh\nprintf 'first\\nfrom the editor\\n' >\"$1\"\n");
        terminal.with("VISUAL", "sh " + folder.resolve("bin/add"))
                .run("tickets create -d VPS -s Log --service VPS-2 --cc a@example.net")
                .waitFor("\n>")
                .answer("first")
                .waitFor("> first\n>")
                .answer("~e")
                .waitFor("first\nfrom the editor\n\nRelated")
                .press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);
    }
}
