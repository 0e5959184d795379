package dev.tickets.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a program left behind when it had run to its end.
 *
 * @param exitCode what it ended with
 * @param out all of its standard output
 * @param err all of its standard error
 */
public record ProgramRun(int exitCode, String out, String err) {
    private static final long LIMIT_IN_SECONDS = 300;

    /** Runs a command in a folder with exactly this environment and nothing on standard input. */
    public static ProgramRun of(Path folder, Map<String, String> environment, List<String> command) {
        try {
            return run(folder, environment, command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + command, e);
        }
    }

    /** The same with a {@code PATH} and a UTF-8 locale as the whole environment. */
    public static ProgramRun of(Path folder, List<String> command) {
        return of(folder, Map.of("PATH", System.getenv().getOrDefault("PATH", ""), "LC_ALL", "C.UTF-8"), command);
    }

    /** Both streams go to files, because a program that fills a pipe nobody reads would never end. */
    private static ProgramRun run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("run", ".out");
        Path err = Files.createTempFile("run", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            int exitCode = exitCode(builder.start(), command);
            return new ProgramRun(exitCode, text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static int exitCode(Process process, List<String> command) throws InterruptedException {
        if (process.waitFor(LIMIT_IN_SECONDS, TimeUnit.SECONDS)) {
            return process.exitValue();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError(command + " did not end within " + LIMIT_IN_SECONDS + " s");
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
