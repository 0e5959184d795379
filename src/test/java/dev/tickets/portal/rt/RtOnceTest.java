package dev.tickets.portal.rt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.ticket.TicketNumber;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each message arrives once at a Request Tracker, whatever its staff does meanwhile. */
class RtOnceTest extends RtToolFixture {
    private long created() {
        return requests("POST /ticket") - replied();
    }

    private long replied() {
        return server.requests().stream()
                .filter(request -> request.startsWith("POST /ticket/"))
                .count();
    }

    /** What staff does with ticket 2 between the request and its lost answer. */
    private enum Staff {
        MERGES_IT_INTO_AN_OLDER_ONE(1),
        MERGES_AN_OLDER_ONE_INTO_IT(2),
        CHANGES_ITS_SUBJECT(2);

        private final int answers;

        Staff(int answers) {
            this.answers = answers;
        }

        void act(FakeRt server) {
            switch (this) {
                case MERGES_IT_INTO_AN_OLDER_ONE -> server.merge(2, 1);
                case MERGES_AN_OLDER_ONE_INTO_IT -> server.merge(1, 2);
                case CHANGES_ITS_SUBJECT -> server.data().tickets.get(1).subject = "Quite another";
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Staff.class)
    void a_ticket_whose_answer_was_lost_is_found_whatever_staff_did(Staff staff) {
        create("Billing", "Older");
        server.loseAnswerToNextMessage(() -> staff.act(server));

        Run run = tryCreate("Billing", "Invoice", "-o", "tsv", "--fields", "number,state");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo(staff.answers + "\tcreated\n");
        assertThat(created()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Staff.class)
    void a_ticket_that_staff_changes_before_it_is_read_back_is_the_right_one(Staff staff) {
        create("Billing", "Older");
        server.afterNextMessage(() -> staff.act(server));

        Run run = tryCreate("Billing", "Invoice", "-o", "tsv", "--fields", "number,state");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo(staff.answers + "\tcreated\n");
        assertThat(created()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 into 2", "2 into 1"})
    void a_reply_whose_answer_was_lost_is_found_in_a_merged_ticket(String merge) {
        create("Billing", "Older");
        create("Billing", "Invoice");
        int from = merge.charAt(0) - '0';
        server.loseAnswerToNextMessage(() -> server.merge(from, 3 - from));

        Run run = cli.run("reply", "2", "-m", "More", "-o", "tsv", "--fields", "number,state");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo((3 - from) + "\treplied\n");
        assertThat(replied()).isEqualTo(1);
    }

    @Test
    void a_reply_to_a_merged_ticket_is_read_back_in_the_other_one() {
        create("Billing", "Older");
        create("Billing", "Invoice");
        server.merge(2, 1);

        Run run = cli.run("reply", "2", "-m", "More", "-o", "tsv", "--fields", "number,state");

        assertThat(run).isEqualTo(new Run(0, "1\treplied\n", "Ticket #2 was merged into ticket #1.\n"));
    }

    @Test
    void a_ticket_is_searched_among_120_alike_ones_with_a_few_requests() {
        for (int i = 0; i < 120; i++) {
            server.fileAsCarol("Billing", "Invoice", "Wrong sum");
        }
        server.loseAnswerToNextMessage();
        int before = server.requests().size();

        Run run = tryCreate("Billing", "Invoice", "-o", "tsv", "--fields", "number,state");

        assertThat(run.out()).isEqualTo("121\tcreated\n");
        assertThat(server.requests().size() - before).isLessThan(25);
    }

    @Test
    void an_absent_ticket_is_searched_among_120_alike_ones_with_a_few_requests() {
        for (int i = 0; i < 120; i++) {
            server.fileAsCarol("Billing", "Invoice", "Wrong sum of " + i);
        }
        server.dropNextMessage();
        int before = server.requests().size();

        Run run = tryCreate("Billing", "Invoice", "-o", "tsv", "--fields", "number,state");

        assertThat(run.out()).isEqualTo("121\tcreated\n");
        assertThat(created()).isEqualTo(2);
        assertThat(server.requests().size() - before).isLessThan(35);
    }

    @Test
    void where_texts_cannot_be_read_in_lists_each_ticket_is_opened() {
        create("Billing", "Invoice");
        server.quirks().withoutTexts = true;
        server.loseAnswerToNextMessage(() -> server.merge(2, 1));

        assertThat(tryCreate("Billing", "Another", "-o", "tsv", "--fields", "number,state")
                        .out())
                .isEqualTo("1\tcreated\n");
        assertThat(created()).isEqualTo(2);
    }

    @Test
    void the_outbox_keeps_a_ticket_while_the_portal_is_away_and_sends_it_once() {
        server.fails(503);
        assertThat(tryCreate("Billing", "Invoice").exitCode()).isEqualTo(75);
        assertThat(cli.run("outbox", "list", "-o", "tsv", "--fields", "state").out())
                .isEqualTo("waiting\n");
        server.fails(0);

        Run run = cli.at(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)))
                .run("outbox", "send", "-o", "tsv", "--fields", "number,state");

        assertThat(run).isEqualTo(new Run(0, "1\tcreated\n", ""));
        assertThat(created()).isEqualTo(1);
        assertThat(cli.run("outbox", "list").exitCode()).isZero();
    }

    @Test
    void the_outbox_finds_an_unclear_ticket_that_was_merged_meanwhile() {
        create("Billing", "Older");
        server.loseAnswerToNextMessage(() -> server.fails(503));
        assertThat(tryCreate("Billing", "Invoice").exitCode()).isEqualTo(6);
        server.merge(2, 1);
        server.fails(0);

        Run run = cli.at(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)))
                .run("outbox", "send", "-o", "tsv", "--fields", "number,state");

        assertThat(run).isEqualTo(new Run(0, "1\tcreated\n", "Ticket #2 was merged into ticket #1.\n"));
        assertThat(created()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "portal"})
    void a_repeated_alert_becomes_a_reply(String scope) {
        Cli second = scope.equals("portal") ? machine("second") : cli;
        Run first = alert(cli, scope);
        Run again = alert(second, scope);

        assertThat(List.of(first.out(), again.out())).containsExactly("1\tcreated\n", "1\treplied\n");
        assertThat(created()).isEqualTo(1);
    }

