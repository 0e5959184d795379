package dev.tickets.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The programs of this machine, as a {@linkplain SafePath safe} {@code PATH} finds them. */
public final class ProgramPath {
    /** The shell that runs commands with arguments; POSIX systems have one there. */
    public static final String SHELL = "/bin/sh";

    private final String path;

    public ProgramPath(Map<String, String> environment) {
        path = SafePath.of(environment.get(SafePath.VARIABLE));
    }

    /** The path of the first existing program. */
    public Optional<Path> first(List<String> names) {
        for (String name : names) {
            for (String folder : path.split(":", -1)) {
                try {
                    Path program = Path.of(folder).resolve(name);
                    if (Files.isRegularFile(program) && Files.isExecutable(program)) {
                        return Optional.of(program);
                    }
                } catch (InvalidPathException ignored) {
                    // an invalid path holds no program
                }
            }
        }
        return Optional.empty();
    }
}
