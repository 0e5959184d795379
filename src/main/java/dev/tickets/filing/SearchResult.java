package dev.tickets.filing;

import org.jspecify.annotations.Nullable;

/**
 * What came of looking for a message that may have arrived.
 *
 * @param found null when it was not found
 * @param doubt why it may be there all the same; null when it is certain that it is not
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
