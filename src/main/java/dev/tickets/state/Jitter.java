package dev.tickets.state;

import java.util.concurrent.ThreadLocalRandom;

/** Random delays, so that processes that failed together do not retry together; tests use fixed delays. */
@FunctionalInterface
public interface Jitter {
    /** A number from 0 to just below the bound, which is positive. */
    long below(long bound);

    Jitter SYSTEM = new Jitter() { // no lambda: the first one of a process costs it a hundred classes
                @Override
                public long below(long bound) {
                    return ThreadLocalRandom.current().nextLong(bound);
                }
            };
}
