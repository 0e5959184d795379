package dev.tickets.filing;

import dev.tickets.portal.CharacterLoss;
import dev.tickets.portal.Portal;
import dev.tickets.portal.TextComparison;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what the portal has just accepted, by reading it back: only then is it certain. */
final class ReadBack {
    /** The maximum number of tickets with the right subject that are opened. */
    private static final int MOST_OPENED = 5;

    private final Portal portal;

    ReadBack(Portal portal) {
        this.portal = portal;
    }

    /**
     * The new ticket: under a number that the portal named, if the subject matches; else the newest ticket with this
     * subject and the reference or, without a reference, the text.
     *
     * @param sent the body without the reference
     * @throws TicketsException (unclear) when the message was accepted but cannot be found or read
     */
    Confirmed ticket(NewTicket sent, @Nullable Reference reference, List<TicketNumber> candidates) {
        String named = candidates.isEmpty() ? " without naming a number" : ", probably as #" + candidates.get(0);
        String accepted = "the portal accepted the ticket" + named + ", but ";
        String look = candidates.isEmpty() ? search(sent.subject()) : "tickets view " + candidates.get(0);
        try {
            for (TicketNumber candidate : candidates) {
                Optional<TicketThread> thread = portal.visible(candidate);
                Message ours =
                        thread.map(found -> named(sent, reference, found)).orElse(null);
                if (ours != null) {
                    return new Confirmed(thread.get(), ours);
                }
            }
            Confirmed listed = inList(sent, reference);
            if (listed != null) {
                return listed;
            }
        } catch (TicketsException e) {
            throw Words.unclear(accepted + "reading it back failed: " + e.getMessage(), look, e);
        }
        throw Words.unclear(accepted + "does not show the ticket", look, null);
    }

    /** The message in a ticket whose number the portal named; null if the number is another ticket's. */
    private static @Nullable Message named(NewTicket sent, @Nullable Reference reference, TicketThread thread) {
        Message holding = reference == null ? null : thread.holding(reference);
        Message opening = thread.opening();
        if (holding != null || opening == null) {
            return holding;
        }
        boolean similar = isSubject(sent, thread.ticket())
                || (isCutSubject(sent, thread.ticket())
                        && (TextComparison.holds(opening.body(), sent.body())
                                || CutMessage.isBeginning(sent.body(), opening.body())));
        return similar && !isOfAnother(reference, opening.body()) ? opening : null;
    }

    private @Nullable Confirmed inList(NewTicket sent, @Nullable Reference reference) {
        List<Ticket> alike = new ArrayList<>(
                portal.search(reference, sent.subject(), TicketQuery.ALL, body -> isText(sent, reference, body)));
        // a quite different subject is that of a ticket in which the portal itself has found the reference
        alike.removeIf(ticket -> !isSubject(sent, ticket)
                && !isCutSubject(sent, ticket)
                && TextComparison.similar(sent.subject(), ticket.subject()));
        for (Ticket ticket : alike.subList(0, Math.min(MOST_OPENED, alike.size()))) {
            Optional<TicketThread> thread = portal.visible(ticket.number());
            Message ours = thread.map(found -> inText(sent, reference, found)).orElse(null);
            if (ours != null) {
                return new Confirmed(thread.get(), ours);
            }
        }
        return null;
    }

    private static @Nullable Message inText(NewTicket sent, @Nullable Reference reference, TicketThread thread) {
        Message holding = reference == null ? null : thread.holding(reference);
        Message opening = thread.opening();
        boolean byText = opening != null && isText(sent, reference, opening.body());
        return holding != null ? holding : byText ? opening : null;
    }

    private static boolean isText(NewTicket sent, @Nullable Reference reference, String body) {
        return (reference != null && reference.isIn(body))
                || (!isOfAnother(reference, body) && TextComparison.holds(body, sent.body()));
    }

    /** Whether the message has a reference, but another one. */
    private static boolean isOfAnother(@Nullable Reference reference, String body) {
        return reference != null
                && !reference.isIn(body)
                && Reference.lastIn(body).isPresent();
    }

    private static boolean isSubject(NewTicket sent, Ticket ticket) {
        return TextComparison.same(sent.subject(), ticket.subject());
    }

    private static boolean isCutSubject(NewTicket sent, Ticket ticket) {
        return CharacterLoss.of(sent.subject(), ticket.subject()) == CharacterLoss.CUT;
    }

    /** The command that searches for a subject. */
    static String search(String subject) {
        return "tickets list --status all --search '" + subject.replace("'", "'\\''") + "'";
    }

    /** The command that shows a reply. */
    static String view(TicketNumber number) {
        return "tickets view " + number;
    }

    /**
     * The new reply, in the current ticket.
     *
     * @param before the ticket before the reply
     * @param reference of the reply; null for none
     * @throws TicketsException (unclear) when the message was accepted but cannot be found or read
     */
    Confirmed reply(TicketThread before, String text, @Nullable Reference reference) {
        TicketNumber number = before.ticket().number();
        TicketThread after;
        try {
            after = portal.ticket(number);
        } catch (TicketsException e) {
            throw Words.unclear(
                    "the portal accepted the reply, but reading it back failed: " + e.getMessage(), view(number), e);
        }
        Message found = newMessage(before, after, text, reference);
        if (found == null) {
            throw Words.unclear(
                    "the portal accepted the reply, but the ticket does not show the reply", view(number), null);
        }
        return new Confirmed(after, found);
    }

    private static @Nullable Message newMessage(
            TicketThread before, TicketThread after, String text, @Nullable Reference reference) {
        Message found = null;
        for (int i = 0; i < after.messages().size(); i++) {
            Message message = after.messages().get(i);
            if (reference != null && reference.isIn(message.body())) {
                return message;
            }
            boolean holds = TextComparison.holds(message.body(), text);
            boolean mayBeOurs = reference == null || isWithoutIts(message, holds, text);
            boolean isNew = message.side() == Message.Side.CUSTOMER && after.isNew(i, before);
            if (isNew && mayBeOurs && (found == null || holds)) {
                found = message;
            }
        }
        return found;
    }

    /**
     * Whether the message is the reply with its reference lost by the portal, and not a colleague's of the same time.
     */
    private static boolean isWithoutIts(Message message, boolean holds, String text) {
        return Reference.lastIn(message.body()).isEmpty() && (holds || CutMessage.isBeginning(text, message.body()));
    }
}
