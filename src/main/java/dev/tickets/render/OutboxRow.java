package dev.tickets.render;

import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.TicketNumber;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the outbox.
 *
 * @param kind {@code create} or {@code reply}
 * @param subject null for a reply
 * @param number of the ticket; null while unknown
 * @param state {@code waiting}, {@code sending}, {@code unclear} or {@code blocked}
 * @param attempts number of attempts
 * @param lastError failure of the last attempt
 * @param nextAttemptAt null for at once
 * @param bytes size of the message and its attachments
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
