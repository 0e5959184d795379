package dev.tickets.ticket;

import java.util.Locale;

/** What to do with a message whose key already has an open ticket ({@code --if-open}). */
public enum IfOpen {
    /** A reply to that ticket. */
    REPLY,
    /** Nothing. */
    SKIP,
    /** A new ticket, which becomes the key's ticket. */
    NEW;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
