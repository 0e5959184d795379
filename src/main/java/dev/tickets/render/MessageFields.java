package dev.tickets.render;

import dev.tickets.ticket.BodyPart;
import dev.tickets.ticket.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages inside their ticket. */
public final class MessageFields extends Fields<Message> {
    public MessageFields() {
        super("id, author, side, createdAt=DATE, body, encrypted, removed, attachments[], decrypted[]");
    }

    @Override
    protected @Nullable Object[] values(Message message) {
        return new @Nullable Object[] {
            message.id(),
            message.author(),
            message.side().toString(),
            message.createdAt(),
            message.body(),
            message.encrypted(),
            message.removed(),
            new AttachmentFields().nested(message.attachments()),
            decrypted(message.parts())
        };
    }

    /** The OpenPGP messages in the body, in order; other text is only in the body. */
    private static @Nullable Nested decrypted(@Nullable List<BodyPart> parts) {
        if (parts == null) {
            return null;
        }
        List<BodyPart> messages = new ArrayList<>();
        for (BodyPart part : parts) {
            if (part.kind() != BodyPart.Kind.PORTAL) {
                messages.add(part);
            }
        }
        return new DecryptedFields().nested(messages);
    }
}
