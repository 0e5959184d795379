package dev.tickets.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Drafts as a list shows them. */
public final class DraftRowFields extends Fields<DraftRow> {
    public DraftRowFields() {
        super(
                List.of(
                        Field.one("id", "ID"),
                        Field.one("kind", "KIND"),
                        Field.one("subject", "SUBJECT"),
                        Field.one("number", "NUMBER"),
                        Field.one("profile", "PROFILE"),
                        Field.one("createdAt", "CREATED"),
                        Field.one("changedAt", "CHANGED"),
                        Field.one("reason", "REASON")),
                List.of("id", "kind", "number", "profile", "changedAt", "subject"));
    }

    @Override
    protected @Nullable Object value(DraftRow row, String field) {
        return switch (field) {
            case "id" -> row.id();
            case "kind" -> row.kind();
            case "subject" -> row.draft().subject();
            case "number" ->
                row.draft().replyTo() == null ? null : row.draft().replyTo().value();
            case "profile" -> row.profile();
            case "createdAt" -> row.createdAt();
            case "changedAt" -> row.changedAt();
            case "reason" -> row.reason();
            default -> throw noSuch(field);
        };
    }
}
