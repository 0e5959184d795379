package dev.tickets.portal.http;

import dev.tickets.state.Jitter;
import dev.tickets.state.Sleeper;
import java.io.IOException;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/**
 * When a read that failed is sent again, and after which pause. Changes are never sent again, nor is what broke a time
 * limit: it would take as long once more.
 */
public final class Retrying {
    /** How often a read is sent at most. */
    private static final int TRIES = 3;

    /** In milliseconds; doubled for each further try. Two pauses together stay below two seconds. */
    private static final long FIRST_PAUSE = 500;

    /** A portal that asks for a longer pause than this is told of, not waited for. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(1);

    private final Sleeper sleeper;
    private final Jitter jitter;
    private final Clock clock;

    /** @param clock for a {@code Retry-After} that names a moment */
    public Retrying(Sleeper sleeper, Jitter jitter, Clock clock) {
        this.sleeper = sleeper;
        this.jitter = jitter;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    void pause(long milliseconds) {
        if (milliseconds > 0) {
            sleeper.sleep(milliseconds);
        }
    }

    /**
     * The pause in milliseconds after this many tries that ended with such an answer; negative to leave it at that.
     *
     * @param asked what the portal asks to wait, null when it does not
     */
    long afterStatus(int tries, int status, @Nullable Duration asked, Deadline run) {
        boolean passes = status == 429 || status == 502 || status == 503 || status == 504;
        if (!passes || (asked != null && asked.compareTo(LONGEST_ASKED) > 0)) {
            return -1;
        }
        return within(run, tries, (asked == null ? 0 : asked.toMillis()) + jittered(tries));
    }

    /**
     * The pause in milliseconds after this many tries that ended without a whole answer; negative to leave it at that.
     *
     * @param begun whether the request's first byte may have left
     */
    long afterLoss(int tries, IOException loss, boolean begun, Deadline run) {
        // a host without an address is none a second later either: the answer is kept for ten seconds
        boolean passes = begun || loss instanceof SocketException;
        if (!passes) {
            return -1;
        }
        // the portal had closed the connection that was kept, no more
        boolean stale = tries == 1 && loss instanceof NoHttpResponseException;
        return within(run, tries, stale ? 0 : jittered(tries));
    }

    private long jittered(int tries) {
        return jitter.below(FIRST_PAUSE << (tries - 1));
    }

    private static long within(Deadline run, int tries, long pause) {
        boolean fits = pause < run.remaining(System.nanoTime()) / 1_000_000;
        return tries < TRIES && fits ? pause : -1;
    }
}
