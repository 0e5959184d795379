package dev.tickets.portal.http;

import java.io.IOException;

/** The connection held an answer that nobody had asked for; it is closed, and nothing was sent over it. */
final class LeftoverException extends IOException {
    private static final long serialVersionUID = 1L;

    LeftoverException() {
        super("the portal sent an answer that nobody had asked for");
    }
}
