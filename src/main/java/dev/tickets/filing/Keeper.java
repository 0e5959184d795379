package dev.tickets.filing;

import dev.tickets.filing.FailurePolicy.Fate;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a message on this machine during its delivery. The default methods do nothing: only an outbox entry, which
 * other runs may send, records progress.
 */
interface Keeper {
    /** The message, with the current paths of its attachments. */
    Submission submission();

    /** The outbox entry of the message; null without one. */
    default @Nullable String outboxId() {
        return null;
    }

    /** Whether the portal may still be processing a request of an earlier attempt. */
    default boolean isBusy() {
        return false;
    }

    /** When the last request with the message began or ended; null without a record. */
    default @Nullable Instant asked() {
        return null;
    }

    /** Whether another message of ours has arrived in this ticket since then. */
    default boolean hasOthers(TicketNumber ticket, Instant since) {
        return false;
    }

    /** A request begins: from now on the message is kept as one that may have arrived. */
    default void begin() {}

    /** The message is not at the portal: it is kept as before the request. */
    default void absent() {}

    /** Records the progress. */
    default void note(DeliveryProgress progress) {}

    /** Records the decision about a repeated alert. */
    default void decided(DedupDecision decision) {}

    /** Deletes the message. */
    void discard();

    /**
     * Stores the message according to its fate after a failure.
     *
     * @param progress of the delivery
     * @return the failure for the user, which says where the message is kept
     */
    TicketsException settle(Fate fate, DeliveryProgress progress, TicketsException failure);

    /**
     * The message has arrived.
     *
     * @param lost the missing parts of the message
     * @param warnings collects failures of this step
     * @return the draft of a reply with the missing parts; null when nothing is missing or no draft can be kept
     */
    @Nullable
    String done(TicketNumber number, Missing lost, Warnings warnings);
}
