package dev.tickets.portal.rt;

import dev.tickets.portal.http.HttpFailures;
import dev.tickets.portal.http.Request;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.util.List;

/** Turns an answer that is no success into an exception. */
final class RtFailures {
    /** RT's words for a missing right, in answers with any status. */
    private static final String DENIED = "Permission Denied";

    /** RT's words for a failure of its database, with status 400. */
    private static final String INTERNAL_ERROR = "due to an internal error";

    private static final String CHECK_ADDRESS = "check the address of the portal and api-url, which usually ends in"
            + " /REST/2.0; tickets -v shows each request";
    private static final String ASK_FOR_RIGHT = "ask the portal's operator for the right, or log in as another user";

    private RtFailures() {}

    /**
     * The exception for this answer, except a missing login. A change without a clear answer is {@code unclear}: the
     * portal may have stored the change before it failed.
     */
    static TicketsException of(Request request, RtAnswer answer) {
        int status = answer.status();
        String said = String.join("; ", answer.words());
        if (status == 429) {
            return HttpFailures.slowDown(answer.retryAfter());
        }
        if (status >= 500 || said.contains(INTERNAL_ERROR)) {
            return failed(request, answer, said);
        }
        if (status == 404) {
            return new TicketsException(ErrorCode.NOT_FOUND, "the portal found nothing at " + request);
        }
        if (status == 412) {
            return new TicketsException(
                    ErrorCode.REFUSED,
                    "the portal refused " + request + ", because the ticket was changed at the same time (HTTP 412)",
                    "look at the ticket, and try again");
        }
        if (status == 413) {
            return new TicketsException(
                    ErrorCode.REFUSED,
                    "the portal does not accept a request of this size (HTTP 413)",
                    "attach less, and set max-request-size in config.toml");
        }
        if (status / 100 == 4) {
            return refused(request, status, said);
        }
        return strange(request, answer);
    }

    /** Whether the ticket's lifecycle does not allow the new status; then nothing was changed. */
    static boolean isOtherLifecycle(RtAnswer answer) {
        return said(answer, "isn't a valid status") || said(answer, "You can't change status");
    }

    /** Whether the sentences say that the status was changed, in RT's own language. */
    static boolean isChanged(RtAnswer answer) {
        return said(answer, "Status changed from ");
    }

    /**
     * Checks the sentences about a change, which RT sends with status 200 even if it refused the change.
     *
     * @throws TicketsException (forbidden) when the user lacks the right
     */
    static void requireRight(RtAnswer answer) {
        if (said(answer, DENIED)) {
            throw new TicketsException(ErrorCode.FORBIDDEN, refusal(answer), ASK_FOR_RIGHT);
        }
    }

    /** The failure for an answer with status 200 whose sentences say that nothing was changed. */
    static TicketsException unchanged(RtAnswer answer) {
        return new TicketsException(ErrorCode.REFUSED, refusal(answer), "change the status on the ticket's page");
    }

    private static String refusal(RtAnswer answer) {
        List<String> words = answer.words();
        return "the portal refused: " + (words.isEmpty() ? "the status stays as it is" : String.join("; ", words));
    }

    private static boolean said(RtAnswer answer, String words) {
        for (String sentence : answer.words()) {
            if (sentence.contains(words)) {
                return true;
            }
        }
        return false;
    }

    private static TicketsException refused(Request request, int status, String said) {
        boolean forbidden = status == 403 || said.contains(DENIED);
        boolean bare = said.isEmpty() || said.equals("Forbidden");
        String what = !bare
                ? "the portal refused: " + said
                : forbidden
                        ? "the portal forbids " + request
                        : "the portal refused " + request + " with HTTP " + status;
        return new TicketsException(
                forbidden ? ErrorCode.FORBIDDEN : ErrorCode.REFUSED,
                what,
                forbidden ? ASK_FOR_RIGHT : bare ? CHECK_ADDRESS : null);
    }

    private static TicketsException failed(Request request, RtAnswer answer, String said) {
        String failed = "the portal failed with HTTP " + answer.status() + " at " + request
                + (said.isEmpty() ? "" : ": " + said);
        return HttpFailures.failed(request, answer.status(), failed, answer.retryAfter());
    }

    /** The failure for an answer that is neither a success nor a refusal. */
    private static TicketsException strange(Request request, RtAnswer answer) {
        String what = answer.status() / 100 == 3
                ? "is a redirect to " + answer.location()
                : answer.tooLarge() ? "is larger than this program reads" : "is not JSON";
        String strange = "the answer to " + request + " " + what + " (HTTP " + answer.status() + ")";
        return request.changes()
                ? HttpFailures.unclear(strange)
                : new TicketsException(ErrorCode.UNEXPECTED, strange, CHECK_ADDRESS);
    }
}
