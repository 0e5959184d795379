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
 * Files a draft: checks everything first, keeps the message on disk, sends it once, and reads it back. Missing parts
 * are reported, not sent again.
 */
public final class Submitter {
    private final Supplier<Portal> portals;
    private final Supplier<AccountRef> account;
    private final Function<Draft, Submission> preparing;
    private final DeliveryContext context;

    /**
     * @param portals opens the portal, after the checks that do not need it
     * @param account whose login sends the message
     * @param preparing turns a checked draft into its submission
     */
    public Submitter(
            Supplier<Portal> portals,
            Supplier<AccountRef> account,
            Function<Draft, Submission> preparing,
            DeliveryContext context) {
        this.portals = portals;
        this.account = account;
        this.preparing = preparing;
        this.context = context;
    }

    /**
     * Checks a draft and packs its attachments; nothing is kept yet.
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
     * @param listener receives the progress
     * @throws TicketsException when the message could not be sent or confirmed; the exception says where it is kept
     */
    public Outcome file(Submission submission, SendOptions options, SubmissionListener listener) {
        Reference reference =
                options.reference() ? Reference.next(context.clock().instant(), context.random()) : null;
        Alert alert = submission.draft().alert();
        DedupDecision decision = alert == null ? null : DedupDecision.of(alert);
        AccountRef sender = account.get();
        if (!options.queue() && !submission.byPortal()) {
            Keeper keeper = new DraftKeeper(submission, context.unsent(), sender.profile(), listener);
            return deliver(
                    sender,
                    new DeliveryAttempt(
                            keeper, listener, reference, context.clock().instant(), decision));
        }
        // without a key the text cannot be kept encrypted, so it is sent now or not at all
        Submission kept = submission.byPortal() ? submission.withoutText() : submission;
        try (LockedEntry locked = context.outbox().add(kept, sender, reference, decision, context.ours())) {
            Keeper keeper = submission.byPortal()
                    ? new TraceKeeper(submission, locked, context, listener)
                    : queued(locked, listener);
            return deliver(sender, new DeliveryAttempt(keeper, listener, locked));
        }
    }

    private Outcome deliver(AccountRef sender, DeliveryAttempt attempt) {
        return new Delivery(context, sender, portals).deliver(attempt);
    }

    /** The keeper of an entry that is sent in any case, now or by the next run. */
    private Keeper queued(LockedEntry locked, SubmissionListener listener) {
        try {
            Keeper keeper = new OutboxKeeper(locked, context, listener, true);
            listener.queued(locked.id());
            return keeper;
        } catch (RuntimeException | Error e) {
            throw new TicketsException(
                            ErrorCode.QUEUED,
                            Unexpected.words(e) + "; the message is kept in the outbox as " + locked.id(),
                            "tickets outbox send sends the message; for cron: " + Words.CRON,
                            e)
                    .of(SubmissionState.QUEUED, locked.id());
        }
    }

    /**
     * The rehearsed message.
     *
     * @param ticket with the attachments of its first message
     * @param submission the whole message, with the attachments of its follow-up replies
     */
    public record Plan(NewTicket ticket, Submission submission) {}

    /** Rehearses a ticket: asks the portal for its departments and services, and changes nothing. */
    public Plan plan(Submission submission) {
        Portal portal = portals.get();
        Directory names = new Directory(portals, context.names().apply(account.get()));
        return new Plan(TicketExchange.resolved(portal, names, submission), submission);
    }

    /**
     * Rehearses a reply: asks the portal for the ticket, and neither changes nor keeps anything.
     *
     * @throws TicketsException when something about the reply is wrong; (refused) when the ticket is closed and may not
     *     be reopened
     */
    public FilingResult rehearseReply(TicketNumber number, Submission submission) {
        TicketThread before = portals.get().ticket(number);
        Ticket ticket = before.ticket();
        ReplyExchange.requireReopen(ticket, submission.draft());
        return FilingResult.of(
                ticket,
                null,
                submission.draft().encrypt(),
                SentFile.of(submission.attachments()),
                null,
                SubmissionState.DRY_RUN);
    }

    /** The checks of a draft that need neither its files nor the portal. */
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
            throw TicketsException.usage(
                    "the subject spans several lines", "use one line; put the details into the message");
        }
        if (draft.department() == null) {
            throw TicketsException.usage("no department given", "-d DEPARTMENT; tickets departments lists them");
        }
        CcAddresses.parse(draft.cc());
    }
}
