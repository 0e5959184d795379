package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A home of the test's own, and what doctor says of one thing in it. No portal is asked. */
abstract class DoctorFixture {
    static final String PORTAL = "portal = \"https://portal.example.net\"\n";

    @TempDir
    Path temporary;

    Path folder;
    Path home;
    Cli cli;

    @BeforeEach
    void a_private_home() throws IOException {
        folder = temporary.toRealPath();
        home = Owner.mode(Files.createDirectories(folder.resolve("home")), "rwxr-xr-x");
        cli = new Cli(folder);
    }

    /** The lines of one check, from the report for people, without the headings. */
    String report(String check, String... options) {
        List<String> lines = run(options).out().lines().toList();
        StringBuilder found = new StringBuilder();
        boolean inside = false;
        for (String line : lines) {
            if (!line.startsWith("         ")) {
                inside = line.matches("(ok|warning|problem) +" + check + ":.*");
            }
            if (inside) {
                found.append(line.replace(folder.toString(), "FOLDER")).append('\n');
            }
        }
        return found.toString();
    }

    /** The states of one check. */
    List<String> states(String check, String... options) {
        List<String> words = new java.util.ArrayList<>(List.of(options));
        words.addAll(List.of("-o", "tsv", "--fields", "check,status"));
        return run(words.toArray(new String[0]))
                .out()
                .lines()
                .filter(line -> line.startsWith(check + "\t"))
                .map(line -> line.substring(check.length() + 1))
                .collect(Collectors.toList());
    }

    Run run(String... options) {
        List<String> words = new java.util.ArrayList<>(List.of("doctor", "--offline"));
        words.addAll(List.of(options));
        Run run = cli.run(words.toArray(new String[0]));
        assertThat(run.err()).isEmpty();
        return run;
    }

    /** A message in the outbox that no portal has taken; returns its folder. */
    Path entry() {
        new Cli(folder)
                .with("TICKETS_PORTAL", "http://127.0.0.1:1")
                .with("TICKETS_TOKEN", "token")
                .run("create", "-q", "-d", "1", "-s", "Disk full", "-m", "Please help", "--no-input");
        Path waiting = cli.state().resolve("outbox/waiting");
        try (var entries = Files.list(waiting)) {
            return entries.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Moves an entry to another state. */
    Path moved(Path entry, String state) throws IOException {
        Path there = Files.createDirectories(cli.state().resolve("outbox").resolve(state));
        Owner.mode(there, "rwx------");
        return Files.move(entry, there.resolve(entry.getFileName()));
    }
}
