package dev.tickets.portal.http;

import java.time.Duration;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an exchange that is over its limits. Socket timeouts bound a single read; they bound neither a write that the
 * peer does not take, nor an answer that drips, nor a connect to one address after the other.
 */
final class Watchdog implements AutoCloseable, Runnable {
    /** The limit of the whole run, in words. */
    static final String RUN_IS_OVER = "the time given with --timeout is over";

    private final Limits limits;
    private final Deadline run;
    private final boolean transfer;
    private final Cancellable cut;
    private final Thread thread = new Thread(this, "tickets-watchdog");
    private final long start = System.nanoTime();
    private long moved = start;
    private boolean began;
    private boolean sent;
    private boolean over;
    private @Nullable String broken;

    /**
     * @param transfer whether files travel: then only standing still counts
     * @param cut ends the exchange; called once at most, from another thread
     */
    Watchdog(Limits limits, Deadline run, boolean transfer, Cancellable cut) {
        this.limits = limits;
        this.run = run;
        this.transfer = transfer;
        this.cut = cut;
        thread.setDaemon(true);
        thread.start();
    }

    /** The connection stands, the first byte of the request goes out now. */
    synchronized void began() {
        began = true;
        moved = System.nanoTime();
        notifyAll();
    }

    /** Bytes have gone out or come in. */
    synchronized void moved() {
        moved = System.nanoTime();
    }

    /**
     * The request is out, or has no body that could stand still: from here on a read's own time limit says when nothing
     * moves.
     */
    synchronized void sent() {
        sent = true;
        notifyAll();
    }

    synchronized boolean hasBegun() {
        return began;
    }

    /** Which limit was broken, for a message; null when none was. */
    synchronized @Nullable String broken() {
        return broken;
    }

    @Override
    public synchronized void close() {
        over = true;
        notifyAll();
    }

    @Override
    public void run() {
        if (untilBroken()) {
            cut.cancel();
        }
    }

    private synchronized boolean untilBroken() {
        while (!over) {
            long now = System.nanoTime();
            broken = limitBroken(now);
            if (broken != null) {
                return true;
            }
            try {
                // Nanoseconds do not matter here: a limit is met at most a millisecond late.
                wait(Math.max(1, next(now) / 1_000_000 + 1));
            } catch (InterruptedException e) {
                return false;
            }
        }
        return false;
    }

    private @Nullable String limitBroken(long now) {
        if (run.remaining(now) <= 0) {
            return RUN_IS_OVER;
        }
        if (!began) {
            return now - start >= limits.connect().toNanos() ? "no connection within " + text(limits.connect()) : null;
        }
        if (!sent && now - moved >= limits.idle().toNanos()) {
            return "nothing could be sent for " + text(limits.idle());
        }
        if (!transfer && now - start >= limits.exchange().toNanos()) {
            return "it took longer than " + text(limits.exchange());
        }
        return null;
    }

    private long next(long now) {
        long next = run.remaining(now);
        if (!began) {
            return Math.min(next, limits.connect().toNanos() - (now - start));
        }
        if (!sent) {
            next = Math.min(next, limits.idle().toNanos() - (now - moved));
        }
        return transfer ? next : Math.min(next, limits.exchange().toNanos() - (now - start));
    }

    /** {@code 60 s}, or {@code 500 ms} below a second. */
    static String text(Duration limit) {
        return limit.toSeconds() > 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
