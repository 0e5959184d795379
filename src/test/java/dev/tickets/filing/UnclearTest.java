package dev.tickets.filing;

import static dev.tickets.testing.FaultyPortal.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What may have arrived is looked for, and never sent again before it is certain that it is not there. */
class UnclearTest extends FilingFixture {
    @Test
    void what_cannot_be_looked_for_stays_unclear_until_it_can() {
        portal.storesAnd(() -> {
            portal.answersReadsWith(503);
            return status(502, "").bytes();
        });
        assertThat(create().exitCode()).isEqualTo(6);
        assertThat(later(Duration.ofMinutes(1)).run("outbox", "send").exitCode())
                .isEqualTo(6);
        portal.answersReadsWith(200);

        Run found = later(Duration.ofHours(2)).run("outbox", "send", "-o", "tsv", "--fields", "number,state");

        assertThat(found).isEqualTo(new Run(0, "100001\tcreated\n", ""));
        assertThat(portal.stored()).hasSize(1);
        assertThat(portal.changes()).hasSize(1);
    }

    @Test
    void one_that_is_found_later_is_whole_although_its_service_was_not_looked_up_again() {
        portal.storesAnd(() -> {
            portal.answersReadsWith(503);
            return status(502, "").bytes();
        });
        assertThat(create("--service", "VPS-2", "--host-info").exitCode()).isEqualTo(6);
        portal.answersReadsWith(200);
        assertThat(portal.ticket().messages().get(0).body())
                .contains("It is full.", "Related service: VPS-2", "Host: ");

        Run found = later(Duration.ofHours(2)).run("outbox", "send", "-o", "tsv", "--fields", "number,state");

        assertThat(found).isEqualTo(new Run(0, "100001\tcreated\n", ""));
    }

    @Test
    void what_was_accepted_but_does_not_show_is_never_sent_again() {
        portal.losesAnd(status(200, "{\"ticket_id\":\"999\"}"));
        Run run = create();

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains("probably as #999", "tickets view 999", "tickets outbox show 260102-");
        assertThat(later(Duration.ofDays(1)).run("outbox", "send").exitCode()).isEqualTo(6);
        assertThat(portal.changes()).hasSize(1);
    }

    @Test
    void an_unclear_ticket_without_a_reference_waits_for_a_person() {
        portal.storesAnd(status(502, ""));
        Run run = create("--no-ref");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains("do not send the message again before you check: tickets outbox show 260102-");
        assertThat(later(Duration.ofDays(1)).run("outbox", "send").exitCode()).isEqualTo(6);
        assertThat(portal.changes()).hasSize(1);
        Run show = cli.run("outbox", "show", "26");
        assertThat(show.out())
                .contains("for the subject 'Disk full' since 2026-01-02T03:04:05Z")
                .contains("the message has no reference, so compare the text");
        String id = show.out().lines().findFirst().orElseThrow().substring(2).strip();

        assertThat(cli.run("outbox", "mark", id, "arrived", "100001"))
                .isEqualTo(new Run(0, "", id + " is done: it arrived as #100001.\n"));
        assertThat(states()).isEmpty();
        assertThat(cli.run("outbox", "show", id).err())
                .isEqualTo("tickets: outbox entry " + id + " no longer exists: it was sent as ticket #100001\n"
                        + "hint: tickets view 100001\n");
    }

    @Test
    void what_a_person_did_not_find_is_sent_again() {
        portal.losesAnd(status(502, ""));
        create("--no-ref");

        assertThat(cli.run("outbox", "mark", "26", "lost").exitCode()).isZero();

        assertThat(states()).containsExactly("waiting");
        assertThat(cli.run("outbox", "send", "-q").exitCode()).isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void the_code_of_several_is_that_which_needs_a_person_most() {
        portal.leave();
        create();
        cli.run("create", "-d", "Genreal", "-s", "Wrong", "-m", "x");
        create();
        portal.recover();
        portal.storesAnd(status(200, "{\"ticket_id\":\"100001\"}")).losesAnd(status(200, "{\"ticket_id\":\"999\"}"));

        Run run = later(Duration.ofMinutes(1)).run("outbox", "send");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.out()).startsWith("Ticket created! #100001\n");
        assertThat(run.err()).contains("department 'Genreal' does not exist", "probably as #999");
    }

    @Test
    void one_unclear_entry_that_cannot_be_looked_for_is_enough_for_a_run() {
        for (int i = 0; i < 2; i++) {
            portal.answersReadsWith(200);
            portal.storesAnd(() -> {
                portal.answersReadsWith(503);
                return status(502, "").bytes();
            });
            assertThat(create().exitCode()).isEqualTo(6);
        }
        long before = portal.reads();

        Run run = later(Duration.ofMinutes(1)).run("outbox", "send");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).containsOnlyOnce("the message may have arrived, and the search for it failed");
        assertThat(portal.reads() - before).as("tries of one read").isEqualTo(3);
        portal.answersReadsWith(200);
        assertThat(later(Duration.ofHours(2)).run("outbox", "send", "-q").exitCode())
                .isZero();
        assertThat(portal.changes()).hasSize(2);
    }
}
