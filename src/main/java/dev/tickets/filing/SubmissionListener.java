package dev.tickets.filing;

/** Receives the progress of a message. Before the first call, nothing is kept and nothing was sent. */
public interface SubmissionListener {
    /** An outbox entry keeps the message; this attempt has not sent it yet. */
    default void queued(String outboxId) {}

    /** A draft keeps the message; its attachments may still be read from their original paths. */
    default void drafted(String draftId) {}

    /** A request that may bring the message to the portal begins, or has certainly failed. */
    default void requesting(boolean now) {}
}
