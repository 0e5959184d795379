package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.state.outbox.LockedEntry;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.Alert;
import dev.tickets.ticket.CcAddresses;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.InvisibleCharacters;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.TextCleaner;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Files a draft: checks everything first, keeps the message on disk, sends it once, and reads it back. Missing parts
 * are reported, not sent again.
 */
public final class Submitter {
    private final Supplier<Portal> portals;
    private final Supplier<AccountRef> account;
    private final LongTexts texts;
    private final Function<Draft, Submission> preparing;
    private final DeliveryContext context;

    /**
     * @param portals opens the portal, after the checks that do not need it
     * @param account whose login sends the message
     * @param texts the portal's limits for texts
     * @param preparing turns a checked draft into its submission
     */
    public Submitter(
            Supplier<Portal> portals,
            Supplier<AccountRef> account,
            LongTexts texts,
            Function<Draft, Submission> preparing,
            DeliveryContext context) {
        this.portals = portals;
        this.account = account;
        this.texts = texts;
        this.preparing = preparing;
        this.context = context;
    }

    /**
     * Checks a draft and packs its attachments; nothing is kept yet.
     *
     * @throws TicketsException (usage) when something about the draft is wrong
     */
    public Submission pack(Draft draft) {
        TextCleaner cleaner = new TextCleaner();
        Draft clean = cleaner.clean(draft);
        check(clean);
        String notice = cleaner.notice();
        if (notice != null) {
            context.notices().accept(notice);
        }
        Submission packed = preparing.apply(texts.fitting(clean));
        texts.require(packed);
        return packed;
    }

    /**
     * Asks how to send a text that is too long for the portal.
     *
     * @return the draft with the allowed packing
     * @throws TicketsException (usage) when the text can be sent in no way
     */
    public Draft checkText(Draft draft) {
        return texts.checked(draft);
    }

    /**
     * Files the ticket, or sends the reply, and reads it back.
     *
     * @param listener receives the progress
     * @throws TicketsException when the message could not be sent or confirmed; the exception says where it is kept
     */
    public Outcome file(Submission submission, SendOptions options, SubmissionListener listener) {
        Reference reference = options.reference();
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
        try (LockedEntry locked = queued(submission, kept, sender, reference, decision, listener)) {
            Keeper keeper = submission.byPortal()
                    ? new TraceKeeper(submission, locked, context, listener)
                    : queued(locked, listener);
            return deliver(sender, new DeliveryAttempt(keeper, listener, locked));
        }
    }

    /**
     * The entry of the message. Where the outbox cannot keep it, a draft does: a draft needs neither locks nor the
     * folders of the outbox.
     *
     * @param kept the submission as the outbox stores it
     */
    private LockedEntry queued(
            Submission submission,
            Submission kept,
            AccountRef sender,
            @Nullable Reference reference,
            @Nullable DedupDecision decision,
            SubmissionListener listener) {
        try {
            return context.outbox().add(kept, sender, reference, decision, context.ours());
        } catch (TicketsException e) {
            if (e.code() != ErrorCode.UNEXPECTED || submission.byPortal()) {
                throw e;
            }
            throw drafted(submission, sender, listener, e);
        }
    }

    private TicketsException drafted(
            Submission submission, AccountRef sender, SubmissionListener listener, TicketsException failure) {
        String id;
        try {
            id = context.unsent().keep(sender.profile(), submission, DeliveryProgress.NONE, failure.getMessage());
        } catch (RuntimeException | Error again) {
            failure.addSuppressed(again);
            return new TicketsException(
                    failure.code(),
                    failure.getMessage() + "; it cannot be saved as a draft either",
                    failure.hint(),
                    failure);
        }
        listener.drafted(id);
        return Words.drafted(failure, id, submission.draft().isReply());
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
     * @param service the related service, in a field or a line of the text; null for none, and in an encrypted text
     * @param submission the whole message, with the attachments of its follow-up replies
     */
    public record Plan(NewTicket ticket, @Nullable Service service, Submission submission) {}

    /** Rehearses a ticket: asks the portal for its departments and services, and changes nothing. */
    public Plan plan(Submission submission) {
        Portal portal = portals.get();
        Directory names = new Directory(portals, context.names().apply(account.get()));
        TicketExchange.Named named = TicketExchange.named(portal, names, submission.draft());
        TicketExchange.explain(portal, submission.draft(), context.notices());
        NewTicket ticket = PortalTexts.sendable(portal, TicketExchange.worded(portal, submission, named));
        return new Plan(ticket, submission.encrypted() ? ticket.service() : named.service(), submission);
    }

    /** The draft for its author, with the text as the portal would get it. */
    public Draft shown(Draft packed) {
        String text = PortalTexts.sendable(portals.get(), MessageBody.message(packed));
        return packed.but().message(text).draft();
    }

    /**
     * The rehearsed reply.
     *
     * @param text the whole text without its reference, as the portal would get it
     */
    public record ReplyPlan(Ticket ticket, String text) {}

    /**
     * Rehearses a reply: asks the portal for the ticket, and neither changes nor keeps anything.
     *
     * @throws TicketsException when something about the reply is wrong; (refused) when the ticket is closed and may not
     *     be reopened
     */
    public ReplyPlan rehearseReply(TicketNumber number, Submission submission) {
        Portal portal = portals.get();
        TicketThread before = portal.ticket(number);
        Ticket ticket = before.ticket();
        ReplyExchange.requireReopen(ticket, submission.draft());
        Erasure.requireHarmless(portal, before, submission.draft(), "the reply would not be sent");
        return new ReplyPlan(ticket, PortalTexts.sendable(portal, ReplyExchange.text(submission)));
    }

    /** The checks of a draft that need neither its files nor the portal. */
    private static void check(Draft draft) {
        if (draft.message() == null || InvisibleCharacters.isBlank(draft.message())) {
            throw TicketsException.usage("the message is empty", "-m TEXT, -F FILE, or -F - to read it from a pipe");
        }
        if (draft.isReply()) {
            return;
        }
        String subject = MessageBody.subject(draft);
        if (draft.subject() == null || InvisibleCharacters.isBlank(draft.subject())) {
            throw TicketsException.usage("the subject is empty", "-s SUBJECT");
        }
        if (subject.indexOf('\n') >= 0
                || subject.indexOf('\r') >= 0
                || subject.indexOf('\u2028') >= 0
                || subject.indexOf('\u2029') >= 0) {
            throw TicketsException.usage(
                    "the subject spans several lines", "use one line; put the details into the message");
        }
        if (draft.department() == null) {
            throw TicketsException.usage("no department given", "-d DEPARTMENT; tickets departments lists them");
        }
        CcAddresses.parse(draft.cc());
    }
}
