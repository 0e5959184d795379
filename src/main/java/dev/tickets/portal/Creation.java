package dev.tickets.portal;

import dev.tickets.ticket.TicketNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a portal answered to a new ticket.
 *
 * @param numbers that the ticket may have, likeliest first; empty when the portal accepted it without naming one
 * @param complaint what it said against the ticket all the same; null when it simply accepted it
 */
public record Creation(List<TicketNumber> numbers, @Nullable String complaint) {
    public Creation {
        numbers = List.copyOf(numbers);
    }
}
