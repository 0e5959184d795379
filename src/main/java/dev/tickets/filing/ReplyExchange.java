package dev.tickets.filing;

import dev.tickets.portal.Capability;
import dev.tickets.portal.Portal;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends a reply: the message itself, or a follow-up with attachments that did not fit. */
final class ReplyExchange implements Exchange {
    private final Portal portal;
    private final DeliveryAttempt attempt;
    private final TicketNumber number;
    /** The index of the message in the submission: 0 for the first. */
    private final int place;

    private @Nullable TicketThread before;

    ReplyExchange(Portal portal, DeliveryAttempt attempt, TicketNumber number) {
        this.portal = portal;
        this.attempt = attempt;
        this.number = number;
        this.place = 0;
    }

    /**
     * Sends a follow-up of the first message.
     *
     * @param before the ticket as last read
     */
    ReplyExchange(Portal portal, DeliveryAttempt attempt, TicketThread before, int place) {
        this.portal = portal;
        this.attempt = attempt;
        this.number = before.ticket().number();
        this.before = before;
        this.place = place;
    }

    @Override
    public void prepare() {
        if (place > 0) {
            // the ticket exists and was just read
            return;
        }
        TicketThread thread = portal.ticket(number);
        if (!thread.ticket().open()) {
            requireReopen(thread.ticket(), attempt.submission().draft());
            if (!portal.can(Capability.REPLY_REOPENS)) {
                reopen();
            }
        }
        before = thread;
    }

    /** @throws TicketsException (refused) when the ticket is closed and may not be reopened */
    static void requireReopen(Ticket ticket, Draft reply) {
        if (!ticket.open() && !reply.reopen()) {
            throw new TicketsException(
                            ErrorCode.REFUSED,
                            "ticket #" + ticket.number() + " is closed; the reply was not sent",
                            "tickets reply " + ticket.number() + " --reopen …")
                    .of(SubmissionState.CLOSED, null);
        }
    }

    private void reopen() {
        try {
            new StatusChange(portal).reopen(number);
        } catch (TicketsException e) {
            // the reply was not sent; the next attempt checks again whether the ticket is open
            throw e.code() == ErrorCode.UNCLEAR
                    ? new TicketsException(ErrorCode.UNREACHABLE, e.getMessage(), e.hint(), e)
                    : e;
        }
    }

    @Override
    public Confirmed send() {
        if (before == null) {
            throw new IllegalStateException("not prepared");
        }
        Reference reference = reference();
        String body = reference == null ? text() : reference.closing(text());
        boolean encrypt = place == 0 && attempt.submission().byPortal();
        try {
            portal.reply(new Reply(number, body, files(), encrypt));
        } catch (TicketsException e) {
            throw e.code() == ErrorCode.UNCLEAR ? Words.unclear(e.getMessage(), ReadBack.view(number), e) : e;
        }
        attempt.accepted(List.of());
        return new ReadBack(portal).reply(before, text(), reference);
    }

    @Override
    public SearchResult look() {
        TicketThread thread = portal.ticket(number);
        before = thread;
        return new ReferenceSearch(portal, reference(), attempt.createdAt()).reply(thread, text(), attempt.progress());
    }

    @Override
    public Confirmed again() {
        TicketThread thread = portal.ticket(number);
        Reference reference = reference();
        Message found = null;
        for (Message message : thread.messages()) {
            if (reference != null && reference.isIn(message.body())) {
                found = message;
            }
        }
        return new Confirmed(thread, found);
    }

    @Override
    public void compare(Comparison comparison, Confirmed arrived) {
        Message message = arrived.message();
        if (place == 0 && attempt.submission().byPortal()) {
            comparison.mark(portal, message);
        }
        if (message != null) {
            if (place == 0) {
                comparison.text(text(), message);
            }
            comparison.files(portal, files(), message.attachments());
        }
    }

    private @Nullable Reference reference() {
        Reference first = attempt.reference();
        return first == null ? null : first.plus(place);
    }

    private String text() {
        PackedAttachments attachments = attempt.submission().attachments();
        if (place > 0) {
            return attachments.words(place - 1);
        }
        Draft draft = attempt.submission().draft();
        return MessageBody.withNote(
                // an alert written as a ticket has additional lines
                draft.isReply() || attempt.submission().encrypted()
                        ? MessageBody.message(draft)
                        : MessageBody.body(draft, null, List.of()),
                attachments.note());
    }

    private List<ReadyAttachment> files() {
        return attempt.submission().attachments().messages().get(place);
    }
}
