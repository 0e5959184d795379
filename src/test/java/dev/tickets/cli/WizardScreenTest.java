package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.PseudoTerminal;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The wizard of {@code tickets create} on a real pseudo-terminal, with the practice portal. */
class WizardScreenTest {
    private static final String KEPT = """
            tickets: left before it was sent
            hint: the draft is kept, go on with: tickets create --draft 260102-k7qm
            """;

    @TempDir
    Path folder;

    private PseudoTerminal terminal;

    @BeforeEach
    void sit_down() {
        terminal = new PseudoTerminal(folder);
    }

    @AfterEach
    void leave() {
        terminal.close();
    }

    /** What is on disk of the drafts, one after the other. */
    private String drafts() throws IOException {
        StringBuilder found = new StringBuilder();
        try (Stream<Path> folders = Files.list(folder.resolve("home/.local/state/tickets/drafts"))) {
            for (Path draft : folders.toList()) {
                found.append(Files.readString(draft.resolve("draft.json")));
            }
        }
        return found.toString();
    }

    /** The id of the only one. */
    private String draftId() throws IOException {
        try (Stream<Path> folders = Files.list(folder.resolve("home/.local/state/tickets/drafts"))) {
            return String.valueOf(
                    folders.reduce((one, other) -> one).orElseThrow().getFileName());
        }
    }

    private void noDraftIsLeft() {
        assertThat(folder.resolve("home/.local/state/tickets/drafts")).isEmptyDirectory();
    }

