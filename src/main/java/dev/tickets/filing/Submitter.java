package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.render.FilingResult;
import dev.tickets.render.FilingResult.SentFile;
import dev.tickets.state.outbox.LockedEntry;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.Alert;
import dev.tickets.ticket.CcAddresses;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way of a draft to the portal: everything is checked first, kept on disk, sent once, and then read back. What is
 * missing afterwards is said, not sent again.
 */
public final class Submitter {
    private final Supplier<Portal> portals;
    private final Supplier<AccountRef> owner;
    private final Function<Draft, Submission> preparing;
    private final Keeping keeping;

    /**
     * @param portals the portal, opened only when all that can be checked without it is fine
     * @param owner whose login sends it
     * @param preparing from a checked draft to what is stored and sent of it
     */
    public Submitter(
            Supplier<Portal> portals,
            Supplier<AccountRef> owner,
            Function<Draft, Submission> preparing,
            Keeping keeping) {
        this.portals = portals;
        this.owner = owner;
        this.preparing = preparing;
        this.keeping = keeping;
    }

    /**
     * Checks a draft and makes its attachments ready; nothing is kept of that yet.
     *
     * @throws TicketsException (usage) when something about the draft is wrong
     */
    public Submission pack(Draft draft) {
        check(draft);
        return preparing.apply(draft);
    }

    /**
     * Files the ticket, or sends the reply, and reads it back.
     *
     * @param listener hears how far the message has come
     * @throws TicketsException when the message could not be sent or confirmed; it says where the message is kept
     */
    public Outcome file(Submission submission, SendOptions options, SubmissionListener listener) {
        Reference reference =
                options.reference() ? Reference.next(keeping.clock().instant(), keeping.random()) : null;
        Alert alert = submission.draft().alert();
        DedupDecision decision = alert == null ? null : DedupDecision.of(alert);
        AccountRef sender = owner.get();
        if (!options.queue() && !submission.byPortal()) {
            Keeper keeper = new DraftKeeper(submission, keeping.unsent(), sender.profile(), listener);
            return deliver(
                    sender,
                    new DeliveryAttempt(
                            keeper, listener, reference, keeping.clock().instant(), decision));
        }
        // without a key there is nothing to keep the text with, so it is sent now or not at all
        Submission kept = submission.byPortal() ? submission.withoutText() : submission;
        try (LockedEntry held = keeping.outbox().add(kept, sender, reference, decision, keeping.ours())) {
            Keeper keeper = submission.byPortal()
                    ? new TraceKeeper(submission, held, keeping, listener)
                    : queued(held, listener);
            return deliver(sender, new DeliveryAttempt(keeper, listener, held));
        }
    }

    private Outcome deliver(AccountRef sender, DeliveryAttempt attempt) {
        return new Delivery(keeping, sender, portals).deliver(attempt);
    }

    /** From here on the entry is sent in any case, by the next run if not by this one. */
    private Keeper queued(LockedEntry held, SubmissionListener listener) {
        try {
            Keeper keeper = new OutboxKeeper(held, keeping, listener, true);
            listener.queued(held.id());
            return keeper;
        } catch (RuntimeException | Error e) {
            throw new TicketsException(
                            ErrorCode.QUEUED,
                            Unexpected.words(e) + "; it is kept in the outbox as " + held.id(),
                            "tickets outbox send sends it; for cron: " + Words.CRON,
                            e)
                    .of(SubmissionState.QUEUED, held.id());
        }
    }

    /**
     * What would be sent.
     *
     * @param ticket with the attachments of its first message
     * @param parcel all of it, with the attachments of the replies that must follow
     */
    public record Plan(NewTicket ticket, Submission parcel) {}

    /** What would be sent of what is packed; asks the portal for its departments and services, and changes nothing. */
    public Plan plan(Submission parcel) {
        Portal portal = portals.get();
        Directory names = new Directory(portals, keeping.names().apply(owner.get()));
        return new Plan(TicketExchange.resolved(portal, names, parcel), parcel);
    }

    /**
     * What would be sent as a reply; asks the portal how the ticket stands, and neither changes nor keeps anything.
     *
     * @throws TicketsException when something about the reply is wrong; (refused) when the ticket is closed and may not
     *     be reopened
     */
    public FilingResult rehearseReply(TicketNumber number, Submission parcel) {
        TicketThread before = portals.get().ticket(number);
        Ticket ticket = before.ticket();
        ReplyExchange.requireReopen(ticket, parcel.draft());
        return FilingResult.of(
                ticket,
                null,
                parcel.draft().encrypt(),
                SentFile.of(parcel.attachments()),
                null,
                SubmissionState.DRY_RUN);
    }

    /** All that can be said of a draft without looking at its files or asking the portal. */
    private static void check(Draft draft) {
        if (draft.message() == null || draft.message().isBlank()) {
            throw TicketsException.usage("the message is empty", "-m TEXT, -F FILE, or -F - to read it from a pipe");
        }
        if (draft.isReply()) {
            return;
        }
        String subject = MessageBody.subject(draft);
        if (draft.subject() == null || draft.subject().isBlank()) {
            throw TicketsException.usage("the subject is empty", "-s SUBJECT");
        }
        if (subject.indexOf('\n') >= 0 || subject.indexOf('\r') >= 0) {
            throw TicketsException.usage("the subject spans several lines", "keep it to one; the message may be long");
        }
        if (draft.department() == null) {
            throw TicketsException.usage("there is no department", "-d DEPARTMENT; tickets departments lists them");
        }
        CcAddresses.parse(draft.cc());
    }
}
