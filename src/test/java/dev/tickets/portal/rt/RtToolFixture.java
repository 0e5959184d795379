package dev.tickets.portal.rt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, as carol at a Request Tracker. */
@SuppressWarnings("NullAway.Init") // made before each test
abstract class RtToolFixture {
    final FakeRt server = new FakeRt(100, false);

    @TempDir
    Path folder;

    Cli cli;

    @BeforeEach
    void as_carol() {
        cli = machine("");
    }

    @AfterEach
    void end() {
        server.close();
    }

    /** A machine of carol's with its own home. */
    Cli machine(String name) {
        return new Cli(folder.resolve(name))
                .at(Clock.systemUTC())
                .with("TICKETS_PORTAL", server.address().toString())
                .with("TICKETS_TYPE", "rt")
                .with("TICKETS_TOKEN", server.token("carol"));
    }

    Run tryCreate(String queue, String subject, String... more) {
        return cli.run(
                Stream.concat(Stream.of("create", "-d", queue, "-s", subject, "-m", "Wrong sum"), Stream.of(more))
                        .toArray(String[]::new));
    }

    void create(String queue, String subject, String... more) {
        Run run = tryCreate(queue, subject, more);
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }

    String status(int number) {
        return server.data().tickets.get(number - 1).status;
    }

    /** How many requests begin so. */
    long requests(String beginning) {
        return server.requests().stream()
                .filter(request -> request.startsWith(beginning))
                .count();
    }
}
