package dev.tickets.state.drafts;

import dev.tickets.ticket.Draft;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft on disk.
 *
 * @param profile that it was written for
 * @param sources the files that the draft's attachments named when it was last kept
 * @param reason why it was not sent, in the portal's words or ours; null while it is being written
 * @param sealed the whole draft, encrypted to its author, where only what may lie in clear could be read of it; else
 *     null
 */
public record KeptDraft(
        String id,
        String profile,
        Instant createdAt,
        Instant changedAt,
        Draft draft,
        List<KeptSource> sources,
        @Nullable String reason,
        @Nullable String sealed) {
    public KeptDraft {
        sources = List.copyOf(sources);
    }

    /**
     * A file as it was when the draft was kept, so that a change shows.
     *
     * @param spec what was given with {@code -a}
     */
    public record KeptSource(String spec, long size, Instant modified) {}
}
