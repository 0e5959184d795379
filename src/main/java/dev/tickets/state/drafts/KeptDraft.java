package dev.tickets.state.drafts;

import dev.tickets.ticket.Draft;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft on disk.
 *
 * @param profile for which the draft was written
 * @param sources the files of the draft's attachments when it was last saved
 * @param reason why the draft was not sent, in the portal's words or ours; null while it is being written
 * @param encrypted the whole draft, encrypted to its author, if only its unencrypted parts could be read; else null
 */
public record KeptDraft(
        String id,
        String profile,
        Instant createdAt,
        Instant changedAt,
        Draft draft,
        List<KeptSource> sources,
        @Nullable String reason,
        @Nullable String encrypted) {
    public KeptDraft {
        sources = List.copyOf(sources);
    }

    /**
     * A file when the draft was saved, to detect a change.
     *
     * @param spec value of {@code -a}
     */
    public record KeptSource(String spec, long size, Instant modified) {}
}
