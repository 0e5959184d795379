package dev.tickets.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that a test needs and that a machine may lack. Where it is missing the test is skipped with a notice; with
 * {@code -Dtickets.require.tools=true}, as in the continuous build, it fails instead, so that nothing is skipped there
 * unseen.
 *
 * @param path where the program is
 */
public record RequiredTool(Path path) {
    /** The program of this name on the {@code PATH}; ends the calling test when there is none. */
    public static RequiredTool named(String name) {
        return new RequiredTool(find(name)
                .orElseGet(
                        () -> missing("needs the program '" + name + "', which is not on the PATH of this machine")));
    }

    /**
     * The program at that place, which is not on the {@code PATH}; ends the calling test when there is none.
     *
     * @param command that installs the program
     */
    public static RequiredTool at(Path place, String command) {
        return new RequiredTool(
                Files.isExecutable(place) ? place : missing("needs the program " + place + ": " + command));
    }

    private static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder).resolve(name).toAbsolutePath())
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Path missing(String notice) {
        return Boolean.getBoolean("tickets.require.tools") ? fail(notice) : abort(notice);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
