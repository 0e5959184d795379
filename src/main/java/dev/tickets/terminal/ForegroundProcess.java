package dev.tickets.terminal;

import dev.tickets.state.AtExit;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program on the standard streams that are terminals, so that the program finds the terminal's name; else on the
 * terminal of the process.
 *
 * @param input whether standard input is a terminal
 * @param output whether standard output is a terminal
 */
record ForegroundProcess(boolean input, boolean output) implements Foreground {
    private static final long PATIENCE_IN_SECONDS = 2;
    private static final Path DEVICE = Path.of("/dev/tty");

    @Override
    public int run(List<String> command, Path folder, Map<String, String> environment, @Nullable String text)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(existing(folder))
                .redirectInput(text != null ? Redirect.PIPE : input ? Redirect.INHERIT : Redirect.from(DEVICE.toFile()))
                .redirectOutput(output ? Redirect.INHERIT : Redirect.to(DEVICE.toFile()))
                .redirectError(Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Interrupts left = Interrupts.leftToOthers();
        try {
            return waitFor(builder.start(), text);
        } finally {
            left.takeBack();
        }
    }

    /** The folder; null for the one of this process if the folder was deleted. */
    static @Nullable File existing(Path folder) {
        return Files.isDirectory(folder) ? folder.toFile() : null;
    }

    /** When this process is ended (SIGTERM, time limit), the program is ended too, or it would keep the terminal. */
    private static int waitFor(Process process, @Nullable String text) {
        AtExit ending = AtExit.run("tickets-foreground", () -> end(process));
        try {
            if (text != null) {
                feed(process, text);
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TicketsException(ErrorCode.INTERRUPTED, "interrupted", null, e);
        } finally {
            ending.cancel();
        }
    }

    /** The children of a shell do not end with the shell, so they are ended first, with time to clean up. */
    private static void end(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        started.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] ends =
                started.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, PATIENCE_IN_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroy();
    }

    private static void feed(Process process, String text) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ignored) {
            // the pager has ended; the exit code shows whether it failed
        }
    }
}
