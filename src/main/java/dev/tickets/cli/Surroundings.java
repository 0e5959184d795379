package dev.tickets.cli;

import dev.tickets.config.Sleeper;
import dev.tickets.portal.http.Limits;
import dev.tickets.terminal.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/**
 * Everything outside itself that a run may touch. Tests make one of their own, {@link #system} is the real one.
 *
 * @param folder that relative paths start from
 */
public record Surroundings(
        InputStream in,
        OutputStream out,
        OutputStream err,
        Map<String, String> environment,
        Path folder,
        Clock clock,
        Terminal terminal,
        Sleeper sleeper,
        Limits limits) {

    /** The process: the only place that asks {@link System} for anything. */
    public static Surroundings system() {
        return new Surroundings(
                System.in,
                System.out,
                System.err,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Clock.system(ZoneId.systemDefault()),
                Terminal.of(System.getProperty("tickets.terminals", "")),
                Sleeper.SYSTEM,
                Limits.DEFAULT);
    }
}
