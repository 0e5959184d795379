package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Repeated alerts while something is wrong: the portal is away or refuses, the ledger is lost or damaged. */
class DedupTroubleTest extends DedupFixture {
    @Test
    void a_key_whose_ticket_is_still_in_the_outbox_waits_for_it_and_replies() {
        portal.failing(FaultyPortal.CREATE, 1, Fault.TOO_MANY_BEFORE, 9);
        assertThat(alert("one").exitCode()).isEqualTo(75);
        Run second = alert(machine("one", Duration.ofMinutes(1)), "two");
        assertThat(second.exitCode()).isEqualTo(75);
        assertThat(second.err()).contains("the ticket of the key 'disk-full-web1' is still in the outbox");
        assertThat(alert("three", "--if-open", "skip").out()).isEqualTo("skipped\t\n");
        assertThat(stored()).isEmpty();
        portal.recover();

        Run sent = machine("one", Duration.ofHours(2)).run("outbox", "send", "-o", "tsv", "--fields", "state,number");

        assertThat(sent).isEqualTo(new Run(0, "created\t100001\nreplied\t100001\n", ""));
        assertThat(stored()).containsExactly(List.of("one", "two"));
    }

    @Test
    void alerts_that_pile_up_while_the_portal_is_away_become_one_ticket() {
        alert("one");
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED);
        assertThat(alert("two").exitCode()).isEqualTo(75);
        assertThat(alert("three", "--min-interval", "1m").exitCode()).isEqualTo(75);
        portal.recover();

        assertThat(machine("one", Duration.ofHours(2))
                        .run("outbox", "send", "-q")
                        .exitCode())
                .isZero();

        assertThat(stored()).containsExactly(List.of("one", "two"));
    }

    @Test
    void an_alert_that_the_portal_refuses_leaves_the_key_free() {
        Cli cli = machine("one", Duration.ZERO);
        assertThat(cli.run("create", "-d", "9999", "-s", "s", "-m", "x", "--dedup-key", "disk-full-web1")
                        .exitCode())
                .isEqualTo(3);

        assertThat(alert("two").out()).isEqualTo("created\t100001\n");
    }

    @Test
    void a_draft_of_a_refused_alert_keeps_its_key() {
        Cli cli = machine("one", Duration.ZERO);
        Run refused = cli.run(
                "create", "-d", "9999", "-s", "s", "-m", "one", "--dedup-key=disk-full-web1", "--min-interval=6h");
        assertThat(refused.exitCode()).isEqualTo(3);
        String draft = refused.err().replaceFirst("(?s).*create --draft (\\S+)\\s*", "$1");
        assertThat(cli.run("drafts", "show", draft, "-o", "tsv", "--fields", "dedupKey,ifOpen,minInterval,dedupScope")
                        .out())
                .isEqualTo("disk-full-web1\treply\tPT6H\tlocal\n");
        assertThat(cli.run("drafts", "show", draft).out())
                .contains("disk-full-web1, if its ticket is open: reply, at most every 6h");
        alert("two");

        Run again = machine("one", Duration.ofHours(7))
                .run("create", "--draft", draft, "-d", "1", "-o", "tsv", "--fields", "state,number");

        assertThat(again).isEqualTo(new Run(0, "replied\t100001\n", ""));
        assertThat(stored()).containsExactly(List.of("two", "one"));
    }

    @Test
    void a_lost_ledger_means_a_second_ticket_unless_the_portal_is_looked_through() throws IOException {
        alert("one", "--dedup-scope", "portal");
        deleted(folder.resolve("one/home/.local/state/tickets/dedup"));
        assertThat(alert("two", "--dedup-scope", "portal").out()).isEqualTo("replied\t100001\n");
        deleted(folder.resolve("one/home/.local/state/tickets/dedup"));
        assertThat(alert("three").out()).isEqualTo("created\t100002\n");
    }

    @Test
    void another_machine_finds_the_ticket_when_the_portal_is_looked_through() {
        Cli one = machine("one", Duration.ZERO);
        Cli two = machine("two", Duration.ZERO);
        assertThat(alert(one, "one", "--dedup-scope", "portal").out()).isEqualTo("created\t100001\n");
        assertThat(alert(two, "two", "--dedup-scope", "portal").out()).isEqualTo("replied\t100001\n");
        one.run("close", "100001");
        assertThat(alert(two, "three", "--dedup-scope", "portal").out()).isEqualTo("created\t100002\n");
        assertThat(alert(one, "four", "--dedup-scope", "portal").out()).isEqualTo("replied\t100002\n");
    }

    @Test
    void a_damaged_ledger_is_said_and_taken_as_lost() throws IOException {
        alert("one");
        try (Stream<Path> files = Files.walk(folder.resolve("one/home/.local/state/tickets/dedup"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "torn");
            }
        }

        Run run = alert("two");
        assertThat(run.out()).isEqualTo("created\t100002\n");
        assertThat(run.err()).contains("cannot read the record of the key 'disk-full-web1'");
    }

    @Test
    void where_the_ticket_of_the_key_waits_a_person_is_told_where() {
        portal.failing(FaultyPortal.CREATE, 1, Fault.TOO_MANY_BEFORE, 9);
        String[] create = {
            "create", "-d", "1", "-s", "Disk full", "-m", "x", "--dedup-key", "disk-full-web1", "--if-open", "skip"
        };
        Cli cli = machine("one", Duration.ZERO);
        assertThat(cli.run(create).exitCode()).isEqualTo(75);

        assertThat(cli.run(create).withoutChance())
                .isEqualTo(new Run(
                        0, "Nothing sent: the ticket of this key is still in the outbox (--if-open skip): ID\n", ""));
    }

    private static void deleted(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
