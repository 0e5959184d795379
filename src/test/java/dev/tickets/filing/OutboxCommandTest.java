package dev.tickets.filing;

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
        assertThat(cli.run("outbox", "send")).isEqualTo(new Run(0, "", ""));
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
