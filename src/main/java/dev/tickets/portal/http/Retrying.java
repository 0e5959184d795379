package dev.tickets.portal.http;

import dev.tickets.state.Jitter;
import dev.tickets.state.Sleeper;
import java.io.IOException;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/**
 * When a failed read is sent again, and after which pause. Changes are never sent again, nor is a read that exceeded a
 * time limit: it would take as long again.
 */
public final class Retrying {
    /** How often a read is sent at most. */
    private static final int TRIES = 3;

    /** In milliseconds; doubled for each further try. Two pauses together stay below two seconds. */
    private static final long FIRST_PAUSE = 500;

    /** A longer pause is reported instead of waited for. */
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

    void pause(long milliseconds) {
        if (milliseconds > 0) {
            sleeper.sleep(milliseconds);
        }
    }

    /**
     * The pause in milliseconds after this many attempts with such an answer; negative for no further attempt.
     *
     * @param asked pause that the portal asks for; null for none
     */
    long afterStatus(int tries, int status, @Nullable Duration asked, Deadline run) {
        boolean passes = status == 429 || status == 502 || status == 503 || status == 504;
        if (!passes || (asked != null && asked.compareTo(LONGEST_ASKED) > 0)) {
            return -1;
        }
        return within(run, tries, (asked == null ? 0 : asked.toMillis()) + jittered(tries));
    }

    /**
     * The pause in milliseconds after this many attempts without a whole answer; negative for no further attempt.
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

    /** How long the answer asks to wait, as {@link RetryAfter} reads it; null if it does not ask. */
    @Nullable
    Duration asked(HttpResponse response) {
        boolean asks = response.containsHeader(HttpHeaders.RETRY_AFTER) || response.getCode() == 429;
        return asks ? RetryAfter.in(response, clock.instant()) : null;
    }
}
