package dev.tickets.portal;

import dev.tickets.ticket.TicketNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The portal's answer to a new ticket.
 *
 * @param numbers that the ticket may have, likeliest first; empty when the portal accepted it without naming one
 * @param complaint the portal's complaint about the ticket; null for none
 */
public record Creation(List<TicketNumber> numbers, @Nullable String complaint) {
    public Creation {
        numbers = List.copyOf(numbers);
    }
}
