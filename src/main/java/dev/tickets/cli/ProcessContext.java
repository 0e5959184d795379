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
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything outside the program that a run uses. Tests make their own context; {@link #system} is the real one.
 *
 * @param commandLine the bytes of the command line, each argument with a NUL at its end; null to trust the arguments
 * @param folder the base of relative paths
 * @param memory a file system in memory, writable for all users
 */
public record ProcessContext(
        InputStream in,
        OutputStream out,
        OutputStream err,
        @Nullable Path commandLine,
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

    /** No process can make a folder of this name, so relative paths lead nowhere. */
    private static final Path NO_FOLDER = Path.of("/proc/deleted-working-folder");

    /** The process: the only user of {@link System}. */
    public static ProcessContext system() {
        return new ProcessContext(
                System.in,
                // System.out would hide that a disk is full
                new FileOutputStream(FileDescriptor.out),
                System.err,
                Path.of("/proc/self/cmdline"),
                variables(),
                workingFolder(),
                Path.of("/dev/shm"),
                new MachineClock(),
                Terminal.of(System.getProperty("tickets.terminals", ""), System.getProperty("tickets.columns", "")),
                Sleeper.SYSTEM,
                Jitter.SYSTEM,
                Limits.DEFAULT);
    }

    /**
     * The working folder. The launcher leaves a deleted one, in which Java does not start. If Java cannot decode the
     * name, the system still leads there.
     */
    private static Path workingFolder() {
        if (System.getProperty("tickets.folder") != null) {
            return NO_FOLDER;
        }
        Path folder = Path.of("").toAbsolutePath();
        return folder.toString().indexOf('\ufffd') < 0 ? folder : Path.of("/proc/self/cwd");
    }

    /**
     * The variables as the user has set them: the launcher sets {@code LC_ALL} for Java. Without {@code HOME}, as under
     * some daemons, the system's list of users names the home.
     */
    private static Map<String, String> variables() {
        Map<String, String> given = System.getenv();
        String locale = System.getProperty("tickets.lc_all");
        String home = given.getOrDefault("HOME", "").isEmpty() ? System.getProperty("user.home", "") : "";
        if (locale == null && !home.startsWith("/")) {
            return given;
        }
        Map<String, String> changed = new HashMap<>(given);
        if (home.startsWith("/")) {
            changed.put("HOME", home);
        }
        if (locale != null && locale.startsWith("=")) {
            changed.put("LC_ALL", locale.substring(1));
        } else if (locale != null) {
            changed.remove("LC_ALL");
        }
        return changed;
    }
}
