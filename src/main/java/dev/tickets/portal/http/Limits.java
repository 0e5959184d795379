package dev.tickets.portal.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long each part of an HTTP exchange may last.
 *
 * @param connect to connect, TLS handshake included
 * @param firstByte from the end of the request to the first byte of the answer
 * @param idle without a byte moving, either way
 * @param exchange for an exchange that carries no file; one that does may take as long as it moves
 */
public record Limits(Duration connect, Duration firstByte, Duration idle, Duration exchange) {
    public static final Limits DEFAULT =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMinutes(5));

    /** These limits, none of them longer than the whole run may take; unchanged without such a limit. */
    public Limits within(@Nullable Duration run) {
        return run == null
                ? this
                : new Limits(least(connect, run), least(firstByte, run), least(idle, run), least(exchange, run));
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
