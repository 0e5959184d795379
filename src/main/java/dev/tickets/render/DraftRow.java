package dev.tickets.render;

import dev.tickets.ticket.Draft;
import dev.tickets.ticket.PortalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored draft, as documents show it.
 *
 * @param reason why the draft was not sent; null while it is being written
 * @param changes faults of the attachments, a line each
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
        return draft.kind();
    }
}
