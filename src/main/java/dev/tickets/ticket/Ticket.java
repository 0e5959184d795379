package dev.tickets.ticket;

import org.jspecify.annotations.Nullable;

/**
 * A ticket as it stands in a list. What the portal leaves out is null, except subject and status, which are then empty.
 *
 * @param status the portal's own word; operators add their own, so it is not an enum
 * @param open whether the portal counts it as open, whatever the word of its status
 * @param priority low, medium, high or critical, else the portal's own word
 * @param createdAt when it was opened
 * @param updatedAt when anybody last wrote to it
 * @param unread whether there is something in it that the customer has not seen
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

    /** When something last happened to it: the last activity, else its creation. */
    public @Nullable PortalTime lastActivity() {
        return updatedAt == null ? createdAt : updatedAt;
    }
}
