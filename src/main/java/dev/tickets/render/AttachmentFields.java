package dev.tickets.render;

import dev.tickets.ticket.Attachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attachments inside their message. */
public final class AttachmentFields extends Fields<Attachment> {
    public AttachmentFields() {
        super(
                List.of(Field.one("id", "ID"), Field.one("name", "NAME"), Field.one("size", "SIZE")),
                List.of("id", "name", "size"));
    }

    @Override
    protected @Nullable Object value(Attachment attachment, String field) {
        return switch (field) {
            case "id" -> attachment.id();
            case "name" -> attachment.name();
            case "size" -> ByteCount.of(attachment.size());
            default -> throw noSuch(field);
        };
    }

    @Override
    protected String label(Attachment attachment) {
        return attachment.name();
    }
}
