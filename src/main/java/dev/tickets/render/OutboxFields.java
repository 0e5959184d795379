package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/** The entries of the outbox. */
public final class OutboxFields extends Fields<OutboxRow> {
    public OutboxFields() {
        super(
                "id, kind, subject, number, state, createdAt=SINCE, attempts=TRIES, lastError, nextAttemptAt=NEXT TRY, bytes=SIZE",
                "id, state, kind, number, subject, createdAt, attempts, nextAttemptAt, bytes, lastError");
    }

    @Override
    protected @Nullable Object[] values(OutboxRow entry) {
        return new @Nullable Object[] {
            entry.id(),
            entry.kind(),
            entry.subject(),
            entry.number() == null ? null : entry.number().value(),
            entry.state(),
            entry.createdAt(),
            entry.attempts(),
            entry.lastError(),
            entry.nextAttemptAt(),
            new ByteCount(entry.bytes())
        };
    }
}
