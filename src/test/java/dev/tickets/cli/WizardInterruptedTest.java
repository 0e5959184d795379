package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever ends the wizard on a terminal, no answer is lost, and the draft is named. */
class WizardInterruptedTest extends WizardScreenFixture {
    /** The id of the only one. */
    private String draftId() throws IOException {
        try (Stream<Path> folders = Files.list(folder.resolve("home/.local/state/tickets/drafts"))) {
            return String.valueOf(
                    folders.reduce((one, other) -> one).orElseThrow().getFileName());
        }
    }

    /** The first, one with a line, one with lines, and the last. */
    private static Stream<Integer> some_questions() {
        return Stream.of(0, 1, 2, LAST);
    }

    private static Stream<Integer> questions() {
        return Stream.iterate(0, question -> question < STEPS.size(), question -> question + 1);
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
    @CsvSource({"0, C-d", "1, C-c", "2, C-d", "11, C-c"})
    void whoever_leaves_is_told_how_to_go_on(int question, String key) throws IOException {
        leave(question, key);
    }

    @Tag("thorough")
    @ParameterizedTest
    @MethodSource("ways_to_leave")
    void whoever_leaves_at_any_question_is_told_how_to_go_on(int question, String key) throws IOException {
        leave(question, key);
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
                .waitForEnd("tickets: interrupted before sending; nothing was sent\n"
                        + (question == 0
                                ? NOTHING_WRITTEN
                                : "hint: the draft is kept; continue with: tickets create --draft 260102-k7qm"));

        assertThat(terminal.exitCode()).isEqualTo(143);
        assertThat("\n" + terminal.screen())
                .contains("\ntickets: interrupted")
                .doesNotContain("> BESTNET-CLOUD", "unexpected");
        terminal.mustBeAsBefore();
        everyAnswerIsKeptAfterLeaving(question);
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
                        An unfinished draft exists: arrows to move, letters to filter, Enter to choose
                        > Continue            with the draft 'Inv'
                          Start a new message the draft is kept
                          Delete the draft    and start a new message
                        """)
                .press("Enter")
                .waitFor("> and more")
                .press("C-d")
                .waitFor("half a message\nand more\n\n--\nRef: tk-")
                .waitFor("> Send")
                .press("Enter")
                .waitFor("> Nothing")
                .press("Enter");
        assertThat(terminal.exitCode()).isZero();
        noDraftIsLeft();
    }

    @Test
    void saved_and_cancelled_drafts_are_kept_and_named() throws IOException {
        answerUpTo(LAST);
        terminal.type("save").press("Enter").waitForEnd("""
                Next step: Save
                Nothing was sent.
                The draft is kept; continue with: tickets create --draft 260102-k7qm
                """);
        assertThat(terminal.exitCode()).isZero();
        everyAnswerIsKept(LAST);

        terminal.run("tickets create")
                .waitFor("> Continue")
                .press("Enter")
                .waitFor("> Show all")
                .press("End", "Enter");
        terminal.waitFor("tickets: cancelled; nothing was sent");
        assertThat(terminal.exitCode()).isEqualTo(130);
        everyAnswerIsKept(LAST);
    }

    @Test
    void a_draft_may_be_thrown_away_and_one_that_says_nothing_is_not_offered() throws IOException {
        terminal.run("tickets create").waitFor("> BESTNET-CLOUD").press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);
        terminal.run("tickets create").waitFor("> BESTNET-CLOUD").press("Enter");
        terminal.waitFor("Subject:").press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);
        terminal.run("tickets create")
                .waitFor("> Continue            with the draft for BESTNET-CLOUD")
                .press("Down", "Down", "Enter")
                .waitFor("> BESTNET-CLOUD")
                .press("C-c");
        assertThat(terminal.exitCode()).isEqualTo(130);

        noDraftIsLeft();
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
}
