package dev.tickets.compose;

import dev.tickets.state.AtExit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Prints a message when a signal ends the process while another program has the terminal. That program ends first,
 * because it could overwrite the message.
 */
final class ExitMessage {
    /** Upper bound on waiting for a child process that ignores the signal. */
    private static final long PATIENCE_IN_SECONDS = 3;

    private ExitMessage() {}

    /** Does the work; after a signal only the message is printed, not the result of the work. */
    static <T> T during(Supplier<T> work, Runnable word) {
        CountDownLatch over = new CountDownLatch(1);
        AtExit last = AtExit.run("tickets-last-word", () -> say(over, word));
        try {
            return work.get();
        } finally {
            over.countDown();
            if (!last.cancel()) {
                waitForTheEnd();
            }
        }
    }

    private static void say(CountDownLatch over, Runnable word) {
        try {
            // the message is printed in any case: no time is left for more waiting
            boolean ignored = over.await(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        word.run();
    }

    private static void waitForTheEnd() {
        while (true) {
            LockSupport.park();
        }
    }
}
