package dev.tickets.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lies in the outbox. */
public final class OutboxFields extends Fields<OutboxRow> {
    public OutboxFields() {
        super(
                List.of(
                        Field.one("id", "ID"),
                        Field.one("kind", "KIND"),
                        Field.one("subject", "SUBJECT"),
                        Field.one("number", "NUMBER"),
                        Field.one("state", "STATE"),
                        Field.one("createdAt", "SINCE"),
                        Field.one("attempts", "TRIES"),
                        Field.one("lastError", "LAST ERROR"),
                        Field.one("nextAttemptAt", "NEXT TRY"),
                        Field.one("bytes", "SIZE")),
                List.of(
                        "id",
                        "state",
                        "kind",
                        "number",
                        "subject",
                        "createdAt",
                        "attempts",
                        "nextAttemptAt",
                        "bytes",
                        "lastError"));
    }

    @Override
    protected @Nullable Object value(OutboxRow entry, String field) {
        return switch (field) {
            case "id" -> entry.id();
            case "kind" -> entry.kind();
            case "subject" -> entry.subject();
            case "number" -> entry.number() == null ? null : entry.number().value();
            case "state" -> entry.state();
            case "createdAt" -> entry.createdAt();
            case "attempts" -> entry.attempts();
            case "lastError" -> entry.lastError();
            case "nextAttemptAt" -> entry.nextAttemptAt();
            case "bytes" -> new ByteCount(entry.bytes());
            default -> throw noSuch(field);
        };
    }
}
