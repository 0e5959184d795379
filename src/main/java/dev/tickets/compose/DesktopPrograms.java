package dev.tickets.compose;

import dev.tickets.config.ProcessThreads;
import dev.tickets.config.SecretReader;
import dev.tickets.state.AtomicFile;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs clipboard programs with a time limit, and reads their output. */
record DesktopPrograms(Map<String, String> environment, Duration limit) {
    static final String TAKE_ONE = "take the screenshot to the clipboard again, or attach a file: -a FILE";

    /** The file that the program wrote; empty when the program failed, as with an empty clipboard. */
    Optional<Path> run(Path program, List<String> arguments, Path file, boolean takesFile) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        if (takesFile) {
            command.add(file.toString());
        }
        Files.deleteIfExists(file);
        Files.createFile(file, AtomicFile.FILE);
        Process process = started(command, takesFile ? Redirect.DISCARD : Redirect.to(file.toFile()));
        try {
            requireEnd(process);
            return process.exitValue() == 0 && Files.size(file) > 0 ? Optional.of(file) : Optional.empty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            end(process);
        }
    }

    /** The output of the program, at most one byte above the limit; empty when the program failed. */
    byte[] read(Path program, List<String> arguments, int most) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        Process process = started(command, Redirect.PIPE);
        try {
            InputStream printed = process.getInputStream();
            CompletableFuture<byte[]> reading =
                    CompletableFuture.supplyAsync(() -> read(printed, most + 1), new ProcessThreads());
            byte[] bytes = reading.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (bytes.length > most) {
                return bytes;
            }
            requireEnd(process);
            return process.exitValue() == 0 ? bytes : new byte[0];
        } catch (TimeoutException e) {
            throw hangs(e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            end(process);
        }
    }

    private static byte[] read(InputStream in, int most) {
        try {
            return SecretReader.bytes(in, most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process started(List<String> command, Redirect output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output)
                .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void requireEnd(Process process) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw hangs(null);
        }
    }

    private TicketsException hangs(@Nullable Exception cause) {
        return new TicketsException(
                ErrorCode.USAGE,
                "the clipboard did not answer within " + limit.toSeconds() + " s",
                "the program that owns the clipboard may hang; " + TAKE_ONE,
                cause);
    }

    private static TicketsException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TicketsException(ErrorCode.INTERRUPTED, "interrupted", null, e);
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
