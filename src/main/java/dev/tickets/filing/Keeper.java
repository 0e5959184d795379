package dev.tickets.filing;

import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message on its way: what is sent, how far it has come, and what becomes of it when it does not arrive. */
interface Keeper {
    /** The state of a reply whose ticket is closed. */
    String CLOSED = "closed";

    Submission parcel();

    /** The reference of the first message; null when it carries none. */
    @Nullable
    Reference reference();

    Instant createdAt();

    DeliveryProgress progress();

    /** Whether a former request may have brought it to the portal. */
    boolean isUncertain();

    /** Whether the portal may still be at that former request. */
    boolean isBusy();

    /** The entry of the outbox that keeps it; null when none does. */
    @Nullable
    String outboxId();

    /** What is to be done if it is a repeated alert; null when it is sent in any case. */
    @Nullable
    DedupDecision repetition();

    /** It is known now what becomes of the repeated alert. */
    void decided(DedupDecision repetition);

    /** It is a repeated alert of which nothing is wanted. */
    void skipped();

    /** The ticket that it answers; null when it becomes one. */
    default @Nullable TicketNumber replyTo() {
        DedupDecision repetition = repetition();
        TicketNumber joined = repetition == null ? null : repetition.joins();
        return joined == null ? parcel().draft().replyTo() : joined;
    }

    /**
     * Makes sure that there is something to send.
     *
     * @throws TicketsException (refused) when its text was not kept
     */
    default void requireText() {
        // almost all is kept whole
    }

    /**
     * Makes sure that how far it has come is written down where it must be before more of it is sent.
     *
     * @throws TicketsException (unexpected) why it is not
     */
    default void requireNoted() {
        // where nothing is written down, nothing sends the rest again
    }

    /** What failed here since the portal has the message. */
    Warnings warnings();

    /** A request that may bring it to the portal begins. */
    void begin();

    /** It was looked for, and is not there. */
    void absent();

    /** The portal says that it has the first message. */
    void accepted(List<TicketNumber> candidates);

    /** The first message was read back, in that ticket. A failure to write that down is kept for later. */
    void arrived(TicketNumber number);

    /** So many of the replies that follow were read back, too. */
    void followedBy(int replies);

    /**
     * Brings it to where it belongs after this failure.
     *
     * @return the failure as the user should see it: it says where the message is kept
     */
    TicketsException settle(TicketsException failure);

    /**
     * It is over. What fails now is among the {@link #warnings}.
     *
     * @param lost what did not arrive of it
     * @return the draft of a reply that keeps that now; null when there is nothing to keep, or nothing keeps it
     */
    @Nullable
    String done(TicketNumber number, Missing lost);

    /** The ticket as it goes out: with the reference in its body, and with its files where they are now. */
    default NewTicket outgoing(NewTicket ticket) {
        Reference reference = reference();
        String mark = repetition() == null
                ? null
                : repetition().mark(ticket.department().id());
        String body = reference == null ? ticket.body() : reference.closing(ticket.body());
        return new NewTicket(
                ticket.department(),
                ticket.subject(),
                mark == null ? body : body + (reference == null ? "\n\n-- \n" : "\n") + mark,
                ticket.priority(),
                ticket.cc(),
                ticket.service(),
                parcel().attachments().first(),
                parcel().byPortal());
    }
}
