package dev.tickets.filing;

import static dev.tickets.testing.FaultyPortal.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What cannot be sent now waits in the outbox, and goes when it can. */
class WaitingInOutboxTest extends FilingFixture {
    @Test
    void while_the_portal_is_away_a_ticket_waits_and_goes_when_it_is_back() {
        portal.leave();
        assertThat(create().withoutChance())
                .isEqualTo(new Run(75, "", """
                tickets: cannot reach %s: connection refused; the ticket is kept in the outbox as ID
                hint: tickets outbox send sends the message; for cron: %s
                """.formatted(portal.uri().getAuthority(), CRON)));
        assertThat(states()).containsExactly("waiting");
        portal.recover();

        Run sent = later(Duration.ofMinutes(1)).run("outbox", "send", "-o", "tsv", "--fields", "number,state");

        assertThat(sent).isEqualTo(new Run(0, "100001\tcreated\n", ""));
        assertThat(states()).isEmpty();
        assertThat(portal.ticket().messages().get(0).body()).startsWith("It is full.");
    }

    @Test
    void a_program_reads_where_it_is_kept() throws IOException {
        portal.leave();
        Run run = create("-o", "json");

        assertThat(run.out()).isEmpty();
        assertThat(JSON.std.mapFrom(run.err()))
                .extracting("error")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("code", "queued")
                .containsEntry("exit", 75)
                .containsEntry("state", "queued")
                .extractingByKey("outboxId")
                .asString()
                .matches("260102-[0-9a-z]{4}");
    }

    @Test
    void logs_are_sent_as_they_were_even_when_they_have_rotated_since() throws IOException {
        Path log = cli.write("app.pdf", "%PDF-1.4 as it was");
        portal.leave();
        assertThat(create("-a", log.toString()).exitCode()).isEqualTo(75);

        Files.writeString(log, "%PDF-1.4 rotated");

        try (Stream<Path> kept = Files.walk(cli.state().resolve("outbox/waiting"))) {
            assertThat(kept.filter(file -> file.endsWith("attachment-1")).toList())
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasContent("%PDF-1.4 as it was"));
        }
    }

    @Test
    void without_the_outbox_it_fails_and_keeps_a_draft() throws IOException {
        portal.leave();
        assertThat(create("--no-queue").withoutChance())
                .isEqualTo(new Run(69, "", """
                tickets: cannot reach %s: connection refused
                hint: the draft is kept: tickets drafts show ID, tickets create --draft ID
                """.formatted(portal.uri().getAuthority())));
        assertThat(drafts()).hasSize(1);
        assertThat(states()).isEmpty();
        portal.recover();
        assertThat(create("--no-queue").exitCode()).isZero();
        assertThat(drafts()).hasSize(1);
    }

    @Test
    void an_entry_without_a_login_goes_after_the_next_one() {
        portal.losesAnd(status(401, ""));
        Run run = create();

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("does not accept the token", "is kept in the outbox as 260102-");
        assertThat(states()).containsExactly("blocked");
        assertThat(later(Duration.ofHours(2)).run("outbox", "send", "-q").exitCode())
                .isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_portal_that_asks_for_patience_gets_it() {
        portal.losesAnd(status(429, "", "Retry-After", "600"));
        assertThat(create().exitCode()).isEqualTo(75);
        assertThat(later(Duration.ofMinutes(9)).run("outbox", "send").withoutChance())
                .isEqualTo(new Run(75, "", """
                tickets: 1 entry waits in the outbox
                  ID: ticket 'Disk full', waiting: the portal asks for fewer requests (HTTP 429); the portal asked us to wait until 2026-01-02 03:14:05 (in 1 min)
                hint: for cron: %s
                """.formatted(CRON)));

        Run named = later(Duration.ofMinutes(9)).run("outbox", "send", "26");

        assertThat(named.exitCode()).isEqualTo(75);
        assertThat(named.err()).contains("the portal asked us to wait until 2026-01-02T03:14:05Z");
        assertThat(later(Duration.ofMinutes(11)).run("outbox", "send", "-q").exitCode())
                .isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_clock_that_was_put_back_holds_nothing_up() {
        portal.losesAnd(status(429, "", "Retry-After", "600"));
        assertThat(create().exitCode()).isEqualTo(75);

        assertThat(later(Duration.ofDays(-400)).run("outbox", "send", "-q").exitCode())
                .isZero();

        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_named_entry_does_not_wait_for_its_next_try() {
        portal.leave();
        create();
        portal.recover();

        assertThat(cli.run("outbox", "send", "26", "-q").exitCode()).isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_reply_waits_and_stays_when_its_ticket_was_closed_meanwhile() {
        create();
        portal.leave();
        assertThat(reply().withoutChance().err())
                .contains("the reply is kept in the outbox as ID")
                .contains(CRON);
        portal.recover();
        cli.run("close", "100001");

        Run met = later(Duration.ofMinutes(1)).run("outbox", "send");

        assertThat(met.withoutChance()).isEqualTo(new Run(1, "", """
                tickets: ticket #100001 is closed; the reply is kept in the outbox as ID
                hint: tickets reopen 100001; then: tickets outbox send ID (reply --reopen does both)
                """));
        assertThat(states()).containsExactly("blocked");
        cli.run("reopen", "100001");
        assertThat(later(Duration.ofMinutes(2))
                        .run("outbox", "send", "26", "-q")
                        .exitCode())
                .isZero();
        assertThat(portal.ticket().messages()).hasSize(2);
    }

    @Test
    void a_reply_that_may_reopen_its_ticket_does() {
        create();
        cli.run("close", "100001");
        portal.leave();
        assertThat(reply("--reopen", "--close").exitCode()).isEqualTo(75);
        portal.recover();

        Run sent = later(Duration.ofMinutes(1)).run("outbox", "send", "-o", "tsv", "--fields", "state,status");

        assertThat(sent).isEqualTo(new Run(0, "replied\tClosed\n", ""));
    }

    @Test
    void one_failure_to_connect_is_enough_for_a_run() {
        portal.leave();
        create();
        create();

        Run run = later(Duration.ofMinutes(1)).run("outbox", "send");

        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(later(Duration.ofMinutes(2)).run("outbox", "send", "-q")).isEqualTo(new Run(75, "", ""));
    }

    @Test
    void an_entry_goes_to_no_other_portal_than_its_own() {
        portal.leave();
        create();
        try (FaultyPortal other = new FaultyPortal(folder.resolve("other"))) {
            Run run = new Cli(folder)
                    .at(other)
                    .at(Clock.fixed(Cli.NOW.plusSeconds(60), ZoneOffset.UTC))
                    .run("outbox", "send");

            assertThat(run.exitCode()).isEqualTo(4);
            assertThat(run.err()).contains("the entry belongs to " + portal.uri(), "now names " + other.uri());
            assertThat(other.changes()).isEmpty();
            assertThat(other.reads()).isZero();
        }
    }

    @Test
    void a_slip_in_the_configuration_harms_no_entry() throws IOException {
        portal.leave();
        create();
        portal.recover();

        Run run = later(Duration.ofMinutes(1)).with("TICKETS_ZIP_LEVEL", "x").run("outbox", "send");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("TICKETS_ZIP_LEVEL must be", "the ticket is kept in the outbox as 260102-");
        assertThat(drafts()).isEmpty();
        assertThat(later(Duration.ofHours(2)).run("outbox", "send", "-q").exitCode())
                .isZero();
    }
}
