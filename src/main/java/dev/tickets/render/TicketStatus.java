package dev.tickets.render;

import dev.tickets.ticket.TicketNumber;

/**
 * The status of a ticket after closing or reopening.
 *
 * @param status the portal's word, read back
 */
public record TicketStatus(TicketNumber number, String status) {}
