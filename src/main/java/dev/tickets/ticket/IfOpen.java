package dev.tickets.ticket;

import java.util.Locale;

/** What becomes of a message whose key has an open ticket already ({@code --if-open}). */
public enum IfOpen {
    /** A reply to that ticket. */
    REPLY,
    /** Nothing. */
    SKIP,
    /** A ticket of its own all the same, which the key names from then on. */
    NEW;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
