package dev.tickets.state.drafts;

import dev.tickets.ticket.Draft;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The draft that is being written: on disk after every answer, and no other process's until it is closed. The words of
 * one that must not lie here in clear stay in memory; its files, encrypted, do not.
 */
public final class OpenDraft implements AutoCloseable {
    private final Drafts drafts;
    private final DraftFiles files;
    private final String profile;
    private final @Nullable FileLock lock;
    private @Nullable KeptDraft kept;
    private Draft draft;

    private OpenDraft(
            Drafts drafts,
            DraftFiles files,
            String profile,
            Draft draft,
            @Nullable KeptDraft kept,
            @Nullable FileLock lock) {
        this.drafts = drafts;
        this.files = files;
        this.profile = profile;
        this.draft = draft;
        this.kept = kept;
        this.lock = lock;
    }

    /** A new one, kept with what is known already. */
    public static OpenDraft begin(Drafts drafts, DraftFiles files, String profile, Draft draft) {
        boolean keeping = drafts.mayKeep(draft) || drafts.holdsFiles(draft, files);
        KeptDraft kept = keeping ? drafts.add(profile, draft, null) : null;
        FileLock lock =
                kept == null ? null : DraftLock.take(drafts.folder(kept.id())).orElse(null);
        OpenDraft open = new OpenDraft(drafts, files, profile, draft, kept, lock);
        open.keep(draft);
        return open;
    }

    /** Goes on with one that was kept; empty when another process does so. */
    public static Optional<OpenDraft> resume(Drafts drafts, DraftFiles files, KeptDraft kept) {
        return DraftLock.take(drafts.folder(kept.id()))
                .map(lock -> new OpenDraft(drafts, files, kept.profile(), kept.draft(), kept, lock));
    }

    public Draft draft() {
        return draft;
    }

    /** The id on disk; empty when it is only in memory. */
    public Optional<String> id() {
        return Optional.ofNullable(kept).map(KeptDraft::id);
    }

    /** Whether all of it is on disk, and not some in memory alone. */
    public boolean isWhole() {
        return kept != null && drafts.mayKeep(draft);
    }

    /** The draft is this from now on. */
    public void keep(Draft changed) {
        Draft lasting =
                changed.but().attachments(files.absolute(changed.attachments())).draft();
        if (drafts.mayKeep(lasting) || drafts.holdsFiles(lasting, files)) {
            KeptDraft before = kept == null ? drafts.add(profile, lasting, null) : kept;
            kept = drafts.keep(before, lasting, files);
            draft = kept.draft();
        } else {
            discard();
            draft = lasting;
        }
    }

    /** The draft with what of its attachments can be read only once in files of its own; not where it is not kept. */
    public Draft lasting(Draft named) {
        if (kept == null && drafts.holdsFiles(named, files)) {
            kept = drafts.add(profile, draft, null);
        }
        return kept == null ? named : drafts.lasting(kept.id(), named, files);
    }

    /** What has changed about its attachments since it was kept, a sentence each. */
    public List<String> changes() {
        KeptDraft before = kept;
        return before == null
                ? List.of()
                : draft.attachments().stream()
                        .flatMap(spec -> files.change(before, spec).map(change -> spec + " " + change).stream())
                        .toList();
    }

    /** It is no longer needed. */
    public void discard() {
        if (kept != null) {
            drafts.discard(kept.id());
            kept = null;
        }
    }

    @Override
    public void close() {
        if (lock != null) {
            try {
                lock.acquiredBy().close();
            } catch (IOException endsWithTheProcess) {
                // what was done with the draft is done
                return;
            }
        }
    }
}
