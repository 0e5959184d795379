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
 * An attachment together with the message that it hangs on.
 *
 * @param size in bytes; null when the portal does not say
 * @param author of the message
 * @param createdAt of the message
 * @param savedAs path of the file that it was saved to; null when it was only listed
 * @param keyFingerprint of the key that it was decrypted with, in hex; null when it was not, or nobody knows
 * @param signature of what was decrypted; null when it has none
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

    /** All attachments of a ticket, none of them saved yet; oldest message first. */
    public static List<AttachmentRow> of(TicketThread thread) {
        List<AttachmentRow> rows = new ArrayList<>();
        for (Message message : thread.messages()) {
            for (Attachment attachment : message.attachments()) {
                rows.add(of(message, attachment));
            }
        }
        return rows;
    }

    /** An attachment of that message, not saved yet. */
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

    /** The same, saved to that path. */
    public AttachmentRow savedAs(String path) {
        return new AttachmentRow(id, name, size, messageId, author, createdAt, path, keyFingerprint, signature);
    }

    /** The same, decrypted with that key. */
    public AttachmentRow decryptedWith(@Nullable String fingerprint, @Nullable SignatureCheck check) {
        return new AttachmentRow(id, name, size, messageId, author, createdAt, savedAs, fingerprint, check);
    }
}
