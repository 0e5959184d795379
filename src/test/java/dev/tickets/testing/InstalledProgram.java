package dev.tickets.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The program as the build installs it, run by a real shell in a folder of the test's own. */
public final class InstalledProgram {
    /** The start script. */
    public static final Path TICKETS = Path.of("target/tickets/bin/tickets").toAbsolutePath();

    private final Path folder;
    private final Path tickets;
    private final Map<String, String> environment = new HashMap<>();

    public InstalledProgram(Path folder) {
        this(folder, TICKETS);
    }

    /** @param tickets the start script of an installation elsewhere */
    public InstalledProgram(Path folder, Path tickets) {
        this.folder = folder;
        this.tickets = tickets;
        environment.put("HOME", folder.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        environment.put("TERM", "dumb");
        // else each test's first run would train an archive for a home that is about to go
        environment.put("TICKETS_ARCHIVE", "off");
        environment.put("TICKETS", tickets.toString());
    }

    /** With this variable set. */
    public InstalledProgram with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** With a class archive, which makes its starts much faster. */
    public InstalledProgram withArchive() {
        ClassArchive.putInto(folder.resolve(".cache"));
        return without("TICKETS_ARCHIVE");
    }

    public InstalledProgram without(String variable) {
        environment.remove(variable);
        return this;
    }

    /** With a token for that portal. */
    public InstalledProgram at(FakePortal portal) {
        return with("TICKETS_PORTAL", portal.uri().toString()).with("TICKETS_TOKEN", "token-1");
    }

    /** Runs a line of shell, in which {@code $TICKETS} is the program. */
    public ProgramRun shell(String line) {
        return ProgramRun.of(folder, environment, List.of("/bin/sh", "-c", line));
    }

    public ProgramRun run(String... arguments) {
        return ProgramRun.of(folder, environment, command(arguments));
    }

    /** Starts it, its streams to pipes. */
    public Process start(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(command(arguments)).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(tickets.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** As if the portal had got the last request of each entry so long ago that it cannot be at it still. */
    public void forgetRequests() throws IOException {
        FileTime past = FileTime.from(Instant.now().minus(Duration.ofMinutes(10)));
        for (String place : List.of("sending", "unclear")) {
            Path entries = folder.resolve(".local/state/tickets/outbox").resolve(place);
            if (Files.isDirectory(entries)) {
                try (DirectoryStream<Path> listed = Files.newDirectoryStream(entries)) {
                    for (Path entry : listed) {
                        Files.setLastModifiedTime(entry, past);
                    }
                }
            }
        }
    }
}
