package dev.tickets.compose;

import dev.tickets.ticket.Draft;

/** The user's own editor, for writing a message in it. */
@FunctionalInterface
public interface MessageEditor {
    /**
     * Opens the editor on the draft's message, with what else is known of the draft to read below it.
     *
     * @return the message as it was saved; empty when nothing was written
     * @throws dev.tickets.ticket.TicketsException when the editor cannot be run or fails; nothing is lost by that
     */
    String edit(Draft draft);
}
