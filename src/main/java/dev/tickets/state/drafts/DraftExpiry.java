package dev.tickets.state.drafts;

import dev.tickets.state.ProcessLock;
import dev.tickets.state.Sleeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Decides which drafts are so old that nobody will send them any more. */
public final class DraftExpiry {
    private final Function<String, Duration> keep;

    /** @param keep how long the drafts of that profile are kept */
    public DraftExpiry(Function<String, Duration> keep) {
        this.keep = keep;
    }

    /** Whether the draft is older than its profile keeps drafts, and no process works on it. */
    boolean isOver(KeptDraft kept, Path folder, Path edited, Instant now) {
        Instant last = kept.changedAt();
        try {
            Instant written = Files.getLastModifiedTime(edited).toInstant();
            last = written.isAfter(last) ? written : last;
        } catch (IOException noEditorHasWritten) {
            last = kept.changedAt();
        }
        return Duration.between(last, now).compareTo(keep.apply(kept.profile())) > 0 && !isInUse(folder);
    }

    /** Whether a process, this one included, works on the draft in that folder. */
    static boolean isInUse(Path folder) {
        try (ProcessLock lock = ProcessLock.await(folder.resolve("lock"), Duration.ZERO, Sleeper.SYSTEM)) {
            return lock == null;
        } catch (IOException cannotTell) {
            return true;
        }
    }
}
