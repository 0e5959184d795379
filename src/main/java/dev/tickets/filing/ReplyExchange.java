package dev.tickets.filing;

import dev.tickets.portal.Capability;
import dev.tickets.portal.Portal;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of a reply. */
final class ReplyExchange implements Exchange {
    private final Portal portal;
    private final Keeper shipment;
    private final TicketNumber number;
    private @Nullable TicketThread before;

    ReplyExchange(Portal portal, Keeper shipment, TicketNumber number) {
        this.portal = portal;
        this.shipment = shipment;
        this.number = number;
    }

    @Override
    public void prepare() {
        Draft reply = shipment.parcel().draft();
        TicketThread thread = portal.ticket(number);
        if (!thread.ticket().open()) {
            requireReopen(thread.ticket(), reply);
            if (!portal.can(Capability.REPLY_REOPENS)) {
                reopen();
            }
        }
        before = thread;
    }

    /** @throws TicketsException (refused) when the ticket is closed and may not be reopened */
    static void requireReopen(Ticket ticket, Draft reply) {
        if (!ticket.open() && !reply.reopen()) {
            throw closed(ticket.number());
        }
    }

    private static TicketsException closed(TicketNumber number) {
        return new TicketsException(
                        ErrorCode.REFUSED,
                        "ticket " + number + " is closed; the reply was not sent",
                        "tickets reply " + number + " --reopen …")
                .of(Keeper.CLOSED, null);
    }

    private void reopen() {
        try {
            new StatusChange(portal).reopen(number);
        } catch (TicketsException e) {
            // nothing of the reply was sent; the next try finds out by itself whether the ticket is open
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
        ReplyReadBack.Sent sent = new ReplyReadBack(portal)
                .send(
                        before,
                        text(),
                        shipment.reference(),
                        attachments(),
                        shipment.parcel().byPortal(),
                        () -> shipment.accepted(List.of()));
        return new Confirmed(sent.thread(), sent.message());
    }

    @Override
    public SearchResult look() {
        return new ReferenceSearch(portal, shipment.reference(), shipment.createdAt())
                .reply(number, text(), shipment.progress());
    }

    @Override
    public Confirmed again() {
        TicketThread thread = portal.ticket(number);
        Message found = null;
        for (Message message : thread.messages()) {
            if (shipment.reference() != null && shipment.reference().isIn(message.body())) {
                found = message;
            }
        }
        return new Confirmed(thread, found);
    }

    @Override
    public void compare(Comparison shortfall, Confirmed arrived) {
        if (shipment.parcel().byPortal()) {
            shortfall.mark(portal, arrived.message());
        }
        if (arrived.message() != null) {
            shortfall.text(text(), arrived.message());
            shortfall.files(portal, attachments(), arrived.message().attachments());
        }
    }

    private String text() {
        Draft draft = shipment.parcel().draft();
        return MessageBody.withNote(
                // what was to be a ticket has lines that a reply has not
                draft.isReply() || shipment.parcel().sealed()
                        ? MessageBody.message(draft)
                        : MessageBody.body(draft, null, List.of()),
                shipment.parcel().attachments().note());
    }

    private List<ReadyAttachment> attachments() {
        return shipment.parcel().attachments().first();
    }
}
