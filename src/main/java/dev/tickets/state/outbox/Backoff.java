package dev.tickets.state.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When a failed entry is tried again: at a random moment within a span that doubles from 30 s to 1 h, without end. */
public final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final RandomGenerator random;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The attempts with another failed one. */
    public Attempts failed(Attempts before, String error, Instant now, @Nullable Duration asked) {
        Instant next = now.plusMillis(random.nextLong(1, span(before.attempts()).toMillis() + 1));
        return before.failed(error, now, next, asked == null ? null : now.plus(asked));
    }

    private static Duration span(int failures) {
        // beyond seven doublings it is longer than an hour anyway
        Duration span = FIRST.multipliedBy(1L << Math.min(failures, 7));
        return span.compareTo(LONGEST) < 0 ? span : LONGEST;
    }
}
