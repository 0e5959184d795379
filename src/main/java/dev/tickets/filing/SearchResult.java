package dev.tickets.filing;

import org.jspecify.annotations.Nullable;

/**
 * The result of a search for a message that may have arrived.
 *
 * @param found null when the message was not found
 * @param doubt why the message may have arrived nevertheless; null when it is certainly absent
 */
record SearchResult(@Nullable Confirmed found, @Nullable String doubt) {
    static final SearchResult ABSENT = new SearchResult(null, null);

    static SearchResult of(Confirmed found) {
        return new SearchResult(found, null);
    }

    static SearchResult doubtful(String why) {
        return new SearchResult(null, why);
    }
}
