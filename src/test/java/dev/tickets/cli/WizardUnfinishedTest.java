package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A line that is not finished is kept, whatever ends the wizard in the middle of it. */
class WizardUnfinishedTest extends WizardScreenFixture {
    private static final String DISK = "-d VPS -s Disk ";

    /**
     * A question: the options and the message before it, what shows it, what is typed without Enter, and what the draft
     * then holds.
     */
    record Question(String name, String options, String message, String shown, String typed, String inDraft) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Question SUBJECT =
            new Question("subject", "-d VPS", "", "Subject:", "Disk 容量 full", "\"subject\":\"Disk 容量 full\"");
    private static final Question MESSAGE =
            new Question("message", DISK, "", "\n>", "It is full since", "\"message\":\"It is full since\"");
    private static final Question CC = new Question(
            "CC",
            DISK + "--service VPS-2",
            "Help",
            "CC (",
            "ann@example.net, bo",
            "\"cc\":[\"ann@example.net\",\"bo\"]");

    static Stream<Question> some_questions() {
        return Stream.of(SUBJECT, MESSAGE);
    }

    static Stream<Question> questions() {
        return Stream.of(
                new Question("department", "", "", "> BESTNET", "bil", "\"department\":\"bil\""),
                SUBJECT,
                MESSAGE,
                new Question("service", DISK, "Help", "> none", "web1", "\"service\":\"web1\""),
                CC);
    }

    static Stream<Arguments> ways_to_leave() {
        return questions()
                .flatMap(question -> Stream.of("Ctrl-C", "SIGTERM", "SIGHUP").map(end -> Arguments.of(question, end)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void ctrl_c_keeps_what_is_typed(Question question) throws IOException {
        isKept(question, "Ctrl-C");
    }

    @ParameterizedTest
    @MethodSource("some_questions")
    void sigterm_keeps_what_is_typed(Question question) throws IOException {
        isKept(question, "SIGTERM");
    }

    @ParameterizedTest
    @MethodSource("some_questions")
    void a_terminal_that_hangs_up_keeps_what_is_typed(Question question) throws IOException {
        isKept(question, "SIGHUP");
    }

    @Tag("thorough")
    @ParameterizedTest
    @MethodSource("ways_to_leave")
    void every_end_keeps_what_is_typed_at_every_question(Question question, String end) throws IOException {
        isKept(question, end);
    }

    private void isKept(Question question, String end) throws IOException {
        terminal.run("tickets create " + question.options());
        if (!question.message().isEmpty()) {
            terminal.waitFor("\n>").answer(question.message()).answer(".");
            terminal.waitFor("> Send").type(question.name()).press("Enter");
        }
        terminal.waitFor(question.shown()).type(question.typed()).waitFor(question.typed());

        leave(end);

        assertThat(drafts()).contains(question.inDraft());
    }

    private void leave(String end) {
        switch (end) {
            case "Ctrl-C" -> {
                terminal.press("C-c").waitForEnd(KEPT);
                assertThat(terminal.exitCode()).isEqualTo(130);
                terminal.mustBeAsBefore();
            }
            case "SIGTERM" -> {
                terminal.terminate().waitForEnd("""
                        tickets: interrupted before sending; nothing was sent
                        hint: the draft is kept; continue with: tickets create --draft 260102-k7qm
                        """);
                assertThat(terminal.exitCode()).isEqualTo(143);
                terminal.mustBeAsBefore();
            }
            default -> terminal.hangUp();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Ctrl-C, Subject:, -d VPS, \"subject\":\"ディスク a\"",
        "SIGTERM, Subject:, -d VPS, \"subject\":\"ディスク a\"",
        "Ctrl-C, Message, -d VPS -s Disk, \"message\":\"first\\nディスク a\"",
        "SIGTERM, Message, -d VPS -s Disk, \"message\":\"first\\nディスク a\""
    })
    void asked_line_by_line_the_line_that_the_terminal_holds_is_kept(
            String end, String question, String options, String inDraft) throws IOException {
        terminal.with("TERM", "dumb").run("tickets create " + options).waitFor(question);
        if (inDraft.contains("first")) {
            terminal.answer("first");
        }
        terminal.type("ディスク a").waitFor("ディスク a");

        if (end.equals("SIGTERM")) {
            terminal.terminate();
        } else {
            terminal.press("C-c");
        }

        terminal.waitForEnd("""
                tickets: interrupted before sending; nothing was sent
                hint: the draft is kept; continue with: tickets create --draft 260102-k7qm
                """);
        terminal.mustBeAsBefore();
        assertThat(drafts()).contains(inDraft);
    }

    @Test
    void all_lines_of_a_message_are_kept_also_the_one_that_is_changed() throws IOException {
        terminal.run("tickets create -d VPS -s Disk")
                .waitFor("\n>")
                .answer("first")
                .type("second")
                .press("Up", "Home")
                .type("the ")
                .waitFor("> the first\n> second")
                .press("C-c")
                .waitForEnd(KEPT);

        assertThat(drafts()).contains("\"message\":\"the first\\nsecond\"");
    }

    @Test
    void the_lines_about_urgency_are_kept() throws IOException {
        terminal.run("tickets create " + DISK + "--service VPS-2 --cc a@example.net")
                .waitFor("\n>")
                .answer("Help")
                .answer(".")
                .waitFor("> Send")
                .type("urg")
                .press("Enter")
                .waitFor("urgent?")
                .answer("y")
                .waitFor("Who or what is affected:")
                .type("all of the shop")
                .waitFor("shop")
                .press("C-c")
                .waitForEnd(KEPT);
        assertThat(drafts()).contains("\"impact\":\"all of the shop\"");
    }

    @Test
    void the_name_of_a_file_that_exists_is_kept_as_an_attachment() throws IOException {
        terminal.write("graph.png", "x");
        terminal.run("tickets create " + DISK + "--service VPS-2 --cc a@example.net")
                .waitFor("\n>")
                .answer("Help")
                .answer(".")
                .waitFor("> Send")
                .type("att")
                .press("Enter")
                .waitFor("Attach a file")
                .type("graph.png")
                .waitFor("done): graph.png")
                .press("C-c")
                .waitForEnd(KEPT);

        assertThat(drafts()).contains("/graph.png\"]");
    }

    @Test
    void an_emptied_line_is_nothing_and_a_filter_replaces_no_earlier_answer() throws IOException {
        terminal.run("tickets create -d VPS -s Disk --service VPS-4 --cc a@example.net")
                .waitFor("\n>")
                .type("not this")
                .press("C-u")
                .waitForEnd("encrypts\n>")
                .press("C-c")
                .waitForEnd(KEPT);
        assertThat(drafts()).doesNotContain("\"message\":");

        terminal.run("tickets create --draft $(ls home/.local/state/tickets/drafts)")
                .waitFor("\n>")
                .answer("Help")
                .answer(".")
                .waitFor("> Send")
                .type("service")
                .press("Enter")
                .waitFor("> VPS-4")
                .type("none")
                .waitFor("service: none")
                .press("C-c")
                .waitForEnd(KEPT);
        assertThat(drafts()).contains("\"service\":\"VPS-4\"");
    }

    @Test
    void a_line_goes_on_where_it_was_left() throws IOException {
        isKept(MESSAGE, "Ctrl-C");

        terminal.run("tickets create").waitFor("> Continue").press("Enter").waitFor("> It is full since");
    }
}
