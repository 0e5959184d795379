package dev.tickets.filing;

import dev.tickets.portal.Capability;
import dev.tickets.portal.Portal;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends a reply: the message itself, or a follow-up with attachments that did not fit. */
final class ReplyExchange implements Exchange {
    private final Portal portal;
    private final DeliveryAttempt attempt;
    private final PortalTexts texts;
    private final TicketNumber number;
    /** The index of the message in the submission: 0 for the first. */
    private final int place;

    private @Nullable TicketThread before;

    ReplyExchange(Portal portal, DeliveryAttempt attempt, PortalTexts texts, TicketNumber number) {
        this.portal = portal;
        this.attempt = attempt;
        this.texts = texts;
        this.number = number;
        this.place = 0;
    }

    /**
     * Sends a follow-up of the first message.
     *
     * @param before the ticket as last read
     */
    ReplyExchange(Portal portal, DeliveryAttempt attempt, PortalTexts texts, TicketThread before, int place) {
        this.portal = portal;
        this.attempt = attempt;
        this.texts = texts;
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
        Draft reply = attempt.submission().draft();
        requireReopen(thread.ticket(), reply);
        texts.check("", outgoing());
        if (!thread.ticket().open() && !portal.can(Capability.REPLY_REOPENS)) {
            reopen(thread.ticket());
        }
        Erasure.requireHarmless(portal, thread, reply, "the reply was not sent");
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

    private void reopen(Ticket closed) {
        try {
            new StatusChange(portal).reopen(closed);
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
        String body = PortalTexts.sendable(portal, outgoing());
        boolean encrypt = place == 0 && attempt.submission().byPortal();
        try {
            portal.reply(new Reply(number, body, files(), encrypt));
        } catch (TicketsException e) {
            throw e.code() == ErrorCode.UNCLEAR ? Words.unclear(e.getMessage(), ReadBack.view(number), e) : e;
        }
        attempt.accepted(List.of());
        Confirmed arrived = new ReadBack(portal).reply(before, text(), reference());
        if (arrived.message() != null) {
            portal.confirmed(arrived.message());
        }
        return arrived;
    }

    /** The text with its reference. */
    private String outgoing() {
        Reference reference = reference();
        return reference == null ? text() : reference.closing(text());
    }

    @Override
    public boolean mayReword(TicketsException refusal) {
        return texts.mayReword(refusal);
    }

    @Override
    public SearchResult look() {
        TicketThread thread = portal.ticket(number);
        SearchResult result = new ReferenceSearch(portal, attempt).reply(thread, before, text(), reference());
        if (result.found() == null) {
            before = thread;
        }
        return result;
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
                comparison.text(text(), message, texts);
            }
            comparison.files(portal, files(), message, arrived.thread(), filesBefore());
        }
    }

    /** The ids of the attachments before the reply was sent; null when that is not known. */
    private @Nullable Set<String> filesBefore() {
        if (before == null) {
            return null;
        }
        Set<String> ids = new HashSet<>();
        for (Message message : before.messages()) {
            for (Attachment attachment : message.attachments()) {
                ids.add(attachment.id());
            }
        }
        return ids;
    }

    private @Nullable Reference reference() {
        Reference first = attempt.reference();
        return first == null ? null : first.plus(place);
    }

    private String text() {
        return place > 0 ? attempt.submission().attachments().words(place - 1) : text(attempt.submission());
    }

    /** The text of the first message without its reference, with every character. */
    static String text(Submission submission) {
        Draft draft = submission.draft();
        return MessageBody.withNote(
                // an alert written as a ticket has additional lines
                draft.isReply() || submission.encrypted()
                        ? MessageBody.message(draft)
                        : MessageBody.body(draft, null, List.of()),
                submission.attachments().note());
    }

    private List<ReadyAttachment> files() {
        return attempt.submission().attachments().messages().get(place);
    }
}
