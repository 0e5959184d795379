package dev.tickets.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a ticket or reply that was to be sent. */
public final class FilingResultFields extends Fields<FilingResult> {
    public FilingResultFields() {
        super(
                List.of(
                        Field.one("number", "NUMBER"),
                        Field.one("url", "URL"),
                        Field.one("subject", "SUBJECT"),
                        Field.one("status", "STATUS"),
                        Field.one("department", "DEPARTMENT"),
                        Field.one("messageId", "MESSAGE"),
                        Field.one("encrypted", "ENCRYPTED"),
                        Field.many("attachments", "ATTACHMENTS"),
                        Field.one("reference", "REFERENCE"),
                        Field.one("state", "STATE"),
                        Field.one("outboxId", "OUTBOX ID")),
                List.of(
                        "number",
                        "state",
                        "subject",
                        "department",
                        "status",
                        "encrypted",
                        "attachments",
                        "reference",
                        "outboxId",
                        "url"));
    }

    @Override
    protected @Nullable Object value(FilingResult result, String field) {
        return switch (field) {
            case "number" -> result.number() == null ? null : result.number().value();
            case "url" -> result.url();
            case "subject" -> result.subject();
            case "status" -> result.status();
            case "department" -> result.department();
            case "messageId" -> result.messageId();
            case "encrypted" -> result.encrypted();
            case "attachments" -> new Nested<>(new SentFileFields(), result.attachments());
            case "reference" -> result.reference();
            case "state" -> result.state().toString();
            case "outboxId" -> result.outboxId();
            default -> throw noSuch(field);
        };
    }
}
