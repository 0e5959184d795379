package dev.tickets.render;

import dev.tickets.ticket.BodyPart;
import dev.tickets.ticket.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages inside their ticket. */
public final class MessageFields extends Fields<Message> {
    public MessageFields() {
        super(
                List.of(
                        Field.one("id", "ID"),
                        Field.one("author", "AUTHOR"),
                        Field.one("side", "SIDE"),
                        Field.one("createdAt", "DATE"),
                        Field.one("body", "BODY"),
                        Field.one("encrypted", "ENCRYPTED"),
                        Field.many("attachments", "ATTACHMENTS"),
                        Field.many("decrypted", "DECRYPTED")),
                List.of("id", "author", "side", "createdAt"));
    }

    @Override
    protected @Nullable Object value(Message message, String field) {
        return switch (field) {
            case "id" -> message.id();
            case "author" -> message.author();
            case "side" -> message.side().toString();
            case "createdAt" -> message.createdAt();
            case "body" -> message.body();
            case "encrypted" -> message.encrypted();
            case "attachments" -> new Nested<>(new AttachmentFields(), message.attachments());
            case "decrypted" -> decrypted(message.parts());
            default -> throw noSuch(field);
        };
    }

    /** The OpenPGP messages in the body, in its order; what stands around them is in the body alone. */
    private static @Nullable Nested<BodyPart> decrypted(@Nullable List<BodyPart> parts) {
        if (parts == null) {
            return null;
        }
        List<BodyPart> messages = new ArrayList<>();
        for (BodyPart part : parts) {
            if (part.kind() != BodyPart.Kind.PORTAL) {
                messages.add(part);
            }
        }
        return new Nested<>(new DecryptedFields(), messages);
    }
}
