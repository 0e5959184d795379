package dev.tickets.state;

/** Waits; tests replace it. */
@FunctionalInterface
public interface Sleeper {
    /** Waits for these milliseconds, shorter when the thread is interrupted (which stays marked). */
    void sleep(long milliseconds);

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
