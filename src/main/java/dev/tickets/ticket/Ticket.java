package dev.tickets.ticket;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it stands in a list. What the portal leaves out is null, except subject and status, which are then empty.
 *
 * @param status the portal's own word; operators add their own, so it is not an enum
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
        @Nullable String department,
        @Nullable String departmentId,
        @Nullable String priority,
        @Nullable PortalTime createdAt,
        @Nullable PortalTime updatedAt,
        @Nullable Boolean unread,
        String url) {

    /** Whether it is still open: everything is, except {@code Closed}, however it is written. */
    public boolean open() {
        return !status.toLowerCase(Locale.ROOT).equals("closed");
    }

    /** When something last happened to it: the last activity, else its creation. */
    public @Nullable PortalTime lastActivity() {
        return updatedAt == null ? createdAt : updatedAt;
    }
}
