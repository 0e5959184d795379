package dev.tickets.filing;

import org.jspecify.annotations.Nullable;

/** How far a message has come, for whoever has to say so when the program is interrupted: any thread may ask. */
public final class Journey {
    private volatile @Nullable String outboxId;
    private volatile @Nullable String draftId;
    private volatile boolean begun;

    void queued(String id) {
        outboxId = id;
    }

    void drafted(String id) {
        draftId = id;
    }

    void begun(boolean now) {
        begun = now;
    }

    /** The entry of the outbox that keeps it; null while there is none. */
    public @Nullable String outboxId() {
        return outboxId;
    }

    /** The draft that keeps it; null while there is none. */
    public @Nullable String draftId() {
        return draftId;
    }

    /** Whether a request is under way, so that it may have arrived. */
    public boolean hasBegun() {
        return begun;
    }
}
