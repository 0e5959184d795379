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
                        Message: a line with only . or Alt-Enter ends the text, ~e opens your editor
                        > 容量😀がない!
                        >
                        """);
    }

    @Test
    void a_paste_may_hold_lines_with_a_dot() {
        terminal.run("tickets create -d VPS -s Log")
                .waitFor("\n>")
                .paste("first\n.\nlast\n")
                .waitFor("> last")
                .press("C-d")
                .waitFor("> none")
                .press("Enter")
                .waitFor("CC (")
                .answer("")
                .waitFor("Attach")
                .answer("")
                .waitFor("urgent?")
                .answer("")
                .waitFor("""
                        Subject: Log

                        first
                        .
                        last

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
                .waitFor("Attach a file")
                .mustShow("""
                        Message: a line with only . or Alt-Enter ends the text, ~e opens your editor
                        > the first
                        > second
                        Attach a file (TAB completes, Enter when done):
                        """);
    }

    @Test
    void paths_are_completed_and_files_are_looked_at_at_once() {
        terminal.write("logs/app one.log", "a line\n");
        terminal.write("logs/.hidden", "x");
        terminal.run("tickets create -d VPS -s Log --service VPS-2 --cc a@example.net")
                .waitFor("\n>")
                .answer("Help")
                .answer(".")
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
                .waitFor("urgent?")
                .answer("n")
                .waitFor("Attachment: app one.log.zip, ");
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
                          1-3 of 4
                        """)
                .press("End")
                .waitFor("> General       Everything…")
                .resize(80, 24)
                .waitFor("Everything else")
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
        terminal.answer(".").waitFor("Attach a file").press("C-c");
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
                .waitFor("Related service:")
                .waitFor("name [1]:\n".strip())
                .answer("vps")
                .waitFor("Several entries match:")
                .answer("2")
                .waitFor("CC (addresses")
                .answer("")
                .waitFor("Attach a file")
                .answer("graph.png")
                .waitFor("[graph.png, - for nothing]:")
                .answer("-")
                .waitFor("urgent?")
                .answer("n")
                .waitFor("Next step:")
                .waitFor("name [1]:\n".strip())
                .answer("send")
                .waitFor("What next:")
                .answer("");

        assertThat(terminal.exitCode()).isZero();
        noDraftIsLeft();
        assertThat(terminal.screen()).contains("""
                Next step:
                  1) Send - as shown
                  2) Change something
                  3) Save as a draft - to continue later
                  4) Cancel - the draft is kept too
                Number, or part of the name [1]: send
                Ticket created! #100001
                http://127.0.0.1:8017/tickets/view/100001/
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
                .waitFor("hint: the draft is kept; continue with: tickets create --draft 260102-k7qm");
        assertThat(terminal.exitCode()).isEqualTo(130);
        assertThat(drafts()).contains("\"department\":\"Billing\"");
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
                .waitFor("from the editor\nAttach a file")
                .answer("")
                .waitFor("urgent?")
                .answer("")
                .waitFor("first\nfrom the editor\n\nRelated")
                .press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);
    }
}
