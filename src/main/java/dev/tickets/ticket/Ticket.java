package dev.tickets.ticket;

import org.jspecify.annotations.Nullable;

/**
 * A ticket in a list. Fields without data are null, except subject and status, which are empty.
 *
 * @param status the portal's own word; operators add their own words, so this is no enum
 * @param open whether the portal counts the ticket as open, independent of the word of its status
 * @param priority low, medium, high or critical, else the portal's own word
 * @param createdAt when the ticket was opened
 * @param updatedAt the time of the last message
 * @param unread whether the ticket has messages that the customer has not seen
 * @param url address of the ticket's page in the portal
 */
public record Ticket(
        TicketNumber number,
        String subject,
        String status,
        boolean open,
        @Nullable String department,
        @Nullable String departmentId,
        @Nullable String priority,
        @Nullable PortalTime createdAt,
        @Nullable PortalTime updatedAt,
        @Nullable Boolean unread,
        String url) {

    /** The time of the last activity, else of the creation. */
    public @Nullable PortalTime lastActivity() {
        return updatedAt == null ? createdAt : updatedAt;
    }
}
