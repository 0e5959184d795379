package dev.tickets.filing;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketsException;

/** What a run says when a signal ends it (Ctrl-C, SIGTERM), from within a shutdown hook. */
public final class Interrupted {
    /** Java handles each signal in a thread of this name, which waits for the hooks. */
    private static final String TERMINATING = "SIGTERM handler";

    private Interrupted() {}

    /** The failure that it is: its exit code is that with which the process ends. */
    public static TicketsException said(String message, String hint) {
        TicketsException failure = new TicketsException(ErrorCode.INTERRUPTED, message, hint);
        return isTermination() ? failure.exiting(ExitCode.TERMINATED) : failure;
    }

    /** Asked only when it is over: a handler of our own would cost every run its classes. */
    private static boolean isTermination() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals(TERMINATING)) {
                return true;
            }
        }
        return false;
    }
}
