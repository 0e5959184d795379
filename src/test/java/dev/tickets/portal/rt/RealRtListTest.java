package dev.tickets.portal.rt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code tickets list} at the real Request Tracker: pat has 120 tickets, of which 3 are closed and 20 are old. */
@Tag("rt")
class RealRtListTest {
    private static final List<Integer> CLOSED = List.of(2, 30, 99);
    private static final int OLD = 20;

    @TempDir
    Path folder;

    /** Other tests of this run do not use pat. */
    @BeforeAll
    static void fill() throws SQLException {
        RealRt server = RealRt.shared();
        server.fill("pat", 120);
        RtClient staff = new RtClient(server);
        for (int closed : CLOSED) {
            staff.send("PUT", "/ticket/" + number(closed), Map.of("Status", closed == 30 ? "rejected" : "resolved"));
        }
        staff.send("PUT", "/ticket/" + number(50), Map.of("Queue", "Technical Support"));
        DateTimeFormatter time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
        try (Connection data = data();
                PreparedStatement update =
                        data.prepareStatement("UPDATE Tickets SET LastUpdated = ? WHERE Subject = ?")) {
            for (int i = 101; i <= 100 + OLD; i++) {
                update.setString(
                        1, time.format(LocalDateTime.now(ZoneOffset.UTC).minusDays(i)));
                update.setString(2, "Seeded " + i);
                update.addBatch();
            }
            assertThat(update.executeBatch()).hasSize(OLD).containsOnly(1);
        }
    }

    private static Connection data() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + RealRt.shared().database());
    }

    private static String number(int seeded) {
        try (Connection data = data();
                PreparedStatement query = data.prepareStatement("SELECT id FROM Tickets WHERE Subject = ?")) {
            query.setString(1, "Seeded " + seeded);
            return query.executeQuery().getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cli pat() {
        RealRt server = RealRt.shared();
        return new Cli(folder)
                .at(Clock.systemUTC())
                .with("TICKETS_PORTAL", server.address().toString())
                .with("TICKETS_TYPE", "rt")
                .with("TICKETS_TOKEN", server.token("pat"));
    }

    /** The numbers in the subjects of what is listed. */
    private List<Integer> listed(String... filters) {
        Run run = pat().run(RealRtCommands.words(List.of("list", "-q", "-o", "tsv", "--fields", "subject"), filters));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out()
                .lines()
                .map(subject -> Integer.valueOf(subject.replace("Seeded ", "")))
                .toList();
    }

    @Test
    void all_pages_hold_each_ticket_once() {
        assertThat(listed("--status", "all", "--limit", "1000"))
                .hasSize(120)
                .doesNotHaveDuplicates()
                .contains(1, 120);
    }

    @ParameterizedTest
    @MethodSource
    void each_filter_finds_its_tickets(List<String> filter, List<Integer> expected) {
        assertThat(listed(RealRtCommands.words(filter, "--limit", "1000")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    static List<Arguments> each_filter_finds_its_tickets() {
        return List.of(
                Arguments.of(List.of(), open(120)),
                Arguments.of(List.of("--status", "closed"), CLOSED),
                Arguments.of(List.of("--status", "resolved"), List.of(2, 99)),
                Arguments.of(List.of("--status", "REJECTED"), List.of(30)),
                Arguments.of(List.of("--status", "new"), open(120)),
                Arguments.of(List.of("--since", "50d"), open(100)),
                Arguments.of(List.of("--since", "111d"), open(110)),
                Arguments.of(List.of("-d", "technical"), List.of(50)),
                Arguments.of(
                        List.of("-d", "bill"),
                        open(120).stream().filter(number -> number != 50).toList()),
                Arguments.of(
                        List.of("--search", "seeded 11"),
                        List.of(11, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119)),
                Arguments.of(List.of("--search", "Seeded 3", "--status", "closed"), List.of(30)),
                Arguments.of(List.of("--search", "% 1"), List.of()),
                Arguments.of(List.of("--search", "' OR id > 0 OR Subject = '"), List.of()));
    }

    /** The open ones from 1 to the last. */
    private static List<Integer> open(int last) {
        return IntStream.rangeClosed(1, last)
                .boxed()
                .filter(number -> !CLOSED.contains(number))
                .toList();
    }

    @Test
    void a_number_is_found_too() {
        assertThat(listed("--search", number(77))).contains(77);
    }

    @Test
    void the_limit_takes_the_newest_and_the_order_is_that_of_the_field() {
        assertThat(listed("--limit", "5", "--sort", "number")).containsExactly(120, 119, 118, 117, 116);
        assertThat(listed("--all", "--limit", "103"))
                .hasSize(103)
                .contains(101, 102, 103)
                .doesNotContain(104);
    }

    @Test
    void fifty_are_shown_and_that_there_are_more_is_said() {
        Run run = pat().run("list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(51);
        assertThat(run.err()).isEqualTo("More than 50 tickets match; show more with --limit.\n");
    }
}
