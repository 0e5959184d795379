package dev.tickets.ticket;

import java.util.Locale;

/** How urgent a customer may say it is. */
public enum Priority {
    LOW,
    MEDIUM,
    HIGH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
