package dev.tickets.filing;

import org.jspecify.annotations.Nullable;

/** How far a message has come, for whoever has to say so when the program is interrupted: any thread may ask. */
public final class SubmissionListener {
    private volatile @Nullable String outboxId;
    private volatile @Nullable String draftId;
    private volatile boolean begun;
    private Runnable whenQueued = () -> {};
    private Runnable whenDrafted = () -> {};

    /** Does this as soon as the message lies in the outbox, and before anything is sent of it. */
    public void whenQueued(Runnable action) {
        whenQueued = action;
    }

    /** Does this as soon as a draft of its own keeps the message; its attachments may still be read where they were. */
    public void whenDrafted(Runnable action) {
        whenDrafted = action;
    }

    void queued(String id) {
        outboxId = id;
        whenQueued.run();
    }

    void drafted(String id) {
        draftId = id;
        whenDrafted.run();
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
