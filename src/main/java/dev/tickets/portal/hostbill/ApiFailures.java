package dev.tickets.portal.hostbill;

import dev.tickets.portal.http.HttpFailures;
import dev.tickets.portal.http.Request;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns an answer that is no success into an exception. Of a web page, a few words are shown. */
final class ApiFailures {
    private ApiFailures() {}

    /**
     * The exception for this answer. A change without a clear answer is {@code unclear}: the portal may have stored the
     * change before it failed.
     */
    static TicketsException of(Request request, JsonAnswer answer) {
        List<String> words = PortalErrors.in(answer.root());
        String said = words.isEmpty() ? answer.quote(request) : ": " + PortalErrors.sentence(words);
        int status = answer.status();
        if (status == 429) {
            return HttpFailures.slowDown(answer.retryAfter());
        }
        if (status >= 500) {
            String failed = "the portal failed with HTTP " + status + " at " + request + said;
            TicketsException failure = HttpFailures.failed(request, status, failed, answer.retryAfter());
            return PortalErrors.refuseCharacters(words) ? failure.refusingCharacters() : failure;
        }
        if (status / 100 == 3 && request.changes()) {
            return strange(request, answer);
        }
        if (status == 403 && words.isEmpty()) {
            return new TicketsException(
                    ErrorCode.FORBIDDEN,
                    "the portal forbids " + request + said,
                    "ask the account's owner for permission");
        }
        if (status == 404 && isForTickets(request) && !PortalErrors.haveKey(words)) {
            return noTickets(request, answer.json() == null ? ErrorCode.REFUSED : ErrorCode.NOT_FOUND, said);
        }
        if (!words.isEmpty()) {
            return refused(words, status);
        }
        if (status == 404 && answer.json() != null) {
            return new TicketsException(ErrorCode.NOT_FOUND, "the portal found nothing at " + request);
        }
        if (status / 100 == 4) {
            return refusedBare(request, status, said);
        }
        return strange(request, answer);
    }

    /** Whether every API with tickets has the path: it names no ticket, which could be missing. */
    private static boolean isForTickets(Request request) {
        String path = String.valueOf(request.uri().getPath());
        return path.endsWith("/tickets") || path.endsWith("/ticket/departments");
    }

    /** Operators may offer the User API without its part for tickets. */
    private static TicketsException noTickets(Request request, ErrorCode code, String said) {
        return new TicketsException(
                code,
                "this portal's API has no tickets: " + request + " answers with HTTP 404" + said,
                "check that the User API is enabled and api-url is right; else use the portal's own pages, and ask the"
                        + " portal's operator for tickets in the User API");
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
                + " (HTTP " + answer.status() + ")" + (answer.json() == null ? answer.quote(request) : "");
        return request.changes()
                ? HttpFailures.unclear(strange)
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
                ? HttpFailures.unclear(what)
                : new TicketsException(
                        ErrorCode.UNEXPECTED,
                        what,
                        "use the portal's own pages, and report this to the portal's operator;"
                                + " tickets -v shows each request");
    }

    private static TicketsException refused(List<String> words, int status) {
        ErrorCode code =
                status == 403 ? ErrorCode.FORBIDDEN : status == 404 ? ErrorCode.NOT_FOUND : PortalErrors.code(words);
        String hint = hint(code);
        TicketsException refusal = new TicketsException(
                code,
                "the portal refused: " + PortalErrors.sentence(words),
                hint == null ? PortalErrors.hint(words) : hint);
        return PortalErrors.refuseCharacters(words) ? refusal.refusingCharacters() : refusal;
    }

    private static @Nullable String hint(ErrorCode code) {
        return switch (code) {
            case FORBIDDEN -> "ask the account's owner for permission, or log in as another user";
            case LOGIN_REQUIRED -> "tickets login";
            default -> null;
        };
    }

    private static TicketsException refusedBare(Request request, int status, String said) {
        if (status == 413) {
            return new TicketsException(
                    ErrorCode.REFUSED,
                    "the portal does not accept a request of this size (HTTP 413)",
                    "attach less, and set max-request-size in config.toml");
        }
        return new TicketsException(
                ErrorCode.REFUSED,
                "the portal refused " + request + " with HTTP " + status + said,
                "check that the User API is enabled and api-url is right; tickets -v shows each request");
    }
}
