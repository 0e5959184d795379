package dev.tickets.render;

import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.TicketNumber;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the outbox.
 *
 * @param kind {@code create} or {@code reply}
 * @param subject null for a reply
 * @param number of the ticket, once it is known
 * @param state {@code waiting}, {@code sending}, {@code unclear} or {@code blocked}
 * @param attempts how often it was tried
 * @param lastError why the last try failed
 * @param nextAttemptAt null for at once
 * @param bytes what the message and its attachments weigh
 */
public record OutboxRow(
        String id,
        String kind,
        @Nullable String subject,
        @Nullable TicketNumber number,
        String state,
        PortalTime createdAt,
        int attempts,
        @Nullable String lastError,
        @Nullable PortalTime nextAttemptAt,
        long bytes) {}
