package dev.tickets.state;

import java.util.concurrent.ThreadLocalRandom;

/** Chance, so that many processes that failed at once do not come back at once; tests put in one that they know. */
@FunctionalInterface
public interface Jitter {
    /** A number from 0 to just below the bound, which is positive. */
    long below(long bound);

    /** The real one. */
    Jitter SYSTEM = new Jitter() { // no lambda: the first one of a process costs it a hundred classes
                @Override
                public long below(long bound) {
                    return ThreadLocalRandom.current().nextLong(bound);
                }
            };
}
