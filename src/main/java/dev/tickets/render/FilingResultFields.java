package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/** The result for a ticket or reply. */
public final class FilingResultFields extends Fields<FilingResult> {
    static final String ALL = "number, url, subject, status, department, messageId=MESSAGE, encrypted, attachments[]"
            + ", reference, state, outboxId, reason";

    public FilingResultFields() {
        super(
                ALL,
                "number, state, subject, department, status, encrypted, attachments, reference, outboxId, reason, url");
    }

    @Override
    protected @Nullable Object[] values(FilingResult result) {
        return new @Nullable Object[] {
            result.number() == null ? null : result.number().value(),
            result.url(),
            result.subject(),
            result.status(),
            result.department(),
            result.messageId(),
            result.encrypted(),
            new SentFileFields().nested(result.attachments()),
            result.reference(),
            result.state().toString(),
            result.outboxId(),
            result.reason()
        };
    }
}
