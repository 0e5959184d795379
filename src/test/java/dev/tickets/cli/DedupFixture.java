package dev.tickets.cli;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.FaultyPortal.StoredTicket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A monitoring system that sends the same alert again. */
abstract class DedupFixture {
    @TempDir
    Path folder = Path.of("");

    FaultyPortal portal;

    @BeforeEach
    void a_portal_is_there() {
        portal = new FaultyPortal(folder.resolve("portal"));
    }

    @AfterEach
    void it_ends() {
        portal.close();
    }

    /** The program on one machine, so long after the tests began. */
    Cli machine(String name, Duration later) {
        Path home = folder.resolve(name);
        return new Cli(home)
                .at(portal.uri())
                .with("TICKETS_TOKEN", portal.token())
                .at(Clock.fixed(Cli.NOW.plus(later), ZoneOffset.UTC));
    }

    static Run alert(Cli cli, String text, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "create", "-d", "1", "-s", "Disk full", "-m", text, "--dedup-key", "disk-full-web1", "-o", "tsv"));
        arguments.addAll(List.of("--fields", "state,number"));
        arguments.addAll(List.of(options));
        return cli.run(arguments.toArray(new String[0]));
    }

    Run alert(String text, String... options) {
        return alert(machine("one", Duration.ZERO), text, options);
    }

    /** Each ticket of the portal as the first lines of its messages. */
    List<List<String>> stored() {
        List<List<String>> tickets = new ArrayList<>();
        for (StoredTicket ticket : portal.stored()) {
            tickets.add(ticket.messages().stream()
                    .map(message -> message.body().lines().findFirst().orElse(""))
                    .toList());
        }
        return tickets;
    }
}
