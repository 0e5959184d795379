package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;

/** Sends one reply and finds it in the ticket afterwards: only then is it certain. */
final class Replying {
    private final Portal portal;

    Replying(Portal portal) {
        this.portal = portal;
    }

    /** The ticket read back, and the reply in it. */
    record Sent(TicketThread thread, Message message) {}

    /**
     * Sends the reply.
     *
     * @param before the ticket as it was
     * @throws TicketsException (unclear) when the reply may have arrived but does not show
     */
    Sent send(TicketThread before, String body, List<ReadyAttachment> attachments) {
        Reply reply = new Reply(before.ticket().number(), body, attachments);
        String look = "do not send it again before you have looked: tickets view " + reply.number();
        try {
            portal.reply(reply);
        } catch (TicketsException e) {
            throw e.code() == ErrorCode.UNCLEAR ? new TicketsException(e.code(), e.getMessage(), look, e) : e;
        }
        TicketThread after;
        try {
            after = portal.ticket(reply.number());
        } catch (TicketsException e) {
            throw new TicketsException(
                    ErrorCode.UNCLEAR,
                    "the portal accepted the reply, but it could not be read back: " + e.getMessage(),
                    look,
                    e);
        }
        return new Sent(after, newMessage(before, after, body, look));
    }

    private static Message newMessage(TicketThread before, TicketThread after, String body, String look) {
        List<String> known = new ArrayList<>();
        before.messages().forEach(message -> known.add(message.id()));
        Message found = null;
        for (int i = 0; i < after.messages().size(); i++) {
            Message message = after.messages().get(i);
            // where messages have no ids, only their count tells
            boolean isNew = message.id().isEmpty() ? i >= before.messages().size() : !known.contains(message.id());
            boolean isOurs = isNew && message.side() == Message.Side.CUSTOMER;
            if (isOurs && (found == null || ArrivedText.holds(message.body(), body))) {
                found = message;
            }
        }
        if (found == null) {
            throw new TicketsException(
                    ErrorCode.UNCLEAR, "the portal accepted the reply, but the ticket does not show it", look);
        }
        return found;
    }
}
