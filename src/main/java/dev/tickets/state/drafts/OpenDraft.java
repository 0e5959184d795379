package dev.tickets.state.drafts;

import dev.tickets.state.ProcessLock;
import dev.tickets.state.Sleeper;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The draft that is being written: saved after every answer, and locked until it is closed. The words of a draft that
 * must not be stored unencrypted stay in memory; its files are stored encrypted.
 */
public final class OpenDraft implements AutoCloseable {
    private final Drafts drafts;
    private final DraftFiles files;
    private final String profile;
    private final @Nullable ProcessLock lock;
    private final @Nullable String preset;
    private @Nullable KeptDraft kept;
    private Draft draft;
    private List<String> questions;

    private OpenDraft(
            Drafts drafts,
            DraftFiles files,
            String profile,
            Draft draft,
            @Nullable KeptDraft kept,
            @Nullable ProcessLock lock,
            @Nullable String preset) {
        this.drafts = drafts;
        this.files = files;
        this.profile = profile;
        this.draft = draft;
        this.kept = kept;
        this.questions = kept == null ? List.of() : kept.questions();
        this.lock = lock;
        this.preset = preset;
    }

    /** Saves a new draft. */
    public static OpenDraft begin(Drafts drafts, DraftFiles files, String profile, Draft draft) {
        boolean keeping = drafts.mayKeep(draft) || drafts.holdsFiles(draft, files);
        KeptDraft kept = keeping ? drafts.add(profile, draft, null) : null;
        ProcessLock lock = kept == null ? null : lock(drafts.folder(kept.id()));
        OpenDraft open = new OpenDraft(drafts, files, profile, draft, kept, lock, draft.department());
        open.keep(draft);
        return open;
    }

    /** Continues a saved draft; empty if another process has it. */
    public static Optional<OpenDraft> resume(Drafts drafts, DraftFiles files, KeptDraft kept) {
        ProcessLock lock = lock(drafts.folder(kept.id()));
        return lock == null
                ? Optional.empty()
                : Optional.of(new OpenDraft(drafts, files, kept.profile(), kept.draft(), kept, lock, null));
    }

    /** Locks the draft; null if another process has it, or it is gone. */
    private static @Nullable ProcessLock lock(Path draft) {
        try {
            return ProcessLock.await(draft.resolve("lock"), Duration.ZERO, Sleeper.SYSTEM);
        } catch (NoSuchFileException gone) {
            return null;
        } catch (IOException e) {
            throw IoReason.failure(
                    ErrorCode.UNEXPECTED,
                    "cannot lock the draft " + draft.getFileName() + " in " + draft.getParent(),
                    draft,
                    e);
        }
    }

    public Draft draft() {
        return draft;
    }

    /** The id on disk; empty if the draft is only in memory. */
    public Optional<String> id() {
        return Optional.ofNullable(kept).map(KeptDraft::id);
    }

    /** Whether the whole draft is on disk. */
    public boolean isWhole() {
        return kept != null && drafts.mayKeep(draft);
    }

    /** Whether nothing was written yet. */
    public boolean isEmpty() {
        return DraftContent.isEmpty(draft, preset);
    }

    /** The open questions, in the words of their askers. */
    public List<String> questions() {
        return questions;
    }

    /** The open questions from now on: who continues the draft is asked these. */
    public void asks(List<String> open) {
        if (!questions.equals(open)) {
            questions = List.copyOf(open);
            keep(draft);
        }
    }

    /** The draft is this from now on. */
    public void keep(Draft changed) {
        Draft lasting =
                changed.but().attachments(files.absolute(changed.attachments())).draft();
        if (drafts.mayKeep(lasting) || drafts.holdsFiles(lasting, files)) {
            KeptDraft before = kept == null ? drafts.add(profile, lasting, null) : kept;
            kept = drafts.keep(before.asking(questions), lasting, files);
            draft = kept.draft();
        } else {
            discard();
            draft = lasting;
        }
    }

    /** The draft, with attachments that can be read only once copied to its files; unchanged if it is not kept. */
    public Draft lasting(Draft named) {
        if (kept == null && drafts.holdsFiles(named, files)) {
            kept = drafts.add(profile, draft, null);
        }
        return kept == null ? named : drafts.lasting(kept.id(), named, files);
    }

    /** A sentence for each attachment that has changed since the draft was saved. */
    public List<String> changes() {
        KeptDraft before = kept;
        return before == null
                ? List.of()
                : draft.attachments().stream()
                        .flatMap(spec -> files.change(before, spec).map(change -> spec + " " + change).stream())
                        .toList();
    }

    /** Deletes the draft. */
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
                lock.close();
            } catch (IOException endsWithTheProcess) {
                // what was done with the draft is done
                return;
            }
        }
    }
}
