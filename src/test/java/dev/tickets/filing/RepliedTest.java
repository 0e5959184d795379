package dev.tickets.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies, attachments and changes of status count when reading back shows them. */
class RepliedTest {
    private static final String OPEN = "{'ticket':{'ticket_number':'7','subject':'Disk','body':'x','status':'Open'}";
    private static final String CLOSED = OPEN.replace("Open", "Closed");
    private static final String BEFORE = OPEN + ",'replies':[{'id':'1','type':'Admin','body':'Why?'}]}";
    private static final String AFTER =
            OPEN + ",'replies':[{'id':'1','type':'Admin','body':'Why?'},{'id':'2','body':'Because'}]}";

    @TempDir
    Path folder;

    @Test
    void a_new_message_of_ours_proves_a_reply() {
        try (Answers answers =
                new Answers(folder).ticket("7", BEFORE).ticket("7", AFTER).replied()) {
            Cli.Run run = answers.reply("Because", "-o", "json");
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("\"messageId\": \"2\"", "\"state\": \"replied\"");
        }
    }

    @Test
    void messages_without_ids_are_counted() {
        try (Answers answers = new Answers(folder)
                .ticket("7", BEFORE.replace("'id':'1',", ""))
                .ticket("7", AFTER.replace("'id':'1',", "").replace("'id':'2',", ""))
                .replied()) {
            assertThat(answers.reply("Because").exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'1','type':'Admin','body':'Why?'}",
                "{'id':'1','type':'Admin','body':'Why?'},{'id':'2','type':'Admin','body':'Because'}",
                "{'id':'1','type':'Admin','body':'Why?'},{'id':'2','status':'','body':'Because'}"
            })
    void a_reply_that_does_not_show_is_unclear_and_not_sent_again(String replies) {
        try (Answers answers = new Answers(folder)
                .ticket("7", BEFORE)
                .ticket("7", OPEN + ",'replies':[" + replies + "]}")
                .replied()) {
            Cli.Run run = answers.reply("Because");
            assertThat(run.exitCode()).isEqualTo(6);
            assertThat(run.err()).contains("the ticket does not show the reply", "do not send the message again");
            assertThat(answers.changes()).isEqualTo(1);
        }
    }

