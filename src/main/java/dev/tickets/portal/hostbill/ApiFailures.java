package dev.tickets.portal.hostbill;

import dev.tickets.portal.http.Request;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns an answer that is no success into an exception. The portal's HTML is never shown. */
final class ApiFailures {
    private ApiFailures() {}

    /**
     * The exception for this answer. A change without a clear answer is {@code unclear}: the portal may have stored the
     * change before it failed.
     */
    static TicketsException of(Request request, JsonAnswer answer) {
        List<String> words = PortalErrors.in(answer.root());
        String said = words.isEmpty() ? "" : ": " + PortalErrors.sentence(words);
        int status = answer.status();
        if (status == 429) {
            return slowDown(answer.retryAfter());
        }
        if (status >= 500) {
            String failed = "the portal failed with HTTP " + status + " at " + request + said;
            return request.changes()
                    ? unclear(failed, isTimeout(status)).after(answer.retryAfter())
                    : new TicketsException(ErrorCode.UNREACHABLE, failed, again(answer.retryAfter(), "in a while"))
                            .after(answer.retryAfter());
        }
        if (status / 100 == 3 && request.changes()) {
            return strange(request, answer);
        }
        if (status == 403 && words.isEmpty()) {
            return new TicketsException(
                    ErrorCode.FORBIDDEN, "the portal forbids " + request, "ask the account's owner for permission");
        }
        if (!words.isEmpty()) {
            return refused(words, status);
        }
        if (status == 404 && answer.json() != null) {
            return new TicketsException(ErrorCode.NOT_FOUND, "the portal found nothing at " + request);
        }
        if (status / 100 == 4) {
            return refusedBare(request, status);
        }
        return strange(request, answer);
    }

    /** The failure for an answer that is neither a success nor a refusal. */
    private static TicketsException strange(Request request, JsonAnswer answer) {
        if (answer.tooMuch() != null) {
            return tooMuch(request, answer.tooMuch(), answer.status());
        }
        String strange = "the answer to " + request + " is "
                + (answer.empty()
                        ? "empty"
                        : answer.json() == null ? "data that is not JSON" : "JSON without an answer")
                + " (HTTP " + answer.status() + ")";
        return request.changes()
                ? unclear(strange, false)
                : new TicketsException(
                        ErrorCode.UNEXPECTED,
                        strange,
                        "check that the User API is enabled and api-url is right; tickets -v shows each request");
    }

    /**
     * An answer that exceeds a limit.
     *
     * @param limit in words, as in {@code more than 200,000 values}
     */
    static TicketsException tooMuch(Request request, String limit, int status) {
        String what = "the answer to " + request + " exceeds the limit: " + limit + " (HTTP " + status + ")";
        return request.changes()
                ? unclear(what, false)
                : new TicketsException(
                        ErrorCode.UNEXPECTED,
                        what,
                        "use the portal's own pages, and report this to the portal's operator;"
                                + " tickets -v shows each request");
    }

    /** Whether a gateway gave up on the portal, which may still be processing it; 522 and 524 are Cloudflare's. */
    private static boolean isTimeout(int status) {
        return status == 504 || status == 522 || status == 524;
    }

    private static TicketsException unclear(String what, boolean timeout) {
        return new TicketsException(ErrorCode.UNCLEAR, what + ": it is unclear whether the portal has the message")
                .unanswered(timeout);
    }

    /** Too many requests: the portal discarded this request unread, so it certainly had no effect. */
    private static TicketsException slowDown(@Nullable Duration retryAfter) {
        return new TicketsException(
                        ErrorCode.UNREACHABLE,
                        "the portal asks for fewer requests (HTTP 429)",
                        again(retryAfter, "in a minute"))
                .after(retryAfter);
    }

    private static String again(@Nullable Duration retryAfter, String otherwise) {
        if (retryAfter == null) {
            return "try again " + otherwise;
        }
        long seconds = retryAfter.toSeconds();
        return "the portal asked us to wait; try again in "
                + (seconds < 120 ? seconds + " s" : (seconds + 59) / 60 + " min");
    }

    private static TicketsException refused(List<String> words, int status) {
        ErrorCode code =
                status == 403 ? ErrorCode.FORBIDDEN : status == 404 ? ErrorCode.NOT_FOUND : PortalErrors.code(words);
        return new TicketsException(code, "the portal refused: " + PortalErrors.sentence(words), hint(code));
    }

    private static @Nullable String hint(ErrorCode code) {
        return switch (code) {
            case FORBIDDEN -> "ask the account's owner for permission, or log in as another user";
            case LOGIN_REQUIRED -> "tickets login";
            default -> null;
        };
    }

    private static TicketsException refusedBare(Request request, int status) {
        if (status == 413) {
            return new TicketsException(
                    ErrorCode.REFUSED,
                    "the portal does not accept a request of this size (HTTP 413)",
                    "attach less, and set max-request-size in config.toml");
        }
        return new TicketsException(
                ErrorCode.REFUSED,
                "the portal refused " + request + " with HTTP " + status,
                "check that the User API is enabled and api-url is right; tickets -v shows each request");
    }
}
