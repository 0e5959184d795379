package dev.tickets.portal.http;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The failures that the status of an answer names, whatever the portal. */
public final class HttpFailures {
    private HttpFailures() {}

    /**
     * A status of 500 or more. After a change it is unclear whether the portal has the message.
     *
     * @param what happened, in words
     * @param retryAfter how long the portal asks to wait; null if it does not ask
     */
    public static TicketsException failed(Request request, int status, String what, @Nullable Duration retryAfter) {
        TicketsException failure = request.changes()
                ? unclear(what).unanswered(isTimeout(status))
                : new TicketsException(ErrorCode.UNREACHABLE, what, again(retryAfter, "in a while"));
        return failure.after(retryAfter);
    }

    /** The failure of a change whose answer does not tell whether the change was made. */
    public static TicketsException unclear(String what) {
        return new TicketsException(ErrorCode.UNCLEAR, what + ": it is unclear whether the portal has the message");
    }

    /** Too many requests: the portal discarded this request unread, so it certainly had no effect. */
    public static TicketsException slowDown(@Nullable Duration retryAfter) {
        return new TicketsException(
                        ErrorCode.UNREACHABLE,
                        "the portal asks for fewer requests (HTTP 429)",
                        again(retryAfter, "in a minute"))
                .after(retryAfter);
    }

    /** Whether a gateway gave up on the portal, which may still be processing it; 522 and 524 are Cloudflare's. */
    private static boolean isTimeout(int status) {
        return status == 504 || status == 522 || status == 524;
    }

    private static String again(@Nullable Duration retryAfter, String otherwise) {
        if (retryAfter == null) {
            return "try again " + otherwise;
        }
        long seconds = retryAfter.toSeconds();
        return "the portal asked us to wait; try again in "
                + (seconds < 120 ? seconds + " s" : (seconds + 59) / 60 + " min");
    }
}
