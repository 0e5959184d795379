package dev.tickets.terminal;

import dev.tickets.state.AtExit;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program on our own streams, where they are terminals, so that it finds the terminal's name by them; else on the
 * terminal that the process belongs to.
 *
 * @param input whether our standard input is a terminal
 * @param output whether our standard output is one
 */
record ForegroundProcess(boolean input, boolean output) implements Foreground {
    private static final long PATIENCE_IN_SECONDS = 2;
    private static final Path DEVICE = Path.of("/dev/tty");

    @Override
    public int run(List<String> command, Path folder, Map<String, String> environment, @Nullable String text)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
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

    /** A program that is still there when our process is ended (SIGTERM, time over) would sit on the terminal alone. */
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

    /** What a shell has started does not end with the shell: it ends first, and has a moment to put things in order. */
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

    /** A person who leaves a pager has read enough. */
    private static void feed(Process process, String text) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ignored) {
            // the reader has left, and the exit code says whether it failed
        }
    }
}
