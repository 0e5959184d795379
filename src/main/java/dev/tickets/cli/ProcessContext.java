package dev.tickets.cli;

import dev.tickets.config.SafePath;
import dev.tickets.portal.http.Limits;
import dev.tickets.state.Jitter;
import dev.tickets.state.MachineClock;
import dev.tickets.state.Sleeper;
import dev.tickets.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Everything outside itself that a run may touch. Tests make one of their own, {@link #system} is the real one.
 *
 * @param folder that relative paths start from
 * @param memory a file system in memory, where all users may make files
 */
public record ProcessContext(
        InputStream in,
        OutputStream out,
        OutputStream err,
        Map<String, String> environment,
        Path folder,
        Path memory,
        Clock clock,
        Terminal terminal,
        Sleeper sleeper,
        Jitter jitter,
        Limits limits) {
    /** The variables, with a {@code PATH} in which no relative folder is searched for programs. */
    @Override
    public Map<String, String> environment() {
        // here, and not when this is made: what needs no variable loads no class for it
        return SafePath.in(environment);
    }

    /** The process: the only place that asks {@link System} for anything. */
    public static ProcessContext system() {
        return new ProcessContext(
                System.in,
                // System.out would keep to itself that a disk is full
                new FileOutputStream(FileDescriptor.out),
                System.err,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of("/dev/shm"),
                new MachineClock(),
                Terminal.of(System.getProperty("tickets.terminals", ""), System.getProperty("tickets.columns", "")),
                Sleeper.SYSTEM,
                Jitter.SYSTEM,
                Limits.DEFAULT);
    }
}
