package dev.tickets.sandbox;

import java.io.IOException;
import java.io.Serial;
import java.util.List;

/**
 * The portal's no: an HTTP status and the keys of its language files. Most come with status 200, as with the real one;
 * 401 is a matter of the login, 404 of a path that leads nowhere, 400, 413 and 415 of a request that cannot be read.
 *
 * <p>An {@link IOException}, so that a stream of a request's body can throw it through a parser.
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

    /** A refusal as HostBill words most of them: HTTP says 200, the body says no. */
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
