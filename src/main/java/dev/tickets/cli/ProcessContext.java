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
 * Everything outside the program that a run uses. Tests make their own context; {@link #system} is the real one.
 *
 * @param folder the base of relative paths
 * @param memory a file system in memory, writable for all users
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
    /** The variables, with a {@code PATH} without relative folders. */
    @Override
    public Map<String, String> environment() {
        // computed here, so that runs without variables load fewer classes
        return SafePath.in(environment);
    }

    /** The process: the only user of {@link System}. */
    public static ProcessContext system() {
        return new ProcessContext(
                System.in,
                // System.out would hide that a disk is full
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
