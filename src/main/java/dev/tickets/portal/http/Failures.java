package dev.tickets.portal.http;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/** What went wrong on the way, in words, and whether the portal may have got the request all the same. */
final class Failures {
    private Failures() {}

    /**
     * @param broken the limit that was broken, in words; null when none was
     * @param begun whether the request's first byte may have left
     */
    static TicketsException of(Request request, IOException e, @Nullable String broken, boolean begun) {
        URI uri = request.uri();
        String where = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        boolean timeout = broken != null || e instanceof SocketTimeoutException;
        String why = broken != null ? broken : why(e, begun);
        if (request.changes() && begun) {
            return new TicketsException(
                    ErrorCode.UNCLEAR,
                    "no clear answer from " + where + " (" + why + "): it is unclear whether the portal has it",
                    null,
                    timeout ? new SocketTimeoutException(why) : e);
        }
        return new TicketsException(
                timeout ? ErrorCode.TIMEOUT : ErrorCode.UNREACHABLE, "cannot reach " + where + ": " + why, hint(e), e);
    }

    /** The run has no time left for the request: not a byte of it has gone out. */
    static TicketsException late(Request request) {
        return of(request, new SocketTimeoutException(Watchdog.RUN_IS_OVER), Watchdog.RUN_IS_OVER, false);
    }

    /** A redirect that is not followed: the login must not go there, or the request would change its meaning. */
    static TicketsException redirected(Request request, String location) {
        return new TicketsException(
                request.changes() ? ErrorCode.REFUSED : ErrorCode.UNEXPECTED,
                request.method() + " " + request.uri() + " is redirected to " + location
                        + "; not followed with your login",
                "if that is the right address, use it: tickets login --portal URL, or portal and api-url in config.toml");
    }

    /** A redirect that answers a change (RFC 9110, 15.4.4): the portal has processed it, and tells where to read on. */
    static TicketsException seeOther(Request request, String location) {
        return new TicketsException(
                ErrorCode.UNCLEAR,
                request + " was answered with a redirect to " + location
                        + " (HTTP 303): it is unclear whether the portal has it");
    }

    private static String why(IOException e, boolean begun) {
        if (e instanceof UnknownHostException) {
            return "there is no such host, or the name service does not answer";
        }
        if (e instanceof SocketTimeoutException) {
            return begun ? "no answer in time" : "no connection in time";
        }
        if (e instanceof ConnectException) {
            return "connection refused";
        }
        if (e instanceof SSLException tls) {
            return TlsFailures.why(tls);
        }
        if (e instanceof NoHttpResponseException || e instanceof ConnectionClosedException) {
            return "the connection was closed before the answer was complete";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static @Nullable String hint(IOException e) {
        return e instanceof SSLException tls ? TlsFailures.hint(tls) : null;
    }
}
