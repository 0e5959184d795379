package dev.tickets.portal.hostbill;

import java.io.IOException;
import java.io.Serial;

/** An answer is larger than an answer may be; the message names the limit, as in {@code more than 200,000 values}. */
final class TooMuchException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    TooMuchException(String limit) {
        super(limit);
    }
}
