package dev.tickets.portal.http;

import java.net.SocketTimeoutException;

/** The wait for an answer was given up; the portal may still be processing the request. */
final class UnansweredException extends SocketTimeoutException {
    private static final long serialVersionUID = 1L;

    UnansweredException(String why) {
        super(why);
    }
}
