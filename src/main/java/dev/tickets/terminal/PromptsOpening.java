package dev.tickets.terminal;

import dev.tickets.ticket.Unexpected;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of a run, opened once: at the first question, or before the first question in a thread of their own,
 * because opening a terminal takes as long as the preparation of the question.
 */
public final class PromptsOpening implements AutoCloseable {
    /**
     * Open prompts.
     *
     * @param fault why the prompts cannot draw; null when they can, or need not
     */
    public record Opened(Prompts prompts, @Nullable String fault) {}

    private final FutureTask<Opened> opening;
    private final PrintWriter err;
    private boolean begun;
    private volatile @Nullable Prompts prompts;

    /** @param err reports that the terminal cannot be drawn on */
    public PromptsOpening(Callable<Opened> opening, PrintWriter err) {
        this.opening = new FutureTask<>(opening);
        this.err = err;
    }

    /** Begins to open in another thread. Prints nothing: the report of a failure waits for the first question. */
    public void begin() {
        if (begun) {
            return;
        }
        begun = true;
        Thread thread = new Thread(opening, "tickets-prompts");
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError noMoreThreads) {
            // the thread of the first question opens the prompts
            begun = false;
        }
    }

    /** The open prompts; waits for the other thread if there is one. */
    public Prompts prompts() {
        Prompts open = prompts;
        if (open == null) {
            Opened opened = opened();
            if (opened.fault() != null) {
                err.println(opened.fault());
            }
            open = opened.prompts();
            prompts = open;
        }
        return open;
    }

    /** The prompts if a question was asked; else null. */
    public @Nullable Prompts asked() {
        return prompts;
    }

    private Opened opened() {
        // does nothing if the other thread has begun
        opening.run();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return opening.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new IllegalStateException("cannot ask: " + Unexpected.words(cause), cause);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Closes the prompts, also those that no question has used. */
    @Override
    public void close() {
        Prompts open = prompts;
        if (open == null && begun) {
            open = opened().prompts();
        }
        if (open != null) {
            open.close();
        }
    }
}
