package dev.tickets.portal.rt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.portal.http.Limits;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Relay;
import dev.tickets.testing.Relay.Moment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A create while the real Request Tracker ends in the middle of it, or is slower than the client is patient. The
 * password goes with each request, because for a token RT writes the time of its use, and then a test could not read
 * while it holds the lock of the data.
 */
@Tag("rt")
@Execution(ExecutionMode.SAME_THREAD)
@SuppressWarnings("NullAway.Init") // made before the first test
class RealRtOutageTest {
    private static final String CREATE = "POST /REST/2.0/ticket";
    private static RealRt server;

    private final String subject = "Invoice " + UUID.randomUUID();

    @TempDir
    Path folder;

    private Relay relay;
    private Cli cli;

    @BeforeAll
    static void start() {
        server = new RealRt(false);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    void log_in() {
        relay = new Relay(server.address());
        cli = new Cli(folder).at(Clock.systemUTC()).stdin("carol-pass\n");
        String portal = relay.uri().toString();
        assertThat(cli.run(
                                "login",
                                "--portal",
                                portal,
                                "--type",
                                "rt",
                                "--user",
                                "carol",
                                "--basic",
                                "--password-stdin")
                        .exitCode())
                .isZero();
    }

    @AfterEach
    void close() {
        relay.close();
    }

    /** Where the server is when it is killed. */
    enum Place {
        WAITING_TO_WRITE,
        WRITING,
        DONE
    }

    @ParameterizedTest
    @EnumSource
    void a_server_that_is_killed_in_mid_create_has_the_ticket_once_in_the_end(Place place) throws SQLException {
        Run killed = killed(place);
        assertThat(killed.exitCode()).as(killed.err()).isEqualTo(6);
        assertThat(killed.err())
                .startsWith("tickets: no clear answer from 127.0.0.1:")
                .contains("it is unclear whether the portal has the message; the ticket is kept in the outbox as ")
                .endsWith("\nhint: do not send the message again: tickets outbox send searches the portal first;"
                        + " for cron: */5 * * * * tickets outbox send -q\n");

        Run away = cli.run("outbox", "send");
        assertThat(away.exitCode()).as(away.err()).isIn(6, 75);
        server.start();
        assertThat(tickets()).isEqualTo(place == Place.DONE ? 1 : 0);
        Run sent =
                cli.at(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10))).run("outbox", "send");

        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(tickets()).isEqualTo(1);
        assertThat(cli.run("outbox", "list", "-o", "tsv")).isEqualTo(new Run(0, "", ""));
        assertThat(relay.requests().stream().filter(CREATE::equals)).hasSize(place == Place.DONE ? 1 : 2);
    }

    private Run killed(Place place) throws SQLException {
        if (place == Place.DONE) {
            relay.at(CREATE, Moment.ANSWERED, server::kill);
            return create();
        }
        if (place == Place.WRITING) {
            relay.at(CREATE, Moment.PASSED_ON, () -> {
                awaitWriting();
                server.kill();
            });
            return create();
        }
        relay.at(CREATE, Moment.PASSED_ON, server::kill);
        try (Lock lock = new Lock()) {
            lock.take();
            return create();
        }
    }

    @Test
    void a_client_that_gives_up_while_the_server_still_works_sends_nothing_twice() throws SQLException {
        try (Lock lock = new Lock()) {
            lock.take();
            Run gaveUp =
                    cli.within(Limits.DEFAULT.within(Duration.ofSeconds(3))).run(words());
            assertThat(gaveUp.exitCode()).as(gaveUp.err()).isEqualTo(6);
            assertThat(gaveUp.err()).contains("it is unclear whether the portal has the message");

            String id = gaveUp.err().replaceFirst("(?s).* kept in the outbox as (\\S+)\n.*", "$1");
            Run early = cli.within(Limits.DEFAULT).run("outbox", "send", id);
            assertThat(early.exitCode()).as(early.err()).isEqualTo(6);
            assertThat(early.err())
                    .contains("the message does not show yet, but the portal may still be processing it");
            assertThat(tickets()).isZero();
        }
        await(() -> tickets() == 1);

        Run found =
                cli.at(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10))).run("outbox", "send");
        assertThat(found.exitCode()).as(found.err()).isZero();
        assertThat(tickets()).isEqualTo(1);
        assertThat(relay.requests().stream().filter(CREATE::equals)).hasSize(1);
        assertThat(cli.run("outbox", "list", "-o", "tsv")).isEqualTo(new Run(0, "", ""));
    }

    private String[] words() {
        return new String[] {"create", "-d", "Billing", "-s", subject, "-m", "Wrong sum"};
    }

    private Run create() {
        return cli.run(words());
    }

    /** Keeps the server from writing: it waits up to half a minute, and reads meanwhile. */
    private static final class Lock implements AutoCloseable {
        private final Connection data;
        private final Statement statement;

        Lock() throws SQLException {
            data = DriverManager.getConnection("jdbc:sqlite:" + server.database());
            statement = data.createStatement();
        }

        void take() throws SQLException {
            statement.execute("BEGIN IMMEDIATE");
        }

        @Override
        public void close() throws SQLException {
            statement.execute("ROLLBACK");
            statement.close();
            data.close();
        }
    }

    /** SQLite keeps what a transaction changes in a file beside the data. */
    private static void awaitWriting() {
        Path journal = Path.of(server.database() + "-journal");
        await(() -> Files.exists(journal));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** How many tickets of this test the server has. */
    private long tickets() {
        try (Connection data = DriverManager.getConnection("jdbc:sqlite:" + server.database());
                Statement count = data.createStatement()) {
            return count.executeQuery("SELECT count(*) FROM Tickets WHERE Subject = '" + subject + "'")
                    .getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
