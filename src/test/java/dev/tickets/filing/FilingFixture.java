package dev.tickets.filing;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A person with an empty home, and the practice portal behind a line that fails as the test tells it to. */
abstract class FilingFixture {
    static final String CRON = "*/5 * * * * tickets outbox send -q";

    @TempDir
    Path folder;

    FaultyPortal portal;
    Cli cli;

    @BeforeEach
    void start() {
        portal = new FaultyPortal(folder.resolve("portal"));
        cli = new Cli(folder).at(portal);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    Run create(String... more) {
        return cli.run(Stream.concat(
                        Stream.of("create", "-d", "General", "-s", "Disk full", "-m", "It is full."), Stream.of(more))
                .toArray(String[]::new));
    }

    Run reply(String... more) {
        return cli.run(Stream.concat(Stream.of("reply", "100001", "-m", "Still full."), Stream.of(more))
                .toArray(String[]::new));
    }

    /** The same program when so much time has passed. */
    Cli later(Duration time) {
        return new Cli(folder).at(portal).at(Clock.fixed(Cli.NOW.plus(time), ZoneOffset.UTC));
    }

    /** The entries of the outbox as {@code STATE}, in the order of their age. */
    List<String> states() {
        return cli.run("outbox", "list", "-o", "tsv", "--fields", "state")
                .out()
                .lines()
                .toList();
    }

    List<Path> drafts() throws IOException {
        Path drafts = cli.state().resolve("drafts");
        if (!Files.exists(drafts)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(drafts)) {
            return found.toList();
        }
    }

    List<String> names() {
        return cli.run("attachments", "100001", "-o", "tsv", "--fields", "name")
                .out()
                .lines()
                .toList();
    }
}
