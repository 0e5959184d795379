package dev.tickets.ticket;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One message of a ticket.
 *
 * @param id the portal's id of the message; {@code 0} for the opening message of a HostBill ticket
 * @param author the name to show; empty when the portal gives none
 * @param body plain text with {@code \n} line ends; may hold hostile characters, made safe when it is shown
 * @param encrypted whether the portal marks it as encrypted
 * @param removed whether the portal has removed the text, and shows a notice in its place
 * @param parts of the body, in order, with decrypted texts; null without decryption
 */
public record Message(
        String id,
        String author,
        Side side,
        @Nullable PortalTime createdAt,
        String body,
        boolean encrypted,
        boolean removed,
        List<Attachment> attachments,
        @Nullable List<BodyPart> parts) {
    public Message {
        attachments = List.copyOf(attachments);
        parts = parts == null ? null : List.copyOf(parts);
    }

    public Message(
            String id,
            String author,
            Side side,
            @Nullable PortalTime createdAt,
            String body,
            boolean encrypted,
            List<Attachment> attachments) {
        this(id, author, side, createdAt, body, encrypted, false, attachments, null);
    }

    /** The message whose body is the portal's notice that the text was removed. */
    public Message asRemoved() {
        return new Message(id, author, side, createdAt, body, encrypted, true, attachments, parts);
    }

    /** The message with the decrypted parts of its body. */
    public Message withParts(List<BodyPart> found) {
        return new Message(id, author, side, createdAt, body, encrypted, removed, attachments, found);
    }

    /** The author's side. */
    public enum Side {
        CUSTOMER,
        STAFF;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
