package dev.tickets.filing;

/** How one message comes to the portal: asks it only, and keeps nothing. */
interface Exchange {
    /** Looks up what is needed to send it; only asks, and throws when it cannot be sent as it is. */
    void prepare();

    /**
     * Sends it, once, and reads it back.
     *
     * @throws dev.tickets.ticket.TicketsException (unclear) when it may have arrived
     */
    Confirmed send();

    /** Looks whether it has arrived. */
    SearchResult look();

    /** Reads back what is known to have arrived. */
    Confirmed again();

    /** Compares what was sent with what arrived. */
    void compare(Comparison comparison, Confirmed arrived);
}