    @Test
    void only_what_is_missing_is_asked_and_the_result_is_on_standard_output() {
        terminal.run("tickets create -d VPS -s 'Disk full' --service VPS-2 --cc a@example.net -o json | cat >out")
                .waitFor("\n>")
                .answer("Please help")
                .answer(".")
                .waitFor("Attach a file")
                .answer("")
                .waitFor("Is it urgent?")
                .answer("")
                .mustShow("""
                        Message: a . on a line of its own or Alt-Enter ends it, ~e opens your editor
                        > Please help
                        > .
                        Attach a file (TAB completes, Enter when done):
                        Is it urgent? [y/N]

                        Department: BESTNET-CLOUD (1)
                        Subject: Disk full
                        CC: a@example.net

                        Please help

                        Related service: VPS-2 (7, web1.example.net)
                        CC: a@example.net

                        What now: arrows, letters to filter, Enter
                        > Send             as it stands here
                          Change something
                          Save as a draft  to go on another time
                          Cancel           the draft is kept as well
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
                """);

        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void with_no_input_nothing_is_asked_either() {
        terminal.run("tickets create --no-input -d VPS -s 'Disk full'").mustShow("""
                tickets: there is no message
                hint: -m TEXT, -F FILE, or -F - to read it from a pipe
                """);

        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    /** The questions in their order: what shows that one is asked, and how to answer it. */
    private record Step(String shown, List<String> keys, String inDraft) {}

    private static final List<Step> STEPS = List.of(
            new Step("> BESTNET-CLOUD", List.of("Down", "Enter"), "\"department\":\"Billing\""),
            new Step("Subject:", List.of("I", "n", "v", "Enter"), "\"subject\":\"Inv\""),
            new Step("\n>", List.of("H", "i", "Enter", ".", "Enter"), "\"message\":\"Hi\""),
            new Step("> none", List.of("Down", "Enter"), "\"service\":\"VPS-2\""),
            new Step("CC (", List.of("a", "@", "b", ".", "c", "o", "Enter"), "\"cc\":[\"a@b.co\"]"),
            new Step("Attach a file", List.of("Enter"), "\"urgent\":false"),
            new Step("Is it urgent?", List.of("y", "Enter"), "\"urgent\":true"),
            new Step("Who or what is affected:", List.of("u", "s", "Enter"), "\"impact\":\"us\""),
            new Step("How you are best reached:", List.of("m", "a", "i", "l", "Enter"), "\"contact\":\"mail\""),
            new Step("> Send", List.of(), ""));

    /** The first, one with a line, one with lines, and the last. */
    private static Stream<Integer> some_questions() {
        return Stream.of(0, 1, 2, STEPS.size() - 1);
    }

    private static Stream<Integer> questions() {
        return Stream.iterate(0, question -> question < STEPS.size(), question -> question + 1);
    }

    private void answerUpTo(int question) {
        terminal.run("tickets create");
        for (Step step : STEPS.subList(0, question)) {
            terminal.waitFor(step.shown()).press(step.keys().toArray(new String[0]));
        }
        terminal.waitFor(STEPS.get(question).shown());
    }

    private void everyAnswerIsKept(int question) throws IOException {
        for (Step step : STEPS.subList(0, question)) {
            if (!step.inDraft().equals("\"urgent\":false")) {
                assertThat(drafts()).contains(step.inDraft());
            }
        }
        assertThat(drafts()).contains("\"profile\":\"sandbox\"");
    }

    @ParameterizedTest
    @MethodSource("some_questions")
    void a_kill_at_a_question_loses_no_answer(int question) throws IOException {
        kill(question);
    }

    @Tag("thorough")
    @ParameterizedTest
    @MethodSource("questions")
    void a_kill_at_any_question_loses_no_answer(int question) throws IOException {
        kill(question);
    }

    private void kill(int question) throws IOException {
        answerUpTo(question);

        terminal.kill();

        assertThat(terminal.exitCode()).isEqualTo(137);
        everyAnswerIsKept(question);
    }

    static Stream<Arguments> ways_to_leave() {
        return questions().flatMap(question -> Stream.of("C-c", "C-d").map(key -> Arguments.of(question, key)));
    }

    @ParameterizedTest
    @CsvSource({"0, C-d", "1, C-c", "2, C-d", "9, C-c"})
    void whoever_leaves_is_told_how_to_go_on(int question, String key) throws IOException {
        leave(question, key);
    }

    @Tag("thorough")
    @ParameterizedTest
    @MethodSource("ways_to_leave")
    void whoever_leaves_at_any_question_is_told_how_to_go_on(int question, String key) throws IOException {
        leave(question, key);
    }

    private void leave(int question, String key) throws IOException {
        answerUpTo(question);

        terminal.press(key).waitForEnd(KEPT);

        assertThat(terminal.exitCode()).isEqualTo(130);
        terminal.mustBeAsBefore();
        everyAnswerIsKept(question);
    }

    @ParameterizedTest
    @MethodSource("some_questions")
    void sigterm_leaves_the_terminal_as_it_was_and_says_how_to_go_on(int question) throws IOException {
        terminate(question);
    }

    @Tag("thorough")
    @ParameterizedTest
    @MethodSource("questions")
    void sigterm_at_any_question_leaves_the_terminal_as_it_was_and_says_how_to_go_on(int question) throws IOException {
        terminate(question);
    }

    private void terminate(int question) throws IOException {
        answerUpTo(question);

        terminal.terminate()
                .waitForEnd("tickets: interrupted before it was sent\n"
                        + "hint: the draft is kept, go on with: tickets create --draft 260102-k7qm");

        assertThat(terminal.exitCode()).isEqualTo(143);
        assertThat("\n" + terminal.screen())
                .contains("\ntickets: interrupted")
                .doesNotContain("> BESTNET-CLOUD", "unexpected");
        terminal.mustBeAsBefore();
        everyAnswerIsKept(question);
    }

    @Test
    void what_a_pipe_brought_survives_a_kill_and_is_sent_with_the_draft() throws IOException {
        RequiredTool.named("bash");
        terminal.run("bash -c 'tickets create -d 1 -s Disk -a note.pdf=<(printf %%PDF-1.4)'")
                .waitFor("Message")
                .kill();
        assertThat(terminal.exitCode()).isEqualTo(137);
        String id = draftId();

        terminal.run("tickets create --draft " + id + " -m 'It is full' -o tsv --fields state,attachments");

        assertThat(terminal.exitCode()).isZero();
        terminal.mustShow("created note.pdf");
    }

    /** An editor that draws on a screen of its own, and wipes it when it is ended. */
    @Test
    void sigterm_while_the_editor_is_open_says_how_to_go_on_when_the_editor_is_gone() throws IOException {
        terminal.write("editor", """
                echo 'half a sentence' >"$1"
                tail -f /dev/null & tail=$!
                trap 'kill $tail; printf "\\033[?1049l"; exit 1' TERM
                printf '\\033[?1049h\\033[Hediting\\n'
                wait
                """);
        terminal.with("EDITOR", "sh editor")
                .run("tickets create -d 1 -s Down -e")
                .waitFor("editing")
                .terminate()
                .waitForEnd("tickets: interrupted in the editor\n"
                        + "hint: the draft is kept: tickets create --draft 260102-k7qm -e");

        assertThat(terminal.exitCode()).isEqualTo(143);
        terminal.mustShow("""
                tickets: interrupted in the editor
                hint: the draft is kept: tickets create --draft 260102-k7qm -e
                """);
        terminal.mustBeAsBefore();
    }

    @Test
    void a_terminal_that_hangs_up_loses_nothing_and_the_next_create_goes_on() throws IOException {
        answerUpTo(2);
        terminal.type("half a message").press("Enter").type("and more").waitFor("> and more");
        terminal.close();

        everyAnswerIsKept(2);
        terminal.run("tickets create")
                .mustShow("""
                        There is an unfinished one: arrows, letters to filter, Enter
                        > Go on         with the draft 'Inv'
                          Begin anew    the draft is kept
                          Throw it away and begin anew
                        """)
                .press("Enter")
                .waitForEnd("""
                        Department: Billing (2)
                        Subject: Inv

                        half a message

                        What now: arrows, letters to filter, Enter
                        > Send             as it stands here
                          Change something
                          Save as a draft  to go on another time
                          Cancel           the draft is kept as well
                        """)
                .press("Enter")
                .waitFor("> Nothing")
                .press("Enter");
        assertThat(terminal.exitCode()).isZero();
        noDraftIsLeft();
    }

    @Test
    void saved_and_cancelled_drafts_are_kept_and_named() throws IOException {
        answerUpTo(9);
        terminal.press("Down", "Down", "Enter").waitForEnd("""
                What now: Save as a draft
                Nothing was sent.
                The draft is kept, go on with: tickets create --draft 260102-k7qm
                """);
        assertThat(terminal.exitCode()).isZero();
        everyAnswerIsKept(9);

        terminal.run("tickets create")
                .waitFor("> Go on")
                .press("Enter")
                .waitFor("> Send")
                .press("Up", "End", "Enter");
        terminal.waitFor("tickets: cancelled; nothing was sent");
        assertThat(terminal.exitCode()).isEqualTo(130);
        everyAnswerIsKept(9);
    }

    @Test
    void a_draft_may_be_thrown_away_and_one_that_says_nothing_is_not_offered() throws IOException {
        terminal.run("tickets create").waitFor("> BESTNET-CLOUD").press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);
        terminal.run("tickets create").waitFor("> BESTNET-CLOUD").press("Enter");
        terminal.waitFor("Subject:").press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);
        terminal.run("tickets create")
                .waitFor("> Go on         with the draft for BESTNET-CLOUD")
                .press("Down", "Down", "Enter")
                .waitFor("> BESTNET-CLOUD")
                .press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);

