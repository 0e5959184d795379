package dev.tickets.compose;

import dev.tickets.ticket.Draft;

/** The user's editor for a message. */
@FunctionalInterface
public interface MessageEditor {
    /**
     * Opens the editor with the draft's message, and the other fields of the draft below.
     *
     * @return the saved message; may be empty
     * @throws dev.tickets.ticket.TicketsException when the editor cannot be run or fails; no text is lost
     */
    String edit(Draft draft);
}
