package dev.tickets.portal.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long each part of an HTTP exchange may last.
 *
 * @param connect to connect, TLS handshake included
 * @param firstByte from the end of the request until the head of the answer is complete; interim answers (1xx) do not
 *     extend it
 * @param idle without a byte moving, either way
 * @param exchange for an exchange that carries no file, and for the answer to a request that carries files, counted
 *     from the end of that request; files themselves may take as long as their bytes move
 */
public record Limits(Duration connect, Duration firstByte, Duration idle, Duration exchange) {
    public static final Limits DEFAULT =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMinutes(5));

    /** These limits, each at most as long as the run; unchanged if the run has no limit. */
    public Limits within(@Nullable Duration run) {
        return run == null
                ? this
                : new Limits(least(connect, run), least(firstByte, run), least(idle, run), least(exchange, run));
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
