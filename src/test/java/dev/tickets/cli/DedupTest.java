package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.state.Sleeper;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code create --dedup-key}: an alert that is raised again while its ticket is open files no second one. */
class DedupTest extends DedupFixture {
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
                .startsWith("Nothing sent: the ticket of this key is still open (--if-open skip): #100001\n");
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
    void a_key_is_one_line_of_text_and_not_endless() throws IOException {
        Files.createDirectories(folder.resolve("one"));
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
}