    @Test
    void an_alert_of_a_merged_ticket_becomes_a_reply_to_the_other_one() {
        create("Billing", "Older");
        alert(cli, "portal");
        server.merge(2, 1);

        assertThat(alert(machine("second"), "portal").out()).isEqualTo("1\treplied\n");
        server.data().tickets.get(0).status = "resolved";
        assertThat(alert(machine("third"), "portal").out()).isEqualTo("3\tcreated\n");
    }

    private static Run alert(Cli from, String scope) {
        return from.run(
                "create",
                "-d",
                "Billing",
                "-s",
                "Disk full",
                "-m",
                "web1: 99 %",
                "--dedup-key",
                "disk-full-web1",
                "--dedup-scope",
                scope,
                "-o",
                "tsv",
                "--fields",
                "number,state");
    }

    @Test
    void a_refused_ticket_stays_a_draft_and_is_sent_from_it() {
        cli.write("a.bin", "x");
        Run refused = tryCreate("Nowhere", "Invoice", "-a", "a.bin");
        assertThat(refused.exitCode()).isEqualTo(3);
        String draft = refused.err().replaceFirst("(?s).*create --draft (\\S+)\\s.*", "$1");

        Run sent = cli.run("create", "--draft", draft, "-d", "Billing", "-o", "tsv", "--fields", "number,state");

        assertThat(sent.out()).isEqualTo("1\tcreated\n");
        assertThat(cli.run("drafts", "-o", "tsv").out()).isEmpty();
    }

    @Test
    void parts_that_do_not_fit_in_one_message_arrive_as_replies_once_each() {
        byte[] random = new byte[900_000];
        new Random(7).nextBytes(random);
        cli.write("large.bin", random);
        cli.with("TICKETS_MAX_ATTACHMENT_SIZE", "200k").with("TICKETS_MAX_ATTACHMENTS", "2");

        Run run = tryCreate(
                "Billing", "Invoice", "-a", "large.bin", "--zip", "--split", "-o", "tsv", "--fields", "number,state");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(replied()).isPositive();
        assertThat(cli.run("attachments", "1", "--save", "saved").exitCode()).isZero();
    }

    @Test
    void wait_sees_the_answer_of_the_staff() {
        create("Billing", "Invoice");
        RtClient staff = new RtClient(server);

        Run run = cli.waiting(milliseconds -> staff.answer(new TicketNumber("1"), "Here it is"))
                .run("wait", "1");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Here it is");
    }

    @Test
    void an_encrypted_ticket_is_found_by_its_reference_and_nothing_readable_arrives() {
        try (GnuPgHome gpg = new GnuPgHome()) {
            String desk = gpg.fullKey("Desk <desk@example.net>", "ed25519", "cv25519");
            cli.write("desk.asc", gpg.publicKey(desk));
        }
        server.loseAnswerToNextMessage();

        Run run = cli.run("create", "-d", "Billing", "-s", "Access", "-m", "correct horse", "--encrypt-to", "desk.asc");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(created()).isEqualTo(1);
        assertThat(cli.run("view", "1").out())
                .contains("-----BEGIN PGP MESSAGE-----")
                .doesNotContain("correct horse");
    }
}
