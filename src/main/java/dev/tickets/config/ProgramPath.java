package dev.tickets.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The programs of this machine, as the {@code PATH} finds them. Only absolute folders count: an empty element, or a
 * relative one, would be the current folder, where another user may have put a program of the same name.
 */
public final class ProgramPath {
    /** The shell that runs commands with arguments; POSIX systems have one there. */
    public static final String SHELL = "/bin/sh";

    private static final String VARIABLE = "PATH";
    private static final String USUAL = "/usr/local/bin:/usr/bin:/bin";

    private final String path;

    public ProgramPath(Map<String, String> environment) {
        path = safe(environment.get(VARIABLE));
    }

    /**
     * The same environment with a {@code PATH} of absolute folders only, for programs that this one starts. Without
     * any, the usual folders stand in, for a shell without a {@code PATH} may look in the current folder.
     */
    public static Map<String, String> safe(Map<String, String> environment) {
        String given = environment.get(VARIABLE);
        String safe = safe(given);
        if (safe.equals(given)) {
            return environment;
        }
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(VARIABLE, safe);
        return changed;
    }

    private static String safe(@Nullable String path) {
        StringBuilder safe = new StringBuilder();
        int start = 0;
        while (path != null && start <= path.length()) {
            int colon = path.indexOf(':', start);
            int end = colon < 0 ? path.length() : colon;
            if (path.startsWith("/", start) && end > start) {
                safe.append(safe.length() == 0 ? "" : ":").append(path, start, end);
            }
            start = end + 1;
        }
        return safe.length() == 0 ? USUAL : safe.toString();
    }

    /** The first of these programs that is there, with its whole path. */
    public Optional<Path> first(List<String> names) {
        for (String name : names) {
            for (String folder : path.split(":", -1)) {
                try {
                    Path program = Path.of(folder).resolve(name);
                    if (Files.isRegularFile(program) && Files.isExecutable(program)) {
                        return Optional.of(program);
                    }
                } catch (InvalidPathException notAFolder) {
                    assert folder.indexOf('\0') >= 0;
                }
            }
        }
        return Optional.empty();
    }
}
