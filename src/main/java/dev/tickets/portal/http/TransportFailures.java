package dev.tickets.portal.http;

import dev.tickets.config.PortalAddress;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/** Failures of the connection in words, and whether the portal may have received the request. */
final class TransportFailures {
    /** The hint if the portal seems to be at another address. */
    private static final String RIGHT_ADDRESS =
            "if the new address is right, set it: tickets login --portal URL, or portal and api-url in config.toml";

    private static final int LONGEST_LOCATION = 300;

    private TransportFailures() {}

    /**
     * @param broken the limit that was broken, in words; null when none was
     * @param begun whether the request's first byte may have left
     * @param proxy on the way; null for none
     */
    static TicketsException of(
            Request request, IOException e, @Nullable String broken, boolean begun, @Nullable ProxyRoute proxy) {
        String where = PortalAddress.shown(request.uri());
        boolean timeout = broken != null || e instanceof SocketTimeoutException;
        String why = broken != null ? broken : why(e, begun);
        if (request.changes() && begun) {
            return new TicketsException(
                            ErrorCode.UNCLEAR,
                            "no clear answer from " + where + (proxy == null ? "" : proxy.through()) + " (" + why
                                    + "): it is unclear whether the portal has the message",
                            null,
                            e)
                    .unanswered(timeout || isTimeout(e));
        }
        String hint = hint(e);
        return new TicketsException(
                        timeout ? ErrorCode.TIMEOUT : ErrorCode.UNREACHABLE,
                        proxy == null ? "cannot reach " + where + ": " + why : proxy.unreached(where, why),
                        hint != null || proxy == null ? hint : proxy.hint(where),
                        e)
                .unanswered(timeout || isTimeout(e));
    }

    /** Whether a timeout is the cause, at any depth. */
    private static boolean isTimeout(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SocketTimeoutException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    /** The run has no time left for the request: no byte was sent. */
    static TicketsException late(Request request) {
        return of(request, new SocketTimeoutException(Watchdog.RUN_IS_OVER), Watchdog.RUN_IS_OVER, false, null);
    }

    /** A redirect of a read or a login that is not followed: the login must not go there. */
    static TicketsException redirected(Request request, String location) {
        return new TicketsException(
                ErrorCode.UNEXPECTED,
                request + " is redirected to " + shown(location) + "; the program does not send your login there",
                RIGHT_ADDRESS);
    }

    /**
     * A redirect that answers a change: it is not followed, and does not show whether the portal has processed the
     * request before. PHP redirects with 302 after it has stored a form, as RFC 9110, 15.4.4, says of 303.
     */
    static TicketsException changeRedirected(Request request, int status, String location) {
        return new TicketsException(
                ErrorCode.UNCLEAR,
                "the portal redirected " + request + " to " + shown(location) + " (HTTP " + status
                        + "): it is unclear whether the portal has the message",
                RIGHT_ADDRESS);
    }

    /** A success before the portal had the whole request. */
    static TicketsException tooEarly(Request request, int status) {
        return new TicketsException(
                ErrorCode.UNCLEAR,
                "the portal answered " + request + " with HTTP " + status
                        + " before the end of sending: it is unclear whether the portal has the message");
    }

    private static String shown(String location) {
        return location.length() <= LONGEST_LOCATION ? location : location.substring(0, LONGEST_LOCATION) + "…";
    }

    private static String why(IOException e, boolean begun) {
        if (e instanceof UnknownHostException) {
            return "the host does not exist, or the name service does not answer";
        }
        if (e instanceof UnansweredException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof SocketTimeoutException) {
            return begun ? Watchdog.NO_ANSWER : "no connection in time";
        }
        if (e instanceof ConnectException) {
            return "connection refused";
        }
        if (e instanceof SSLException tls) {
            return TlsFailures.why(tls);
        }
        if (e instanceof MessageConstraintException || e.getCause() instanceof MessageConstraintException) {
            return "the head of the answer, or one of its lines, does not end";
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
