package dev.tickets.filing;

import static dev.tickets.testing.FaultyPortal.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What tickets outbox says of entries, and what a person decides about them. */
class OutboxCommandTest extends FilingFixture {
    @Test
    void an_empty_outbox_is_fine() {
        assertThat(cli.run("outbox", "list")).isEqualTo(new Run(0, "", "The outbox is empty.\n"));
        assertThat(cli.run("outbox", "list", "-o", "json")).isEqualTo(new Run(0, "[]\n", ""));
        assertThat(cli.run("outbox", "send")).isEqualTo(new Run(0, "", "The outbox is empty.\n"));
        assertThat(cli.run("outbox", "send", "-q")).isEqualTo(new Run(0, "", ""));
        assertThat(cli.run("outbox", "send", "x")).isEqualTo(new Run(3, "", """
                tickets: outbox entry x does not exist
                hint: tickets outbox list
                """));
    }

    @Test
    void the_list_shows_what_waits_and_why() {
        portal.leave();
        create();

        assertThat(cli.run("outbox", "list").withoutChance().out())
                .contains("ID", "waiting", "create", "Disk full", "2026-01-02 03:04", "11 B", "connection refused");
        assertThat(cli.run("outbox", "list", "-o", "tsv").withoutChance().out())
                .matches(
                        "ID\tcreate\tDisk full\t\twaiting\t2026-01-02T03:04:05Z\t1\tcannot reach .*: connection refused"
                                + "\t2026-01-02T03:04:[0-3].Z\t11\n");
    }

    @Test
    void what_is_not_due_is_named_with_its_next_attempt_and_the_command_that_sends_it_now() {
        portal.leave();
        create();
        portal.recover();

        Run run = cli.run("outbox", "send");

        assertThat(withoutTimes(run.withoutChance()))
                .isEqualTo(new Run(75, "", """
                tickets: 1 entry waits in the outbox
                  ID: ticket 'Disk full', waiting: cannot reach %s: connection refused; next attempt at TIME (in SOON)
                hint: to send now: tickets outbox send ID
                """.formatted(portal.uri().getAuthority())));
        assertThat(cli.run("outbox", "send", "-q")).isEqualTo(new Run(75, "", ""));
        assertThat(cli.run("outbox", "send", "-o", "json").out()).isEqualTo("[]\n");
        assertThat(cli.run("outbox", "send", "-o", "json").err())
                .startsWith("{\"error\":{\"code\":\"queued\",\"message\":\"1 entry waits in the outbox\\n");
        assertThat(cli.run(sendNow(run))).isEqualTo(new Run(0, """
                        Ticket created! #100001
                        %s/tickets/view/100001/
                        """.formatted(portal.uri()), ""));
    }

    @Test
    void a_reply_a_refused_login_and_several_entries_are_named_too() {
        create();
        portal.leave();
        reply();
        portal.recover();
        portal.losesAnd(status(401, ""));
        create();

        Run run = cli.run("outbox", "send");

        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(withoutTimes(run.withoutChance()).err())
                .startsWith("tickets: 2 entries wait in the outbox\n")
                .contains(
                        "  ID: reply to #100001, waiting: cannot reach ",
                        "  ID: ticket 'Disk full', blocked: the portal does not accept the token (from TICKETS_TOKEN); next"
                                + " attempt at TIME (in SOON)\n")
                .endsWith("hint: to send now: tickets outbox send ID ID\n");
        assertThat(cli.run(sendNow(run)).exitCode()).isZero();
    }

    private static String[] sendNow(Run run) {
        return run.err().strip().replaceFirst("(?s).*to send now: tickets ", "").split(" ", -1);
    }

    /** The time of the next attempt is chosen by chance. */
    private static Run withoutTimes(Run run) {
        String err = run.err().replaceAll("2026-01-02 03:04:\\d\\d \\(in \\d+ s\\)", "TIME (in SOON)");
        return new Run(run.exitCode(), run.out(), err);
    }

    @Test
    void what_is_sent_is_reported_as_create_reports_it() {
        portal.leave();
        create();
        create();
        portal.recover();

        assertThat(later(Duration.ofMinutes(1)).run("outbox", "send"))
                .isEqualTo(new Run(0, """
                        Ticket created! #100001
                        %1$s/tickets/view/100001/
                        Ticket created! #100002
                        %1$s/tickets/view/100002/
                        """.formatted(portal.uri()), ""));
        portal.leave();
        reply();
        portal.recover();
        assertThat(later(Duration.ofMinutes(1))
                        .run("outbox", "send", "-o", "json")
                        .out())
                .startsWith("[\n  {\n    \"number\": \"100001\",\n")
                .contains("\"state\": \"replied\"");
    }

    @Test
    void what_is_sent_is_not_reported_with_q() {
        portal.leave();
        create();
        portal.recover();

        assertThat(later(Duration.ofMinutes(1)).run("outbox", "send", "-q")).isEqualTo(new Run(0, "", ""));
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void what_is_given_up_is_gone() {
        portal.leave();
        create();

        assertThat(cli.run("outbox", "discard", "26").withoutChance()).isEqualTo(new Run(0, "", "ID was deleted.\n"));
        assertThat(states()).isEmpty();
        assertThat(cli.run("outbox", "discard", "26").exitCode()).isEqualTo(3);
    }

    @Test
    void marking_says_what_it_wants() {
        portal.leave();
        create();
        assertThat(cli.run("outbox", "mark", "26", "arrived").err())
                .contains("'arrived' needs the number of the ticket");
        assertThat(cli.run("outbox", "mark", "26", "found").err()).contains("'found' is neither arrived nor lost");
        assertThat(cli.run("outbox", "mark", "26", "lost", "7")).isEqualTo(new Run(2, "", """
                tickets: 'lost' takes no ticket number: '7'
                hint: tickets outbox mark ID arrived NUMBER, or tickets outbox mark ID lost
                """));
        assertThat(cli.run("outbox").exitCode()).isEqualTo(2);
        assertThat(states()).containsExactly("waiting");
    }

    @Test
    void on_a_terminal_commands_tell_of_what_has_waited_for_long() {
        portal.leave();
        create();
        Cli desk = new Cli(folder)
                .at(portal)
                .on(new Terminal(true, true, true))
                .at(Clock.systemUTC())
                .with("TICKETS_OUTBOX_WARN_AFTER", "1h");
        portal.recover();
        assertThat(desk.run("departments").err()).isEmpty();

        Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));
        assertThat(desk.at(tomorrow).run("departments").err())
                .isEqualTo("An outbox entry has been unsent for 25 h: tickets outbox list\n");
        assertThat(desk.run("departments", "-q").err()).isEmpty();
        assertThat(desk.with("TICKETS_OUTBOX_WARN_AFTER", "2d")
                        .run("departments")
                        .err())
                .isEmpty();
        assertThat(desk.with("TICKETS_OUTBOX_WARN_AFTER", "soon")
                        .run("departments")
                        .err())
                .isEqualTo("tickets: TICKETS_OUTBOX_WARN_AFTER must be a duration like \"6h\" or \"7d\"\n");
        assertThat(later(Duration.ofDays(3)).run("departments").err()).isEmpty();
    }
}
