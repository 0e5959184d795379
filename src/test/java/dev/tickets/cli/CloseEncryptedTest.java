package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Closing a ticket whose text the portal keeps encrypted, and erases when the ticket is closed. */
class CloseEncryptedTest extends EncryptedByPortalFixture {
    private static final String LOSS =
            "closing ticket #100002 may erase the text of 1 message, which the portal keeps encrypted; ";
    private static final String QUESTION = "Closing ticket #100002 may erase the text of 1 message, which the portal"
            + " keeps encrypted. Close the ticket? [y/N] ";

    /** #100001 is the closed ticket of the trial, #100002 is encrypted, #100003 is not. */
    @BeforeEach
    void one_ticket_is_encrypted() {
        prove();
        assertThat(create("-q").exitCode()).isZero();
        assertThat(cli.run("create", "-q", "-d", "1", "-s", "Disk", "-m", "Full")
                        .exitCode())
                .isZero();
    }

    private String status(String number) {
        return cli.run("view", number, "-o", "tsv", "--fields", "status").out().strip();
    }

    private String messages(String number) {
        return cli.run("view", number, "-q").out();
    }

    private void person(String answers) {
        cli.on(new Terminal(true, true, true)).with("TERM", "dumb").stdin(answers);
    }

    @Test
    void without_a_person_the_ticket_stays_open_unless_the_text_is_given_up() {
        assertThat(cli.run("close", "100002")).isEqualTo(new Run(2, "", "tickets: " + LOSS + """
                nothing was closed
                hint: save the text first: tickets view 100002; then repeat the command with --yes
                """));
        assertThat(messages("100002")).contains(TEXT);

        assertThat(cli.run("close", "100002", "--yes", "-o", "tsv")).isEqualTo(new Run(0, "100002\tClosed\n", ""));
        assertThat(messages("100002")).doesNotContain(TEXT);
    }

    @Test
    void of_several_tickets_none_is_closed_until_the_text_is_given_up() {
        assertThat(cli.run("close", "100003", "100002", "100001").err()).isEqualTo("tickets: " + LOSS + """
                nothing was closed
                hint: save the text first: tickets view 100002; then repeat the command with --yes
                """);
        assertThat(status("100003")).isEqualTo("Open");

        assertThat(cli.run("close", "-y", "100003", "100002", "100001", "-o", "tsv"))
                .isEqualTo(new Run(0, "100003\tClosed\n100002\tClosed\n100001\tClosed\n", ""));
    }

    @Test
    void several_encrypted_tickets_are_all_named() {
        create("-q");
        reply("100004");

        assertThat(cli.run("close", "100002", "100004", "5"))
                .isEqualTo(new Run(2, "", "tickets: " + LOSS.strip() + """
                 closing ticket #100004 may erase the text of 2 messages, which the portal keeps encrypted; nothing was closed
                hint: save the text first: tickets view 100002, tickets view 100004; then repeat the command with --yes
                """));
    }

    @Test
    void a_person_is_asked_for_each_ticket() {
        person("n\n");
        assertThat(cli.run("close", "100002"))
                .isEqualTo(new Run(130, "", QUESTION + "tickets: ticket #100002 was not closed\n"));

        person("n\n");
        assertThat(cli.run("close", "100002", "100003").withoutChance())
                .isEqualTo(new Run(
                        5, "NUMBER  STATUS\n100003  Closed\n", QUESTION + "tickets: ticket #100002 was not closed\n"));

        person("y\n");
        assertThat(cli.run("close", "100002", "-o", "tsv")).isEqualTo(new Run(0, "100002\tClosed\n", QUESTION));
    }

    @Test
    void to_leave_the_question_is_to_say_no() {
        person("");
        assertThat(cli.run("close", "100002"))
                .isEqualTo(new Run(130, "", QUESTION + "\ntickets: ticket #100002 was not closed\n"));

        person("");
        assertThat(cli.run("reply", "100002", "-m", "Solved", "--close")).isEqualTo(new Run(130, "", QUESTION + """

                tickets: cancelled; nothing was sent
                hint: without --close the ticket stays open
                """));
        assertThat(messages("100002")).contains(TEXT).doesNotContain("Solved");
    }

    @Test
    void to_leave_a_later_question_cancels_the_reply() {
        cli.write("a.log", "1");
        person("y\n");

        Run run = cli.run("reply", "100002", "-m", "Solved", "--close", "-a", "a.log");

        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.err()).contains("\ntickets: cancelled; nothing was sent\nhint: the draft is kept: ");
        assertThat(messages("100002")).contains(TEXT).doesNotContain("Solved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100001", "100003"})
    void a_closed_ticket_and_one_without_encrypted_text_need_no_answer(String number) {
        assertThat(cli.run("close", number, "-o", "tsv")).isEqualTo(new Run(0, number + "\tClosed\n", ""));
    }

    @Test
    void a_reply_that_closes_is_not_sent_unless_the_text_is_given_up() {
        assertThat(cli.run("reply", "100002", "-m", "Solved", "--close").withoutChance())
                .isEqualTo(new Run(2, "", "tickets: " + LOSS + """
                the reply was not sent
                hint: save the text first: tickets view 100002; then repeat the command with --yes, or without --close; \
                the draft is kept: tickets drafts show ID
                """));
        assertThat(messages("100002")).contains(TEXT).doesNotContain("Solved");
        assertThat(cli.run("reply", "100002", "-m", "Solved", "--close", "--dry-run")
                        .err())
                .startsWith("tickets: " + LOSS + "the reply would not be sent\n");

        assertThat(cli.run(
                        "reply", "100002", "-m", "Solved", "--close", "--yes", "-o", "tsv", "--fields", "state,status"))
                .isEqualTo(new Run(0, "replied\tClosed\n", ""));
        assertThat(messages("100002")).contains("Solved").doesNotContain(TEXT);
    }

    @Test
    void a_person_is_asked_before_the_reply_is_sent() {
        person("n\n");
        assertThat(cli.run("reply", "100002", "-m", "Solved", "--close")).isEqualTo(new Run(130, "", QUESTION + """
                tickets: cancelled; nothing was sent
                hint: without --close the ticket stays open
                """));
        assertThat(messages("100002")).doesNotContain("Solved");

        person("y\n");
        assertThat(cli.run("reply", "100002", "-m", "Solved", "--close", "-o", "tsv", "--fields", "state,status"))
                .isEqualTo(new Run(0, "replied\tClosed\n", QUESTION));
    }

    @Test
    void the_permission_waits_in_the_outbox_with_the_reply() {
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED);
        assertThat(cli.run("reply", "100002", "-m", "Solved", "--close", "--yes")
                        .exitCode())
                .isEqualTo(75);
        portal.recover();

        assertThat(cli.run("outbox", "send", first()).exitCode()).isZero();
        assertThat(status("100002")).isEqualTo("Closed");
    }

    @ParameterizedTest
    @CsvSource({"--close", "--close --yes"})
    void a_reply_that_the_portal_encrypts_cannot_close_its_ticket(String options) {
        assertThat(reply("100003", options.split(" ", -1))).isEqualTo(new Run(2, "", """
                tickets: --close may erase the text of this reply, which only the portal encrypts; nothing was sent
                hint: leave out --close, or encrypt with a key: --encrypt-to KEYFILE, or encrypt-to in config.toml
                """));
        assertThat(status("100003")).isEqualTo("Open");
    }
}
