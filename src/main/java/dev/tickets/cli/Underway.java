package dev.tickets.cli;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.util.function.Supplier;

/** While something is being sent, an interrupt (Ctrl-C, SIGTERM) says that it may have arrived. */
final class Underway {
    private Underway() {}

    /**
     * Does the work under that watch.
     *
     * @param what is being sent
     * @param look the command that shows whether it arrived
     */
    static <T> T watched(Run run, String what, String look, Supplier<T> work) {
        TicketsException interrupted = new TicketsException(
                ErrorCode.INTERRUPTED,
                "interrupted while " + what + " was on its way: it is unclear whether it arrived",
                "do not send it again before you have looked: " + look);
        Thread hook = new Thread(() -> run.notices().error(interrupted), "tickets-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the hook runs just now, and it has the last word
            assert ending.getMessage() != null;
        }
    }
}
