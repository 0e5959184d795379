package dev.tickets.filing;

import dev.tickets.compose.CcAddresses;
import dev.tickets.compose.MessageBody;
import dev.tickets.filing.dedup.Repetition;
import dev.tickets.filing.outbox.Held;
import dev.tickets.filing.outbox.Owner;
import dev.tickets.filing.outbox.Parcel;
import dev.tickets.portal.Portal;
import dev.tickets.render.FilingResult;
import dev.tickets.ticket.Alert;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
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
public final class Filing {
    private final Supplier<Portal> portals;
    private final Supplier<Owner> owner;
    private final Function<Draft, Parcel> preparing;
    private final Keeping keeping;

    /**
     * @param portals the portal, opened only when all that can be checked without it is fine
     * @param owner whose login sends it
     * @param preparing from a checked draft to what is stored and sent of it
     */
    public Filing(Supplier<Portal> portals, Supplier<Owner> owner, Function<Draft, Parcel> preparing, Keeping keeping) {
        this.portals = portals;
        this.owner = owner;
        this.preparing = preparing;
        this.keeping = keeping;
    }

    /**
     * Files the ticket, or sends the reply, and reads it back.
     *
     * @param journey is told how far it has come
     * @throws TicketsException when something about the draft is wrong, and nothing is kept of it then; or when it
     *     could not be sent or confirmed, and then it says where it is kept
     */
    public Filed file(Draft draft, Wishes wishes, Journey journey) {
        return file(pack(draft), wishes, journey);
    }

    /**
     * Checks a draft and makes its attachments ready; nothing is kept of that yet.
     *
     * @throws TicketsException (usage) when something about the draft is wrong
     */
    public Parcel pack(Draft draft) {
        check(draft);
        return preparing.apply(draft);
    }

    /** Files what is packed already, as {@link #file(Draft, Wishes, Journey)} does. */
    public Filed file(Parcel parcel, Wishes wishes, Journey journey) {
        Reference reference =
                wishes.reference() ? Reference.next(keeping.clock().instant(), keeping.random()) : null;
        Alert alert = parcel.draft().alert();
        Repetition repetition = alert == null ? null : Repetition.of(alert);
        if (parcel.byPortal()) {
            return byPortal(parcel, reference, repetition, journey);
        }
        Owner sender = owner.get();
        if (!wishes.queue()) {
            return deliver(
                    sender,
                    new UnqueuedShipment(
                            parcel,
                            reference,
                            repetition,
                            keeping.clock().instant(),
                            sender.profile(),
                            keeping.drafts(),
                            keeping.draftKeeping(),
                            journey));
        }
        try (Held held = keeping.outbox().add(parcel, sender, reference, repetition, keeping.ours())) {
            return deliver(sender, queued(held, journey));
        }
    }

    /** From here on the entry is sent in any case, by the next run if not by this one. */
    private Shipment queued(Held held, Journey journey) {
        try {
            return new QueuedShipment(held, keeping.draftKeeping(), keeping.backoff(), keeping.clock(), journey, true);
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
    private Filed byPortal(
            Parcel parcel, @Nullable Reference reference, @Nullable Repetition repetition, Journey journey) {
        Owner sender = owner.get();
        try (Held held = keeping.outbox().add(parcel.withoutText(), sender, reference, repetition, keeping.ours())) {
            return deliver(
                    sender,
                    new UnkeptShipment(
                            parcel,
                            new QueuedShipment(
                                    held,
                                    keeping.draftKeeping(),
                                    keeping.backoff(),
                                    keeping.clock(),
                                    new Journey(),
                                    true),
                            journey,
                            keeping.drafts(),
                            sender.profile()));
        }
    }

    private Filed deliver(Owner sender, Shipment shipment) {
        return keeping.delivering(sender, portals).apply(shipment);
    }

    /**
     * What would be sent.
     *
     * @param ticket with the attachments of its first message
     * @param parcel all of it, with the attachments of the replies that must follow
     */
    public record Plan(NewTicket ticket, Parcel parcel) {}

    /**
     * What would be sent; asks the portal for its departments and services, and neither changes nor keeps anything.
     *
     * @throws TicketsException when something about the draft is wrong
     */
    public Plan rehearse(Draft draft) {
        return plan(pack(draft));
    }

    /** What would be sent of what is packed. */
    public Plan plan(Parcel parcel) {
        Portal portal = portals.get();
        Names names = new Names(portal, keeping.names().apply(owner.get()));
        return new Plan(TicketRoute.resolved(portal, names, parcel), parcel);
    }

    /**
     * What would be sent as a reply; asks the portal how the ticket stands, and neither changes nor keeps anything.
     *
     * @throws TicketsException when something about the reply is wrong; (refused) when the ticket is closed and may not
     *     be reopened
     */
    public FilingResult rehearseReply(TicketNumber number, Draft reply) {
        Parcel parcel = pack(reply);
        TicketThread before = portals.get().ticket(number);
        Ticket ticket = before.ticket();
        ReplyRoute.requireReopen(ticket, reply);
        return FilingResult.of(
                ticket, null, reply.encrypt(), sentFiles(parcel.attachments().all()), null, "dry-run");
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