        assertThat(drafts()).doesNotContain("BESTNET").contains("\"profile\":\"sandbox\"");
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
                          nothing like that
                        """)
                .press("Enter", "C-u", "Down", "Down", "Down", "Down", "Up")
                .mustShow("""
                        Department: arrows, letters to filter, Enter
                          BESTNET-CLOUD Inquiries about VPS
                          Billing       Invoices and payments
                        > Domains       Domain names and DNS
                          General       Everything else
                        """)
                .press("Enter")
                .mustShow("""
                        Department: Domains
                        Subject:
                        """);
    }

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
                        Message: a . on a line of its own or Alt-Enter ends it, ~e opens your editor
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

                        What now""");
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
                        Message: a . on a line of its own or Alt-Enter ends it, ~e opens your editor
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
                .waitFor("Zip it? [y/N]")
                .answer("y")
                .waitFor("Enter when done):\n".strip())
                .answer("gone.png")
                .waitFor("gone.png: there is no such file")
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
                        Department: arrows, letter…
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

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void ctrl_z_stops_it_and_fg_goes_on_where_it_was() {
        terminal.with("PS1", "$ ")
                .run("bash --norc --noprofile -i")
                .waitFor("$")
                .answer("tickets create")
                .waitFor("> BESTNET-CLOUD")
                .press("C-z")
                .waitFor("Stopped")
                .answer("fg")
                .waitFor("> BESTNET-CLOUD")
                .press("Down", "Enter")
                .waitFor("Subject:")
                .type("Inv")
                .press("C-z")
                .waitFor("Inv\n[1]+  Stopped")
                .answer("fg")
                .waitFor("tickets create\nSubject: Inv")
                .type("oice")
                .waitFor("Subject: Invoice")
                .press("C-c")
                .waitForEnd(KEPT + "$")
                .answer("exit");
        terminal.mustBeAsBefore();
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
                .waitFor("a . on a line of its own ends it, ~e opens your editor")
                .answer("Which one?")
                .answer(".")
                .waitFor("Related service:")
                .waitFor("name [1]:\n".strip())
                .answer("vps")
                .waitFor("Which one?")
                .answer("2")
                .waitFor("CC (addresses")
                .answer("")
                .waitFor("Attach a file")
                .answer("graph.png")
                .waitFor("[graph.png, - for nothing]:")
                .answer("-")
                .waitFor("urgent?")
                .answer("n")
                .waitFor("What now:")
                .waitFor("name [1]:\n".strip())
                .answer("send")
                .waitFor("What next:")
                .answer("");

        assertThat(terminal.exitCode()).isZero();
        noDraftIsLeft();
        assertThat(terminal.screen()).contains("""
                What now:
                  1) Send - as it stands here
                  2) Change something
                  3) Save as a draft - to go on another time
                  4) Cancel - the draft is kept as well
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
                .waitFor("hint: the draft is kept, go on with: tickets create --draft 260102-k7qm");
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
                .waitFor("So there is no list to choose from")
                .waitFor("Department:")
                .answer("VPS")
                .waitFor("Subject:")
                .answer("Down")
                .waitFor("\n>")
                .answer("Help")
                .answer(".")
                .waitFor("CC (")
                .answer("")
                .waitFor("Attach")
                .answer("")
                .waitFor("urgent?")
                .answer("")
                .waitFor("Department: VPS (looked up when it is sent)")
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
                .waitFor("Attach")
                .answer("")
                .waitFor("> Send")
                .press("Enter")
                .waitFor("> Nothing")
                .press("Enter");
        assertThat(terminal.exitCode()).isZero();

        terminal.run("tickets create -d VPS").waitFor("Subject:").press("Up").mustShow("Subject: Disk full");
    }
}
