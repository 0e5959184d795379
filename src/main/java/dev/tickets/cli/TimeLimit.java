package dev.tickets.cli;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the command on a thread that is left behind when it does not return in time. */
final class TimeLimit {
    private TimeLimit() {}

    /**
     * The command's exit code.
     *
     * @throws TicketsException (timeout) when there is none in time
     */
    static int within(Duration timeout, Callable<Integer> command) {
        FutureTask<Integer> task = new FutureTask<>(command);
        Thread thread = new Thread(task, "tickets-command");
        thread.setDaemon(true);
        thread.start();
        try {
            // An exchange that is cut at the deadline reports for itself; this is for what cannot be cut.
            return task.get(timeout.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TicketsException(ErrorCode.TIMEOUT, "not done within the time given with --timeout", null, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TicketsException(ErrorCode.INTERRUPTED, "interrupted", null, e);
        }
    }
}
