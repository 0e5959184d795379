package dev.tickets.ticket;

import java.util.Locale;

/** The priorities that a customer can choose. */
public enum Priority {
    LOW,
    MEDIUM,
    HIGH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
