package dev.tickets.ticket;

import org.jspecify.annotations.Nullable;

/** The number of a ticket at the portal; digits only, so that it is safe in a path. */
public record TicketNumber(String value) implements Comparable<TicketNumber> {
    private static final int LONGEST = 18;

    public TicketNumber {
        if (!isNumber(value)) {
            throw new IllegalArgumentException("not a ticket number: " + value);
        }
    }

    /** Whether the text can be a ticket number: 1 to 18 ASCII digits. */
    public static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    // The generated methods of a record would load 60 more classes in every list.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TicketNumber number && number.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(TicketNumber other) {
        return Long.compare(Long.parseLong(value), Long.parseLong(other.value));
    }

    @Override
    public String toString() {
        return value;
    }
}
