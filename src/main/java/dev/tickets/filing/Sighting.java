package dev.tickets.filing;

import org.jspecify.annotations.Nullable;

/**
 * What came of looking for a message that may have arrived.
 *
 * @param found null when it was not found
 * @param doubt why it may be there all the same; null when it is certain that it is not
 */
record Sighting(@Nullable Arrived found, @Nullable String doubt) {
    static final Sighting ABSENT = new Sighting(null, null);

    static Sighting of(Arrived found) {
        return new Sighting(found, null);
    }

    static Sighting doubtful(String why) {
        return new Sighting(null, why);
    }
}
