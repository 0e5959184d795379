package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/** Drafts as a list shows them. */
public final class DraftRowFields extends Fields<DraftRow> {
    static final String ALL = "id, kind, subject, number, profile, createdAt=CREATED, changedAt=CHANGED, reason";

    public DraftRowFields() {
        super(ALL, "id, kind, number, profile, changedAt, subject");
    }

    @Override
    protected @Nullable Object[] values(DraftRow row) {
        return new @Nullable Object[] {
            row.id(),
            row.kind(),
            row.draft().subject(),
            row.draft().replyTo() == null ? null : row.draft().replyTo().value(),
            row.profile(),
            row.createdAt(),
            row.changedAt(),
            row.reason()
        };
    }
}
