package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.render.FilingResult;
import dev.tickets.state.outbox.LockedEntry;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.Alert;
import dev.tickets.ticket.CcAddresses;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
     * @param journey is told how far it has come
     * @throws TicketsException when the message could not be sent or confirmed; it says where the message is kept
     */
    public Outcome file(Submission parcel, SendOptions wishes, SubmissionListener journey) {
        Reference reference =
                wishes.reference() ? Reference.next(keeping.clock().instant(), keeping.random()) : null;
        Alert alert = parcel.draft().alert();
        DedupDecision repetition = alert == null ? null : DedupDecision.of(alert);
        if (parcel.byPortal()) {
            return byPortal(parcel, reference, repetition, journey);
        }
        AccountRef sender = owner.get();
        if (!wishes.queue()) {
            return deliver(
                    sender,
                    new DraftKeeper(
                            parcel,
                            reference,
                            repetition,
                            keeping.clock().instant(),
                            sender.profile(),
                            keeping.drafts(),
                            keeping.draftKeeping(),
                            journey));
        }
        try (LockedEntry held = keeping.outbox().add(parcel, sender, reference, repetition, keeping.ours())) {
            return deliver(sender, queued(held, journey));
        }
    }

    /** From here on the entry is sent in any case, by the next run if not by this one. */
    private Keeper queued(LockedEntry held, SubmissionListener journey) {
        try {
            return new OutboxKeeper(held, keeping.draftKeeping(), keeping.backoff(), keeping.clock(), journey, true);
        } catch (RuntimeException | Error e) {
            throw new TicketsException(
                            ErrorCode.QUEUED,
                            Unexpected.words(e) + "; it is kept in the outbox as " + held.id(),
                            "tickets outbox send sends it; for cron: " + Words.CRON,
                            e)
                    .of("queued", held.id());
        }
    }

    /** There is no key to keep it with, so it is sent now or not at all. */
    private Outcome byPortal(
            Submission parcel,
            @Nullable Reference reference,
            @Nullable DedupDecision repetition,
            SubmissionListener journey) {
        AccountRef sender = owner.get();
        try (LockedEntry held =
                keeping.outbox().add(parcel.withoutText(), sender, reference, repetition, keeping.ours())) {
            return deliver(
                    sender,
                    new TraceKeeper(
                            parcel,
                            new OutboxKeeper(
                                    held,
                                    keeping.draftKeeping(),
                                    keeping.backoff(),
                                    keeping.clock(),
                                    new SubmissionListener(),
                                    true),
                            journey,
                            keeping.drafts(),
                            sender.profile()));
        }
    }

    private Outcome deliver(AccountRef sender, Keeper shipment) {
        return keeping.delivering(sender, portals).apply(shipment);
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
                sentFiles(parcel.attachments().all()),
                null,
                "dry-run");
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

    /** The files as a result shows them. */
    public static List<FilingResult.SentFile> sentFiles(List<ReadyAttachment> attachments) {
        List<FilingResult.SentFile> files = new ArrayList<>();
        for (ReadyAttachment attachment : attachments) {
            files.add(new FilingResult.SentFile(attachment.name(), attachment.size(), attachment.sha256()));
        }
        return files;
    }
}
