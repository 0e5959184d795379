package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -q}: nothing is printed where no person needs to act; what a script asks for is printed all the same. */
class QuietTest extends DedupFixture {
    private static final String[] ALERT = {"create", "-d", "1", "-s", "Disk full", "-m", "x", "--dedup-key", "k"};

    private static String[] with(String[] command, String... options) {
        return Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new);
    }

    private Cli at(Duration later) {
        return machine("one", later);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(List.of("create", "-d", "1", "-s", "s", "-m", "x"), "Ticket created! #100002"),
                Arguments.of(List.of("create", "-d", "1", "-s", "s", "-m", "x", "--urgent"), "Ticket created! #100002"),
                Arguments.of(
                        List.of("create", "-d", "1", "-s", "s", "-m", "x", "--dedup-key", "other"),
                        "Reply sent! #100002"),
                Arguments.of(List.of("reply", "100001", "-m", "x"), "Reply sent! #100001"),
                Arguments.of(List.of("close", "100001"), "100001"),
                Arguments.of(List.of("reopen", "100001"), "100001"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_that_is_done_is_not_reported(List<String> command, String otherwise) {
        at(Duration.ZERO).run("create", "-d", "1", "-s", "s", "-m", "the first");
        String[] typed = command.toArray(new String[0]);

        assertThat(at(Duration.ZERO).run(with(typed, "-q"))).isEqualTo(new Run(0, "", ""));
        assertThat(at(Duration.ZERO).run(with(typed, "-q", "-o", "json")).out()).contains("\"number\": \"10000");
        assertThat(at(Duration.ZERO)
                        .run(with(typed, "-q", "--fields", "number"))
                        .out())
                .contains("10000");
        assertThat(at(Duration.ZERO).run(typed).out()).contains(otherwise.substring(0, otherwise.length() - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "view 100001", "departments", "outbox list", "attachments 100001"})
    void what_a_command_shows_is_shown(String command) {
        at(Duration.ZERO).run("create", "-d", "1", "-s", "s", "-m", "x");
        String[] words = command.split(" ", -1);

        assertThat(at(Duration.ZERO).run(with(words, "-q")).out())
                .isEqualTo(at(Duration.ZERO).run(words).out());
    }

    @Test
    void a_skipped_alert_says_why_and_with_q_nothing() {
        at(Duration.ZERO).run(ALERT);
        String[] again = with(ALERT, "--min-interval", "6h");

        assertThat(at(Duration.ofMinutes(12)).run(with(again, "-q"))).isEqualTo(new Run(0, "", ""));
        assertThat(at(Duration.ofMinutes(12)).run(again)).isEqualTo(new Run(0, """
                        Nothing sent: the ticket of this key is still open (last message 12 min ago, interval 6h): #100001
                        %s/tickets/view/100001/
                        """.formatted(portal.uri()), ""));
        assertThat(at(Duration.ofMinutes(12))
                        .run(with(again, "-o", "tsv", "--fields", "state,reason"))
                        .out())
                .isEqualTo("skipped\tthe ticket of this key is still open (last message 12 min ago, interval 6h)\n");
        assertThat(at(Duration.ofMinutes(12))
                        .run(with(ALERT, "--if-open", "skip", "-o", "tsv", "--fields", "reason"))
                        .out())
                .isEqualTo("the ticket of this key is still open (--if-open skip)\n");
    }

    @Test
    void a_message_that_waits_for_the_portal_says_so_and_with_q_nothing() {
        portal.leave();
        String said = """
                tickets: cannot reach %s: connection refused; the ticket is kept in the outbox as ID
                hint: tickets outbox send sends the message; for cron: */5 * * * * tickets outbox send -q
                """.formatted(portal.uri().getAuthority());

        assertThat(at(Duration.ZERO).run(ALERT).withoutChance()).isEqualTo(new Run(75, "", said));
        assertThat(at(Duration.ZERO).run(with(ALERT, "-q"))).isEqualTo(new Run(75, "", ""));
        assertThat(at(Duration.ZERO).run("reply", "7", "-m", "x", "-q")).isEqualTo(new Run(75, "", ""));
        assertThat(at(Duration.ZERO).run(with(ALERT, "-q", "-o", "json")).err())
                .startsWith("{\"error\":{\"code\":\"queued\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-d 9999 -s s -m x", "-d 1 -s s -m x -a none.png", "-d 1 -s s -m x --no-queue", "-d 1 -m x"})
    void what_needs_a_person_is_printed(String options) {
        portal.leave();
        if (options.contains("9999")) {
            portal.recover();
        }
        Run run = at(Duration.ZERO).run(with(new String[] {"create", "-q"}, options.split(" ", -1)));

        assertThat(run.exitCode()).isNotIn(0, 75);
        assertThat(run.err()).startsWith("tickets: ");
    }
}
