package dev.tickets.filing;

/** Hears how far a message has come; before anything is said of it, nothing keeps it and nothing was sent. */
public interface SubmissionListener {
    /** An entry of the outbox keeps the message; nothing of it was sent by this attempt yet. */
    default void queued(String outboxId) {}

    /** A draft of its own keeps the message; its attachments may still be read where they were. */
    default void drafted(String draftId) {}

    /** A request that may bring the message to the portal begins, or is known to have come to nothing. */
    default void requesting(boolean now) {}
}
