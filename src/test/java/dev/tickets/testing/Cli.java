package dev.tickets.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tickets.cli.ProcessContext;
import dev.tickets.cli.start.App;
import dev.tickets.portal.http.Limits;
import dev.tickets.state.Sleeper;
import dev.tickets.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The whole program inside the test's own folder: nothing of this machine's user is read or written. */
public final class Cli {
    /** When tests take place. */
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Path folder;
    private Path memory;
    private final Map<String, String> environment = new HashMap<>();
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private Terminal terminal = Terminal.NONE;
    private Limits limits = Limits.DEFAULT;
    private Sleeper sleeper = milliseconds -> {};
    private InputStream in = new Unread();
    private @Nullable Path commandLine;
    private boolean drawing;

    public Cli(Path folder) {
        this.folder = folder;
        this.memory = folder.resolve("no memory");
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("TERM", "xterm");
    }

    /** With lines that were erased, as they were drawn; without, a run has what stays on the terminal. */
    public Cli drawing() {
        drawing = true;
        return this;
    }

    /** What a run did. */
    public record Run(int exitCode, String out, String err) {
        private static final Pattern ID = Pattern.compile("\\b\\d{6}-[0-9a-z]{4}\\b");
        private static final Pattern REFERENCE = Pattern.compile("\\btk-[0-9a-z]{26}\\b");

        /**
         * The same run with {@code ID} for each id of ours, and {@code REF} for each reference: they are made by
         * chance.
         */
        public Run withoutChance() {
            return new Run(exitCode, withoutChance(out), withoutChance(err));
        }

        private static String withoutChance(String text) {
            return REFERENCE.matcher(ID.matcher(text).replaceAll("ID")).replaceAll("REF");
        }
    }

    /** Started with these bytes as its arguments, each with a NUL at its end. */
    public Cli commandLine(byte[] bytes) throws IOException {
        commandLine = Files.write(folder.resolve("cmdline"), bytes);
        return this;
    }

    /** With this variable set. */
    public Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** With a token for the portal at that address, and no configuration at all. */
    public Cli at(URI portal) {
        return with("TICKETS_PORTAL", portal.toString()).with("TICKETS_TOKEN", "token-1");
    }

    /** With a token that this portal takes, and no configuration at all. */
    public Cli at(FaultyPortal portal) {
        return at(portal.uri()).with("TICKETS_TOKEN", portal.token());
    }

    public Cli at(Clock other) {
        clock = other;
        return this;
    }

    public Cli on(Terminal other) {
        terminal = other;
        return this;
    }

    public Cli within(Limits other) {
        limits = other;
        return this;
    }

    /** With a file system in memory there; without, there is none. */
    public Cli memory(Path other) {
        memory = other;
        return this;
    }

    /** Waiting like this; without, no pause takes any time. */
    public Cli waiting(Sleeper other) {
        sleeper = other;
        return this;
    }

    /** With this on standard input; without, reading standard input fails the test. */
    public Cli stdin(String text) {
        in = new ByteArrayInputStream(text.getBytes(UTF_8));
        return this;
    }

    /** With this configuration file. */
    public Cli config(String toml) {
        write("home/.config/tickets/config.toml", toml);
        return this;
    }

    /** Writes a file below the test's folder. */
    public Path write(String name, String content) {
        return write(name, content.getBytes(UTF_8));
    }

    public Path write(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of credentials and of what was learned of portals. */
    public Path state() {
        return folder.resolve("home/.local/state/tickets");
    }

    public Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        App app = new App(new ProcessContext(
                in,
                out,
                err,
                commandLine,
                Map.copyOf(environment),
                folder,
                memory,
                clock,
                terminal,
                sleeper,
                bound -> bound / 2,
                limits));
        int exitCode = app.run(args);
        return new Run(exitCode, out.toString(UTF_8), seen(err.toString(UTF_8)));
    }

    /** Lines that were drawn and erased leave nothing on a terminal. */
    private String seen(String text) {
        return drawing ? text : text.replaceAll("\r[^\r\n]+\r +\r", "");
    }

    /** Nothing may read standard input unless it was asked to. */
    private static final class Unread extends InputStream {
        @Override
        public int read() {
            throw new AssertionError("standard input was read");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return read();
        }
    }
}
