package dev.tickets.state;

/** Waits; tests put in one that does not. */
@FunctionalInterface
public interface Sleeper {
    /** Waits for so many milliseconds, shorter when the thread is interrupted (which stays marked). */
    void sleep(long milliseconds);

    /** The real one. */
    Sleeper SYSTEM = new Sleeper() { // no lambda: the first one of a process costs it a hundred classes
                @Override
                public void sleep(long milliseconds) {
                    try {
                        Thread.sleep(milliseconds);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            };
}
