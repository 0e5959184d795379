package dev.tickets.filing;

import dev.tickets.ticket.Message;
import dev.tickets.ticket.TicketThread;
import org.jspecify.annotations.Nullable;

/**
 * A message that was read back at the portal.
 *
 * @param message null when the ticket holds the message, but which of its messages is unknown
 */
record Confirmed(TicketThread thread, @Nullable Message message) {}
