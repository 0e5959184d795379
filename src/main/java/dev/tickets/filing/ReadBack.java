package dev.tickets.filing;

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
    /** How many tickets with the right subject are opened before giving up. */
    private static final int MOST_OPENED = 5;

    private final Portal portal;

    ReadBack(Portal portal) {
        this.portal = portal;
    }

    /**
     * The new ticket: under one of the numbers that the portal named if its subject is right there, else the newest one
     * with this subject, and with the reference or, where that is missing, the text.
     *
     * @param sent the body without the reference
     * @throws TicketsException (unclear) when it was accepted but cannot be found or read
     */
    TicketThread ticket(NewTicket sent, @Nullable Reference reference, List<TicketNumber> candidates) {
        String named = candidates.isEmpty() ? " without naming a number" : ", probably as #" + candidates.get(0);
        String accepted = "the portal accepted the ticket" + named + ", but it ";
        String look = candidates.isEmpty() ? search(sent.subject()) : "tickets view " + candidates.get(0);
        try {
            for (TicketNumber candidate : candidates) {
                Optional<TicketThread> thread = portal.visible(candidate);
                Message opening = thread.map(TicketThread::opening).orElse(null);
                if (opening != null && isSubject(sent, thread.get().ticket()) && !isOfAnother(reference, opening)) {
                    return thread.get();
                }
            }
            Optional<TicketThread> listed = inList(sent, reference);
            if (listed.isPresent()) {
                return listed.get();
            }
        } catch (TicketsException e) {
            throw Words.unclear(accepted + "could not be read back: " + e.getMessage(), look, e);
        }
        throw Words.unclear(accepted + "is not to be found there", look, null);
    }

    private Optional<TicketThread> inList(NewTicket sent, @Nullable Reference reference) {
        List<Ticket> alike = new ArrayList<>(portal.search(reference, sent.subject(), TicketQuery.ALL));
        alike.removeIf(ticket -> !isSubject(sent, ticket));
        for (Ticket ticket : alike.subList(0, Math.min(MOST_OPENED, alike.size()))) {
            Optional<TicketThread> thread = portal.visible(ticket.number());
            Message opening = thread.map(TicketThread::opening).orElse(null);
            if (opening != null && isText(sent, reference, opening)) {
                return thread;
            }
        }
        return Optional.empty();
    }

    private static boolean isText(NewTicket sent, @Nullable Reference reference, Message opening) {
        return (reference != null && reference.isIn(opening.body()))
                || (!isOfAnother(reference, opening) && TextComparison.holds(opening.body(), sent.body()));
    }

    /** Whether it carries a reference, but not ours. */
    private static boolean isOfAnother(@Nullable Reference reference, Message opening) {
        return reference != null
                && !reference.isIn(opening.body())
                && Reference.lastIn(opening.body()).isPresent();
    }

    private static boolean isSubject(NewTicket sent, Ticket ticket) {
        return TextComparison.same(sent.subject(), ticket.subject());
    }

    /** The command that looks for a subject. */
    static String search(String subject) {
        return "tickets list --status all --search '" + subject.replace("'", "'\\''") + "'";
    }

    /** The command that looks for a reply. */
    static String view(TicketNumber number) {
        return "tickets view " + number;
    }

    /**
     * The new reply, in its ticket as it is now.
     *
     * @param before the ticket as it was
     * @param reference that closes the reply; null for none
     * @throws TicketsException (unclear) when it was accepted but cannot be found or read
     */
    Confirmed reply(TicketThread before, String text, @Nullable Reference reference) {
        TicketNumber number = before.ticket().number();
        TicketThread after;
        try {
            after = portal.ticket(number);
        } catch (TicketsException e) {
            throw Words.unclear(
                    "the portal accepted the reply, but it could not be read back: " + e.getMessage(), view(number), e);
        }
        Message found = newMessage(before, after, text, reference);
        if (found == null) {
            throw Words.unclear("the portal accepted the reply, but the ticket does not show it", view(number), null);
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

    /** Whether it is the reply whose reference the portal has lost: a colleague may have written at the same time. */
    private static boolean isWithoutIts(Message message, boolean holds, String text) {
        return Reference.lastIn(message.body()).isEmpty() && (holds || TextComparison.begins(text, message.body()));
    }
}
