package dev.tickets.filing;

import dev.tickets.filing.FailurePolicy.Fate;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a message on this machine while it is being delivered. What no other run sends by itself needs nothing
 * written down meanwhile.
 */
interface Keeper {
    /** The message, with its attachments where they are now. */
    Submission submission();

    /** The entry of the outbox that keeps it; null when none does. */
    default @Nullable String outboxId() {
        return null;
    }

    /** Whether the portal may still be processing a request of an earlier attempt. */
    default boolean isBusy() {
        return false;
    }

    /** A request that may bring it to the portal begins: from now on it is kept as one that may have arrived. */
    default void begin() {}

    /** The portal does not have it: it is kept as before the request. */
    default void absent() {}

    /** Writes down how far it has come. */
    default void note(DeliveryProgress progress) {}

    /** Writes down what becomes of the repeated alert. */
    default void decided(DedupDecision decision) {}

    /** Deletes it: nothing more is wanted of it. */
    void discard();

    /**
     * Brings it to where it belongs after a failure.
     *
     * @param progress how far it has come
     * @return the failure as the user should see it: it says where the message is kept
     */
    TicketsException settle(Fate fate, DeliveryProgress progress, TicketsException failure);

    /**
     * It has arrived.
     *
     * @param lost what did not arrive of it
     * @param warnings take what fails now
     * @return the draft of a reply that keeps that now; null when there is nothing to keep, or nothing keeps it
     */
    @Nullable
    String done(TicketNumber number, Missing lost, Warnings warnings);
}
