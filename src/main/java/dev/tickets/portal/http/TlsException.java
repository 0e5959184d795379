package dev.tickets.portal.http;

import java.io.Serial;
import javax.net.ssl.SSLException;

/** A TLS handshake that failed, in words for the user; nothing of a request has been sent. */
final class TlsException extends SSLException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * A failure in words.
     *
     * @param why without the names of classes
     * @param hint what to type or do next
     */
    TlsException(String why, String hint, Throwable cause) {
        super(why, cause);
        this.hint = hint;
    }

    String hint() {
        return hint;
    }
}
