package dev.tickets.portal;

import dev.tickets.ticket.TicketsException;
import org.jspecify.annotations.Nullable;

/**
 * The result of a request without a credential that looks for an API.
 *
 * @param answers whether the answer is one of that API
 * @param seen the words for any other answer; empty for an answer of the API
 * @param kind of answer
 * @param failure if the server failed or was busy, which shows nothing; else null
 */
public record ApiCheck(
        boolean answers, String seen, Kind kind, @Nullable TicketsException failure) {
    /** What an answer is. */
    public enum Kind {
        /** An answer of that API. */
        API,
        REDIRECT,
        /** A success that is no answer of that API: most often a web page. */
        PAGE,
        OTHER
    }

    /** The API answers. */
    public static final ApiCheck HERE = new ApiCheck(true, "", Kind.API, null);

    private static final int LONGEST_ADDRESS = 200;

    /**
     * Another answer.
     *
     * @param location target of a redirect; null for none
     */
    public static ApiCheck other(int status, @Nullable String location) {
        if (status / 100 == 3 && location != null) {
            String target =
                    location.length() <= LONGEST_ADDRESS ? location : location.substring(0, LONGEST_ADDRESS) + "…";
            return new ApiCheck(false, "a redirect to " + target, Kind.REDIRECT, null);
        }
        return status / 100 == 2
                ? new ApiCheck(false, "a page, no API", Kind.PAGE, null)
                : new ApiCheck(false, "HTTP " + status, Kind.OTHER, null);
    }

    /** The server failed or was busy. */
    public static ApiCheck failing(TicketsException failure) {
        return new ApiCheck(false, String.valueOf(failure.getMessage()), Kind.OTHER, failure);
    }
}
