package dev.tickets.render;

import dev.tickets.ticket.Message;
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
                        Field.many("attachments", "ATTACHMENTS")),
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
            default -> throw noSuch(field);
        };
    }
}
