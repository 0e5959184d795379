package dev.tickets.ticket;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One message of a ticket.
 *
 * @param id the portal's id of it; {@code 0} for the opening message of a HostBill ticket
 * @param author the name to show; empty when the portal names nobody
 * @param body plain text with {@code \n} line ends; may hold hostile characters, made safe when it is shown
 * @param encrypted whether the portal marks it as encrypted
 */
public record Message(
        String id,
        String author,
        Side side,
        @Nullable PortalTime createdAt,
        String body,
        boolean encrypted,
        List<Attachment> attachments) {
    public Message {
        attachments = List.copyOf(attachments);
    }

    /** Who wrote it. */
    public enum Side {
        CUSTOMER,
        STAFF;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
