package dev.tickets.sandbox;

import java.io.IOException;
import java.io.Serial;
import java.util.List;

/**
 * A refusal: an HTTP status and the keys of HostBill's language files. Most have status 200, as in the real portal; 401
 * stands for a wrong login, 404 for an unknown path, 400, 413 and 415 for an unreadable request.
 *
 * <p>An {@link IOException}, so that the stream of a request body can throw the refusal through a parser.
 */
final class Refusal extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<String> keys;

    Refusal(int status, String key) {
        this(status, List.of(key));
    }

    Refusal(int status, List<String> keys) {
        super(keys.toString());
        this.status = status;
        this.keys = List.copyOf(keys);
    }

    /** A refusal in HostBill's usual form: HTTP status 200, with the error in the body. */
    static Refusal polite(String key) {
        return new Refusal(200, key);
    }

    static Refusal unknownTicket() {
        return new Refusal(404, "ticket_notfound");
    }

    static Refusal malformed() {
        return new Refusal(400, "malformed_request");
    }

    int status() {
        return status;
    }

    List<String> keys() {
        return keys;
    }
}
