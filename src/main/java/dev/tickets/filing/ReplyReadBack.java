package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.portal.TextComparison;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends one reply and finds it in the ticket afterwards: only then is it certain. */
final class ReplyReadBack {
    private final Portal portal;

    ReplyReadBack(Portal portal) {
        this.portal = portal;
    }

    /** The ticket read back, and the reply in it. */
    record Sent(TicketThread thread, Message message) {}

    /**
     * Sends the reply.
     *
     * @param before the ticket as it was
     * @param reference that closes the body; null for none
     * @param encrypt whether the portal is asked to encrypt it
     * @param accepted hears when the portal has said that it took it
     * @throws TicketsException (unclear) when the reply may have arrived but does not show
     */
    Sent send(
            TicketThread before,
            String text,
            @Nullable Reference reference,
            List<ReadyAttachment> attachments,
            boolean encrypt,
            Runnable accepted) {
        String body = reference == null ? text : reference.closing(text);
        Reply reply = new Reply(before.ticket().number(), body, attachments, encrypt);
        String look = "do not send it again before you have looked: tickets view " + reply.number();
        try {
            portal.reply(reply);
        } catch (TicketsException e) {
            throw e.code() == ErrorCode.UNCLEAR ? new TicketsException(e.code(), e.getMessage(), look, e) : e;
        }
        accepted.run();
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
        return new Sent(after, newMessage(before, after, text, reference, look));
    }

    private static Message newMessage(
            TicketThread before, TicketThread after, String text, @Nullable Reference reference, String look) {
        List<String> known = new ArrayList<>();
        before.messages().forEach(message -> known.add(message.id()));
        Message found = null;
        for (int i = 0; i < after.messages().size(); i++) {
            Message message = after.messages().get(i);
            // where messages have no ids, only their count tells
            boolean isNew = message.id().isEmpty() ? i >= before.messages().size() : !known.contains(message.id());
            if (reference != null && reference.isIn(message.body())) {
                return message;
            }
            boolean holds = TextComparison.holds(message.body(), text);
            boolean mayBeOurs = reference == null || isWithoutIts(message, holds, text);
            if (isNew && message.side() == Message.Side.CUSTOMER && mayBeOurs && (found == null || holds)) {
                found = message;
            }
        }
        if (found == null) {
            throw new TicketsException(
                    ErrorCode.UNCLEAR, "the portal accepted the reply, but the ticket does not show it", look);
        }
        return found;
    }

    /** Whether it is the reply whose reference the portal has lost: a colleague may have written at the same time. */
    private static boolean isWithoutIts(Message message, boolean holds, String text) {
        return Reference.lastIn(message.body()).isEmpty() && (holds || TextComparison.begins(text, message.body()));
    }
}
