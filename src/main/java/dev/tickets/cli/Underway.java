package dev.tickets.cli;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;

/** While something is being sent, an interrupt (Ctrl-C, SIGTERM) says that it may have arrived. */
final class Underway implements AutoCloseable {
    private final Thread hook;

    /**
     * @param what is being sent
     * @param look the command that shows whether it arrived
     */
    Underway(Run run, String what, String look) {
        this.hook = new Thread(
                () -> run.notices()
                        .error(new TicketsException(
                                ErrorCode.INTERRUPTED,
                                "interrupted while " + what + " was on its way: it is unclear whether it arrived",
                                "do not send it again before you have looked: " + look)),
                "tickets-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // the hook runs just now, and has the last word
            assert alreadyEnding != null;
        }
    }
}
