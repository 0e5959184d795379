package dev.tickets.portal.http;

import java.time.Duration;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an exchange that is over its limits. Socket timeouts bound a single read; they bound neither a write that the
 * peer does not take, nor an answer that drips, nor a connect to one address after the other.
 */
final class Watchdog implements AutoCloseable, Runnable {
    /** The message for the limit of the whole run. */
    static final String RUN_IS_OVER = "the time of --timeout is over";

    /** The message for the answer's limit, and for a socket's limit. */
    static final String NO_ANSWER = "no answer in time";

    /** After this part of the idle limit, a request that stands still may have an answer. */
    private static final int LOOKS = 10;

    private static final long LONGEST_LOOK = Duration.ofSeconds(1).toNanos();
    private static final long NEVER = Duration.ofDays(365).toNanos();

    private final Limits limits;
    private final Deadline run;
    private final boolean upload;
    private final boolean download;
    private final Cancellable cut;
    private final Runnable standing;
    private final Thread thread = new Thread(this, "tickets-watchdog");
    private final long start = System.nanoTime();
    private long moved = start;
    private long looked = start;
    /** When the request was sent: from then on the answer's limits count. */
    private long out = start;

    private boolean began;
    private boolean sent;
    private boolean answered;
    /** Whether the reader waits for bytes of a file. */
    private boolean waiting;

    private boolean over;
    private @Nullable String broken;

    /**
     * @param upload whether the request carries files: while it goes out, only standing still counts
     * @param download whether the answer is a file: once its head is there, only standing still counts
     * @param cut ends the exchange; called once at most, from another thread
     * @param standing called now and then while the request stands still: it may have been answered
     */
    Watchdog(Limits limits, Deadline run, boolean upload, boolean download, Cancellable cut, Runnable standing) {
        this.limits = limits;
        this.run = run;
        this.upload = upload;
        this.download = download;
        this.cut = cut;
        this.standing = standing;
        thread.setDaemon(true);
        thread.start();
    }

    /** The connection is made, and the first byte of the request follows. */
    synchronized void began() {
        began = true;
        moved = System.nanoTime();
        out = moved;
        notifyAll();
    }

    /** Bytes were sent or received. */
    synchronized void moved() {
        moved = System.nanoTime();
        waiting = false;
    }

    /** The reader waits for bytes of a file until they have {@link #moved}. */
    synchronized void waits() {
        moved = System.nanoTime();
        waiting = true;
    }

    /** The request is sent, or has no body: from now on the answer's limits count. */
    synchronized void sent() {
        if (!sent) {
            sent = true;
            out = System.nanoTime();
            notifyAll();
        }
    }

    /** The head of the final answer has arrived. */
    synchronized void answered() {
        sent();
        answered = true;
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
            long left = left(now);
            if (left <= 0) {
                broken = brokenLimit(now);
                return true;
            }
            if (began && !sent) {
                left = Math.min(left, untilLook(now));
            }
            try {
                // Nanoseconds do not matter here: a limit is met at most a millisecond late.
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException e) {
                return false;
            }
        }
        return false;
    }

    /**
     * Looks for an answer if the request stands still, and returns the time until the next look: a portal that has
     * refused the request may stop reading it, and leave the connection open.
     */
    private long untilLook(long now) {
        long pause = Math.min(LONGEST_LOOK, limits.idle().toNanos() / LOOKS);
        long still = Math.min(now - moved, now - looked);
        if (still < pause) {
            return pause - still;
        }
        looked = now;
        standing.run();
        return pause;
    }

    private String brokenLimit(long now) {
        if (run.remaining(now) <= 0) {
            return RUN_IS_OVER;
        }
        if (!began) {
            return "no connection within " + text(limits.connect());
        }
        if (!sent && untilIdle(now) <= 0) {
            return "no data could be sent for " + text(limits.idle());
        }
        return untilOver(now) <= 0
                ? (upload ? "the answer" : "the exchange") + " took longer than " + text(limits.exchange())
                : NO_ANSWER;
    }

    /** The time until the nearest limit. */
    private long left(long now) {
        long left = run.remaining(now);
        if (!began) {
            return Math.min(left, limits.connect().toNanos() - (now - start));
        }
        left = Math.min(left, Math.min(untilOver(now), untilAnswered(now)));
        if (!sent || waiting) {
            return Math.min(left, untilIdle(now));
        }
        // a read of the body does not wake this thread: each would cost a switch of threads
        return answered ? Math.min(left, limits.idle().toNanos()) : left;
    }

    /** The time until the idle limit. */
    private long untilIdle(long now) {
        return limits.idle().toNanos() - (now - moved);
    }

    /**
     * Until the exchange is over: from its start, or from the end of files that are sent; never for files that come.
     */
    private long untilOver(long now) {
        if (download || (upload && !sent)) {
            return NEVER;
        }
        return limits.exchange().toNanos() - (now - (upload ? out : start));
    }

    /** The time until the head of the final answer must be complete. */
    private long untilAnswered(long now) {
        return sent && !answered ? limits.firstByte().toNanos() - (now - out) : NEVER;
    }

    /** {@code 60 s}, or {@code 500 ms} below a second. */
    static String text(Duration limit) {
        return limit.toSeconds() > 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
