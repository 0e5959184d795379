package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.state.Sleeper;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.FaultyPortal.StoredTicket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code create --dedup-key}: an alert that is raised again while its ticket is open files no second one. */
class DedupTest {
    @TempDir
    Path folder = Path.of("");

    private FaultyPortal portal;

    @BeforeEach
    void a_portal_is_there() {
        portal = new FaultyPortal(folder.resolve("portal"));
    }

    @AfterEach
    void it_ends() {
        portal.close();
    }

    /** The program on one machine, so long after the tests began. */
    private Cli machine(String name, Duration later) {
        Path home = folder.resolve(name);
        return new Cli(home)
                .at(portal.uri())
                .with("TICKETS_TOKEN", portal.token())
                .at(Clock.fixed(Cli.NOW.plus(later), ZoneOffset.UTC));
    }

    private static Run alert(Cli cli, String text, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "create", "-d", "1", "-s", "Disk full", "-m", text, "--dedup-key", "disk-full-web1", "-o", "tsv"));
        arguments.addAll(List.of("--fields", "state,number"));
        arguments.addAll(List.of(options));
        return cli.run(arguments.toArray(new String[0]));
    }

    private Run alert(String text, String... options) {
        return alert(machine("one", Duration.ZERO), text, options);
    }

    /** Each ticket of the portal as the first lines of its messages. */
    private List<List<String>> stored() {
        List<List<String>> tickets = new ArrayList<>();
        for (StoredTicket ticket : portal.stored()) {
            tickets.add(ticket.messages().stream()
                    .map(message -> message.body().lines().findFirst().orElse(""))
                    .toList());
        }
        return tickets;
    }

    @Test
    void a_repeated_alert_is_a_reply_to_its_ticket() {
        assertThat(alert("one")).isEqualTo(new Run(0, "created\t100001\n", ""));
        assertThat(alert("two")).isEqualTo(new Run(0, "replied\t100001\n", ""));
        assertThat(alert("three", "--no-queue")).isEqualTo(new Run(0, "replied\t100001\n", ""));

        assertThat(stored()).containsExactly(List.of("one", "two", "three"));
    }

    @Test
    void or_nothing_or_a_ticket_of_its_own_as_is_wished() {
        alert("one");

        assertThat(alert("two", "--if-open", "skip")).isEqualTo(new Run(0, "skipped\t100001\n", ""));
        assertThat(alert("three", "--if-open", "new")).isEqualTo(new Run(0, "created\t100002\n", ""));
        assertThat(alert("four")).isEqualTo(new Run(0, "replied\t100002\n", ""));

        assertThat(stored()).containsExactly(List.of("one"), List.of("three", "four"));
        assertThat(machine("one", Duration.ZERO).run("outbox", "list", "-q").out())
                .isEmpty();
    }

    @Test
    void says_so_to_a_person() {
        Cli cli = machine("one", Duration.ZERO);
        String[] again = {"create", "-d", "1", "-s", "Disk full", "-m", "x", "--dedup-key", "k"};
        cli.run(again);

        assertThat(cli.run(again).out()).startsWith("Reply sent! #100001\n");
        assertThat(cli.run("create", "-d", "1", "-s", "s", "-m", "x", "--dedup-key", "k", "--if-open=skip")
                        .out())
                .startsWith("Nothing sent: the ticket of this key is open, #100001\n");
    }

    @Test
    void a_key_of_its_own_and_no_key_are_tickets_of_their_own() {
        alert("one");
        Cli cli = machine("one", Duration.ZERO);
        cli.run("create", "-d", "1", "-s", "Disk full", "-m", "no key");
        cli.run("create", "-d", "1", "-s", "Disk full", "-m", "another", "--dedup-key", "disk-full-web2");

        assertThat(stored()).containsExactly(List.of("one"), List.of("no key"), List.of("another"));
    }

    @Test
    void a_ticket_that_was_closed_is_not_taken_up_again() {
        alert("one");
        machine("one", Duration.ZERO).run("close", "100001");

        assertThat(alert("two", "--if-open", "skip").out()).isEqualTo("created\t100002\n");
        assertThat(alert("three").out()).isEqualTo("replied\t100002\n");
    }

    @Test
    void an_alert_for_another_department_is_a_ticket_there() {
        alert("one");

        Run run = machine("one", Duration.ZERO)
                .run(
                        "create",
                        "-d",
                        "2",
                        "-s",
                        "Disk full",
                        "-m",
                        "two",
                        "--dedup-key",
                        "disk-full-web1",
                        "-o",
                        "json");
        assertThat(run.out()).contains("\"state\": \"created\"");
    }

    @Test
    void replies_that_come_too_soon_are_left_out() {
        assertThat(alert(machine("one", Duration.ofHours(0)), "one", "--min-interval", "6h")
                        .out())
                .isEqualTo("created\t100001\n");
        assertThat(alert(machine("one", Duration.ofHours(5)), "two", "--min-interval", "6h")
                        .out())
                .isEqualTo("skipped\t100001\n");
        assertThat(alert(machine("one", Duration.ofHours(6)), "three", "--min-interval", "6h")
                        .out())
                .isEqualTo("replied\t100001\n");
        assertThat(alert(machine("one", Duration.ofHours(11)), "four", "--min-interval", "6h")
                        .out())
                .isEqualTo("skipped\t100001\n");

        assertThat(stored()).containsExactly(List.of("one", "three"));
    }

    @Test
    void a_key_whose_ticket_is_still_in_the_outbox_waits_for_it_and_replies() {
        portal.failing(FaultyPortal.CREATE, 1, Fault.TOO_MANY_BEFORE, 9);
        assertThat(alert("one").exitCode()).isEqualTo(75);
        Run second = alert(machine("one", Duration.ofMinutes(1)), "two");
        assertThat(second.exitCode()).isEqualTo(75);
        assertThat(second.err()).contains("the ticket of the key 'disk-full-web1' is in the outbox itself");
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
    void an_option_says_otherwise_than_the_draft() {
        Cli cli = machine("one", Duration.ZERO);
        Run refused = cli.run("create", "-d", "9999", "-s", "s", "-m", "one", "--dedup-key", "disk-full-web1");
        String draft = refused.err().replaceFirst("(?s).*create --draft (\\S+)\\s*", "$1");
        alert("two");

        assertThat(cli.run("create", "--draft", draft, "-d", "1", "--if-open", "skip", "-o", "tsv", "--fields=state")
                        .out())
                .isEqualTo("skipped\n");
        assertThat(stored()).containsExactly(List.of("two"));
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
        assertThat(run.err()).contains("cannot read what is known of the key 'disk-full-web1'");
    }

    @Test
    void of_forty_alerts_at_once_one_is_the_ticket_and_the_others_are_replies() throws Exception {
        List<Callable<Run>> work = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String text = "alert " + i;
            work.add(() -> alert(machine("one", Duration.ZERO).waiting(Sleeper.SYSTEM), text));
        }
        ExecutorService threads = Executors.newFixedThreadPool(40);
        List<String> results = new ArrayList<>();
        try {
            for (Future<Run> result : threads.invokeAll(work)) {
                assertThat(result.get().exitCode()).as(result.get().toString()).isZero();
                results.add(result.get().out());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(results).containsOnlyOnce("created\t100001\n").contains("replied\t100001\n");
        assertThat(stored()).hasSize(1);
        assertThat(stored().get(0)).hasSize(40).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--if-open=skip", "--min-interval=6h", "--dedup-scope=portal"})
    void the_other_options_need_a_key(String option) {
        Run run = machine("one", Duration.ZERO).run("create", "-d", "1", "-s", "s", "-m", "x", option);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--dedup-key KEY");
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
                .isEqualTo(new Run(0, "Nothing sent: the ticket of this key is in the outbox, as ID\n", ""));
    }

    @Test
    void a_key_is_one_line_of_text_and_not_endless() {
        Map<String, String> said = Map.of(
                "",
                "the key is empty\nhint: --dedup-key KEY, like disk-full-web1",
                " ",
                "the key is empty\nhint: --dedup-key KEY, like disk-full-web1",
                "k".repeat(501),
                "the key is longer than 500 characters\nhint: --dedup-key KEY",
                "disk\nfull",
                "the key holds a line end or control character\nhint: --dedup-key KEY");
        said.forEach((key, message) -> assertThat(machine("one", Duration.ZERO)
                        .run("create", "-d", "1", "-s", "s", "-m", "x", "--dedup-key=" + key))
                .isEqualTo(new Run(2, "", "tickets: " + message + "\n")));
        assertThat(portal.requests()).isEmpty();
    }

    private static void deleted(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
