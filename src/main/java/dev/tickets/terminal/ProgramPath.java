package dev.tickets.terminal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The programs of this machine, as the {@code PATH} finds them. */
public final class ProgramPath {
    private static final String USUAL = "/usr/local/bin:/usr/bin:/bin";

    private final String path;

    public ProgramPath(Map<String, String> environment) {
        path = environment.getOrDefault("PATH", USUAL);
    }

    /** The first of these programs that is there, with its whole path. */
    public Optional<Path> first(List<String> names) {
        for (String name : names) {
            for (String folder : path.split(":", -1)) {
                try {
                    Path program = Path.of(folder).resolve(name).toAbsolutePath();
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
