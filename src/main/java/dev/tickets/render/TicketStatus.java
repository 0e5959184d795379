package dev.tickets.render;

import dev.tickets.ticket.TicketNumber;

/**
 * How a ticket stands after it was closed or opened again.
 *
 * @param status the portal's own word, read back
 */
public record TicketStatus(TicketNumber number, String status) {}
