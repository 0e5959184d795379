package dev.tickets.filing;

/** How one kind of message comes to the portal. */
interface Route {
    /** Looks up what is needed to send it; only asks, and throws when it cannot be sent as it is. */
    void prepare();

    /**
     * Sends it, once, and reads it back.
     *
     * @throws dev.tickets.ticket.TicketsException (unclear) when it may have arrived
     */
    Arrived send();

    /** Looks whether it has arrived. */
    Sighting look();

    /** Reads back what is known to have arrived. */
    Arrived again();

    /** Compares what was sent with what arrived. */
    void compare(Shortfall shortfall, Arrived arrived);
}
