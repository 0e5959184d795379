package dev.tickets.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attachments of a ticket, message by message. */
public final class AttachmentRowFields extends Fields<AttachmentRow> {
    public AttachmentRowFields() {
        super(
                List.of(
                        Field.one("id", "ID"),
                        Field.one("name", "NAME"),
                        Field.one("size", "SIZE"),
                        Field.one("messageId", "MESSAGE"),
                        Field.one("author", "AUTHOR"),
                        Field.one("createdAt", "DATE"),
                        Field.one("savedAs", "SAVED AS"),
                        Field.one("keyFingerprint", "KEY"),
                        Field.one("signature", "SIGNATURE")),
                List.of("id", "name", "size", "author", "createdAt", "messageId"));
    }

    @Override
    protected @Nullable Object value(AttachmentRow attachment, String field) {
        return switch (field) {
            case "id" -> attachment.id();
            case "name" -> attachment.name();
            case "size" -> ByteCount.of(attachment.size());
            case "messageId" -> attachment.messageId();
            case "author" -> attachment.author();
            case "createdAt" -> attachment.createdAt();
            case "savedAs" -> attachment.savedAs();
            case "keyFingerprint" -> attachment.keyFingerprint();
            case "signature" -> Inner.of(new SignatureFields(), attachment.signature());
            default -> throw noSuch(field);
        };
    }
}
