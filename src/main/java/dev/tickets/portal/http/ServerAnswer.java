package dev.tickets.portal.http;

import dev.tickets.ticket.TicketsException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a request without a login came.
 *
 * @param failure null for an answer
 * @param clock of the server; null when it does not say
 * @param certificates of the server, its own first; empty without TLS
 */
public record ServerAnswer(
        Stage stage,
        @Nullable TicketsException failure,
        @Nullable Instant clock,
        List<X509Certificate> certificates) {

    /** The last step that was reached. */
    public enum Stage {
        /** The proxy did not connect. */
        PROXY,
        /** The TLS handshake failed. */
        TLS,
        /** No answer came, for another reason. */
        REQUEST,
        ANSWERED
    }
}
