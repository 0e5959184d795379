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
 * @param attended whether a person at a terminal wrote or saw the draft; false for runs of cron and scripts
 * @param questions of the wizard that are still open; empty for a draft that the wizard has not written
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
        boolean attended,
        List<String> questions,
        @Nullable String encrypted) {
    public KeptDraft {
        sources = List.copyOf(sources);
        questions = List.copyOf(questions);
    }

    /** The same draft with these open questions. */
    public KeptDraft asking(List<String> open) {
        return new KeptDraft(id, profile, createdAt, changedAt, draft, sources, reason, attended, open, encrypted);
    }

    /**
     * A file when the draft was saved, to detect a change.
     *
     * @param spec value of {@code -a}
     */
    public record KeptSource(String spec, long size, Instant modified) {}
}
