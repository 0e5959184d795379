package dev.tickets.filing;

import dev.tickets.ticket.TicketsException;

/** The requests that bring one message to the portal. An exchange keeps nothing on disk. */
interface Exchange {
    /** Reads from the portal the data needed for sending; throws when the message cannot be sent. */
    void prepare();

    /**
     * Sends the message once, and reads it back.
     *
     * @throws TicketsException (unclear) when the message may have arrived
     */
    Confirmed send();

    /**
     * Whether a refused message can be sent again now in other words, because the portal has just shown that it does
     * not keep every character.
     */
    boolean mayReword(TicketsException refusal);

    /** Searches the portal for the message. */
    SearchResult look();

    /** Reads back a message that has arrived. */
    Confirmed again();

    /** Compares the sent message with the one at the portal. */
    void compare(Comparison comparison, Confirmed arrived);
}
