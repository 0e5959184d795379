package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.state.drafts.DraftFiles;
import dev.tickets.state.drafts.KeptDraft;
import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli.Run;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.TicketNumber;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A draft that the wizard has left goes on at the question that was left, and is never sent half. */
class WizardDraftsTest extends DraftsCommandFixture {
    private String left(Draft draft, String... questions) {
        KeptDraft kept = drafts.add("sandbox", draft, null).asking(List.of(questions));
        return drafts.keep(kept, draft, new DraftFiles(folder, folder.resolve("staging")))
                .id();
    }

    private Run atTerminal(String answers, String... command) {
        return cli.with("TERM", "dumb")
                .on(new Terminal(true, true, true))
                .stdin(answers)
                .run(command);
    }

    private static Draft half() {
        return complete().but().message("half a").draft();
    }

    /** The open questions of a draft, and the first question when the draft is continued. */
    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of(Draft.ticket().draft(), List.of("department", "subject", "message"), "Department:\n"),
                Arguments.of(Draft.ticket().department("1").draft(), List.of("subject", "message"), "Subject: "),
                Arguments.of(half(), List.of("message", "review"), "Message: "),
                Arguments.of(
                        complete().but().message("Question:\n{{question}}").draft(),
                        List.of("message question", "review"),
                        "Template question: Enter leaves a field empty, ~e opens your editor\nQuestion: "),
                Arguments.of(complete(), List.of("service", "review"), "Related service:\n"),
                Arguments.of(complete(), List.of("cc", "review"), "CC (addresses"),
                Arguments.of(complete(), List.of("attachments", "review"), "Attach a file"),
                Arguments.of(complete(), List.of("urgency", "review"), "Is the ticket urgent? [y/N] "),
                Arguments.of(
                        complete(),
                        List.of("encryption", "review"),
                        "Nothing can be encrypted yet: no key is configured, and no test has proven that this portal"
                                + " encrypts.\nEncryption:\n"),
                Arguments.of(complete(), List.of("review"), "\nDepartment: BESTNET-CLOUD (1)\nSubject: Down\n"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_named_draft_goes_on_at_its_open_question(Draft draft, List<String> questions, String first) {
        String id = left(draft, questions.toArray(new String[0]));

        Run run = atTerminal("", "create", "--draft", id);

        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.err()).startsWith(first);
        // an empty draft is not kept
        assertThat(drafts.all())
                .hasSize(draft.department() == null ? 0 : 1)
                .allSatisfy(kept -> assertThat(kept.questions()).contains("review"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void an_offered_draft_goes_on_there_too(Draft draft, List<String> questions, String first) {
        left(draft, questions.toArray(new String[0]));

        Run run = atTerminal(draft.department() == null ? "" : "\n", "create");

        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.err()).contains(first);
    }

    @Test
    void a_reply_goes_on_at_its_message() {
        cli.run("create", "-d", "1", "-s", "Down", "-m", "Help");
        String id =
                left(Draft.reply(new TicketNumber("100001")).message("half a").draft(), "message", "review");

        Run run = atTerminal("reply\n.\n\n", "reply", "--draft", id);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("~t fills in a template, ~x encrypts\nhalf a\n")
                .contains("""
                        Reply to: #100001 Down

                        half a
                        reply
                        """);
    }

    @Test
    void in_a_script_a_half_message_is_not_sent() {
        String id = left(half(), "message", "review");

        assertThat(cli.run("create", "--draft", id)).isEqualTo(new Run(2, "", """
                tickets: the message of the draft %s is not finished; nothing was sent
                hint: continue on a terminal: tickets create --draft %s; or pass the whole message with -m TEXT or -F FILE
                """.formatted(id, id)));
        assertThat(cli.run("create", "--draft", id, "-m", "Whole").exitCode()).isZero();
        assertThat(drafts.all()).isEmpty();
    }

    @Test
    void in_a_script_a_draft_that_was_left_at_the_menu_is_complete() {
        String id = left(complete(), "review");

        assertThat(cli.run("create", "--draft", id).exitCode()).isZero();
    }

    @Test
    void a_message_on_the_command_line_answers_the_open_question() {
        String id = left(half(), "message", "review");

        assertThat(atTerminal("", "create", "--draft", id, "-m", "Whole"))
                .isEqualTo(new Run(0, """
                Ticket created! #100001
                http://127.0.0.1:8017/tickets/view/100001/
                """, "The address opens while 'tickets sandbox serve' runs.\n"));
    }
}
