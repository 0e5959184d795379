package dev.tickets.render;

import dev.tickets.ticket.Draft;
import dev.tickets.ticket.PortalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft that was kept, as documents show it.
 *
 * @param reason why it was not sent; null while it is being written
 * @param changes what is wrong with its attachments, a line each
 */
public record DraftRow(
        String id,
        String profile,
        PortalTime createdAt,
        PortalTime changedAt,
        @Nullable String reason,
        Draft draft,
        List<String> changes) {
    public DraftRow {
        changes = List.copyOf(changes);
    }

    /** {@code create} or {@code reply}. */
    public String kind() {
        return draft.isReply() ? "reply" : "create";
    }
}
