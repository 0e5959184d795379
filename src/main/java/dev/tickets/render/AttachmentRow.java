package dev.tickets.render;

import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.SignatureCheck;
import dev.tickets.ticket.TicketThread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attachment with its message.
 *
 * @param size in bytes; null when unknown
 * @param author of the message
 * @param createdAt of the message
 * @param savedAs path of the saved file; null when not saved
 * @param keyFingerprint of the decrypting key, in hex; null when not decrypted or unknown
 * @param signature of the decrypted file; null for none
 */
public record AttachmentRow(
        String id,
        String name,
        @Nullable Long size,
        String messageId,
        String author,
        @Nullable PortalTime createdAt,
        @Nullable String savedAs,
        @Nullable String keyFingerprint,
        @Nullable SignatureCheck signature) {

    /** All attachments of a ticket, not saved yet; oldest message first. */
    public static List<AttachmentRow> of(TicketThread thread) {
        List<AttachmentRow> rows = new ArrayList<>();
        for (Message message : thread.messages()) {
            for (Attachment attachment : message.attachments()) {
                rows.add(of(message, attachment));
            }
        }
        return rows;
    }

    /** An attachment of a message, not saved yet. */
    public static AttachmentRow of(Message message, Attachment attachment) {
        return new AttachmentRow(
                attachment.id(),
                attachment.name(),
                attachment.size(),
                message.id(),
                message.author(),
                message.createdAt(),
                null,
                null,
                null);
    }

    public AttachmentRow savedAs(String path) {
        return new AttachmentRow(id, name, size, messageId, author, createdAt, path, keyFingerprint, signature);
    }

    public AttachmentRow decryptedWith(@Nullable String fingerprint, @Nullable SignatureCheck check) {
        return new AttachmentRow(id, name, size, messageId, author, createdAt, savedAs, fingerprint, check);
    }
}
