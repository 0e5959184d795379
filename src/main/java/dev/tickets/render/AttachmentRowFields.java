package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/** The attachments of a ticket, message by message. */
public final class AttachmentRowFields extends Fields<AttachmentRow> {
    public AttachmentRowFields() {
        super(
                "id, name, size, messageId=MESSAGE, author, createdAt=DATE, savedAs, keyFingerprint=KEY, signature",
                "id, name, size, author, createdAt, messageId");
    }

    @Override
    protected @Nullable Object[] values(AttachmentRow attachment) {
        return new @Nullable Object[] {
            attachment.id(),
            attachment.name(),
            ByteCount.of(attachment.size()),
            attachment.messageId(),
            attachment.author(),
            attachment.createdAt(),
            attachment.savedAs(),
            attachment.keyFingerprint(),
            attachment.signature() == null ? null : new SignatureFields().nested(attachment.signature())
        };
    }
}