    @Test
    void a_reply_cut_short_is_incomplete() {
        try (Answers answers =
                new Answers(folder).ticket("7", BEFORE).ticket("7", AFTER).replied()) {
            Cli.Run run = answers.reply("Because \uD83D\uDE00 of that");
            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.err()).contains("only the first 7 of");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[{'id':'1','name':'a.png','size':12},{'id':'2','name':'b.png','size':'12'}] | 0 | ",
                "[{'id':'1','name':'a.png'},{'id':'2','name':'b.png'}] | 0 | ",
                "[{'id':'1','name':'a_1.png'},{'id':'2','name':'f3e2.png','size':12}] | 0 | ",
                "[{'id':'1','name':'a.png'}] | 5 | the attachment b.png",
                "[{'id':'1','name':'renamed.png'}] | 5 | the attachments a.png, b.png",
                "[{'id':'1','name':'a.png','size':5},{'id':'2','name':'b.png'}] | 5 | the attachment a.png",
                "[] | 5 | attachment-transport",
            })
    void attachments_that_do_not_show_are_named(String shown, int exitCode, @Nullable String said) {
        try (Answers answers = new Answers(folder)
                .ticket("7", BEFORE)
                .ticket(
                        "7",
                        OPEN + ",'replies':[{'id':'1','type':'Admin','body':'Why?'},"
                                + "{'id':'2','body':'Because','attachments':" + shown + "}]}")
                .replied()) {
            Cli.Run run = answers.reply("Because", "-a", answers.picture("a.png"), answers.picture("b.png"));
            assertThat(run.exitCode()).isEqualTo(exitCode);
            assertThat(run.err()).contains(said == null ? "" : said);
            assertThat(answers.changes()).isEqualTo(1);
        }
    }

    @Test
    void a_closed_ticket_takes_no_reply_unless_it_may_be_reopened() {
        try (Answers answers = new Answers(folder)
                .ticket("7", CLOSED + "}")
                .ticket("7", CLOSED + "}")
                .ticket("7", OPEN + "}")
                .ticket("7", OPEN + ",'replies':[{'id':'2','body':'Because'}]}")
                .replied()) {
            answers.portal.answers("PUT /api/tickets/7/open", 200, "{}");
            Cli.Run refused = answers.reply("Because");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("is closed; the reply was not sent", "--reopen");
            assertThat(answers.changes()).isZero();
            assertThat(answers.reply("Because", "--reopen").exitCode()).isZero();
            assertThat(answers.changes()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'info':['closed']}", "", "[]"})
    void closing_is_believed_when_it_is_read_back(String answer) {
        try (Answers answers = new Answers(folder).ticket("7", OPEN + "}").ticket("7", CLOSED + "}")) {
            answers.portal.answers("PUT /api/tickets/7/close", 200, Answers.json(answer));
            assertThat(answers.run(List.of("close", "7")).exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200 | {'success':true} | 1",
                "200 | {'error':['cantclosestaff']} | 1",
                "200 | {'error':['noprivileges']} | 4",
                "502 | <html> | 6"
            })
    void closing_that_is_not_read_back_did_not_happen(int status, String answer, int exitCode) {
        try (Answers answers = new Answers(folder).ticket("7", OPEN + "}")) {
            answers.portal.answers("PUT /api/tickets/7/close", status, Answers.json(answer));
            assertThat(answers.run(List.of("close", "7")).exitCode()).isEqualTo(exitCode);
            assertThat(answers.changes()).isEqualTo(1);
        }
    }

    @Test
    void a_stumble_is_forgiven_when_the_ticket_is_closed_afterwards() {
        try (Answers answers = new Answers(folder).ticket("7", OPEN + "}").ticket("7", CLOSED + "}")) {
            answers.portal.answers("PUT /api/tickets/7/close", 502, "<html>");
            assertThat(answers.run(List.of("close", "7")).exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"Open, 0", "Client-Reply, 0", "Closed, 1"})
    void reopening_is_believed_when_any_open_status_is_read_back(String status, int exitCode) {
        try (Answers answers =
                new Answers(folder).ticket("7", CLOSED + "}").ticket("7", CLOSED.replace("Closed", status) + "}")) {
            answers.portal.answers("PUT /api/tickets/7/open", 200, "{}");
            assertThat(answers.run(List.of("reopen", "7")).exitCode()).isEqualTo(exitCode);
        }
    }

    @Test
    void what_the_portal_leaves_as_it_was_is_said_with_where_to_look() {
        try (Answers answers =
                new Answers(folder).ticket("7", OPEN + "}").ticket("8", CLOSED.replace("'7'", "'8'") + "}")) {
            answers.portal.answers("PUT /api/tickets/7/close", 200, "{}").answers("PUT /api/tickets/8/open", 200, "{}");

            assertThat(answers.run(List.of("close", "7")))
                    .isEqualTo(new Cli.Run(1, "", """
                    tickets: the portal did not close ticket #7; its status is still Open
                    hint: check the ticket's page for the reason: %s/tickets/view/7/
                    """.formatted(answers.portal.uri())));
            assertThat(answers.run(List.of("reopen", "8")))
                    .isEqualTo(new Cli.Run(1, "", """
                    tickets: the portal did not reopen ticket #8; its status is still Closed
                    hint: check the ticket's page for the reason: %s/tickets/view/8/
                    """.formatted(answers.portal.uri())));
        }
    }

    @Test
    void a_change_that_cannot_be_read_back_is_unclear() {
        try (Answers answers =
                new Answers(folder).ticket("7", OPEN + "}").ticket("8", CLOSED.replace("'7'", "'8'") + "}")) {
            answers.portal.answers("PUT /api/tickets/7/close", 200, "{}").answers("PUT /api/tickets/8/open", 200, "{}");
            answers.portal.answers("GET /api/tickets/7", 502, "<html>").answers("GET /api/tickets/8", 403, "{}");

            assertThat(answers.run(List.of("close", "7")))
                    .isEqualTo(new Cli.Run(6, "", """
                    tickets: the portal received the request to close ticket #7, but reading the ticket back failed: the portal failed with HTTP 502 at GET %s/api/tickets/7
                    hint: tickets view 7
                    """.formatted(answers.portal.uri())));
            assertThat(answers.run(List.of("reopen", "8")))
                    .isEqualTo(new Cli.Run(6, "", """
                    tickets: the portal received the request to reopen ticket #8, but reading the ticket back failed: the portal forbids GET %s/api/tickets/8
                    hint: tickets view 8
                    """.formatted(answers.portal.uri())));
            assertThat(answers.changes()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200 | {'error':['noprivileges']} | 4",
                "200 | {'error':['cantreopen']} | 1",
                "403 | {} | 4",
                "502 | <html> | 6"
            })
    void reopening_that_is_refused_or_unclear_is_asked_for_once(int status, String answer, int exitCode) {
        try (Answers answers = new Answers(folder).ticket("7", CLOSED + "}")) {
            answers.portal.answers("PUT /api/tickets/7/open", status, Answers.json(answer));
            assertThat(answers.run(List.of("reopen", "7")).exitCode()).isEqualTo(exitCode);
            assertThat(answers.changes()).isEqualTo(1);
        }
    }

    @Test
    void without_the_outbox_a_reply_is_sent_and_read_back_all_the_same() {
        try (Answers answers =
                new Answers(folder).ticket("7", BEFORE).ticket("7", AFTER).replied()) {
            assertThat(answers.reply("Because", "--no-queue", "-o", "tsv", "--fields", "state,number,outboxId"))
                    .isEqualTo(new Cli.Run(0, "replied\t7\t\n", ""));
            assertThat(answers.cli().state().resolve("outbox")).doesNotExist();
        }
    }
}
