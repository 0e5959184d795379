package dev.tickets.render;

import dev.tickets.ticket.Attachment;
import org.jspecify.annotations.Nullable;

/** Attachments inside their message. */
public final class AttachmentFields extends Fields<Attachment> {
    public AttachmentFields() {
        super("id, name, size");
    }

    @Override
    protected @Nullable Object[] values(Attachment attachment) {
        return new @Nullable Object[] {attachment.id(), attachment.name(), ByteCount.of(attachment.size())};
    }

    @Override
    protected String label(Attachment attachment) {
        return attachment.name();
    }
}
