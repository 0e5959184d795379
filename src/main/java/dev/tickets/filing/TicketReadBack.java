package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.portal.TextComparison;
import dev.tickets.ticket.ErrorCode;
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

/** Finds the ticket that the portal has just accepted, by reading it back: only then is it certain. */
final class TicketReadBack {
    /** How many tickets with the right subject are opened before giving up. */
    private static final int MOST_OPENED = 5;

    private final Portal portal;

    TicketReadBack(Portal portal) {
        this.portal = portal;
    }

    /**
     * The new ticket: under one of the numbers that the portal named if its subject is right there, else the newest one
     * with this subject, and with the reference or, where that is missing, the text.
     *
     * @param sent the body without the reference
     * @throws TicketsException (unclear) when it was accepted but cannot be found or read
     */
    TicketThread find(NewTicket sent, @Nullable Reference reference, List<TicketNumber> candidates) {
        try {
            for (TicketNumber candidate : candidates) {
                Optional<TicketThread> thread = portal.visible(candidate);
                if (thread.isPresent()
                        && isSubject(sent, thread.get().ticket())
                        && !isOfAnother(reference, thread.get())) {
                    return thread.get();
                }
            }
            Optional<TicketThread> listed = inList(sent, reference);
            if (listed.isPresent()) {
                return listed.get();
            }
        } catch (TicketsException e) {
            throw unclear(candidates, "could not be read back: " + e.getMessage(), sent, e);
        }
        throw unclear(candidates, "is not to be found there", sent, null);
    }

    private Optional<TicketThread> inList(NewTicket sent, @Nullable Reference reference) {
        List<Ticket> alike = new ArrayList<>(portal.search(reference, sent.subject(), TicketQuery.ALL));
        alike.removeIf(ticket -> !isSubject(sent, ticket));
        for (Ticket ticket : alike.subList(0, Math.min(MOST_OPENED, alike.size()))) {
            Optional<TicketThread> thread = portal.visible(ticket.number());
            if (thread.isPresent() && isText(sent, reference, thread.get())) {
                return thread;
            }
        }
        return Optional.empty();
    }

    private static boolean isText(NewTicket sent, @Nullable Reference reference, TicketThread thread) {
        String body = thread.messages().get(0).body();
        return (reference != null && reference.isIn(body))
                || (!isOfAnother(reference, thread) && TextComparison.holds(body, sent.body()));
    }

    /** Whether it carries a reference, but not ours. */
    private static boolean isOfAnother(@Nullable Reference reference, TicketThread thread) {
        String body =
                thread.messages().isEmpty() ? "" : thread.messages().get(0).body();
        return reference != null
                && !reference.isIn(body)
                && Reference.lastIn(body).isPresent();
    }

    private static boolean isSubject(NewTicket sent, Ticket ticket) {
        return TextComparison.same(sent.subject(), ticket.subject());
    }

    private static TicketsException unclear(
            List<TicketNumber> candidates, String why, NewTicket sent, @Nullable Exception cause) {
        boolean named = !candidates.isEmpty();
        return new TicketsException(
                ErrorCode.UNCLEAR,
                "the portal accepted the ticket"
                        + (named ? ", probably as #" + candidates.get(0) : " without naming a number") + ", but it "
                        + why,
                Words.LOOK + (named ? "tickets view " + candidates.get(0) : search(sent.subject())),
                cause);
    }

    /** The command that looks for a subject. */
    static String search(String subject) {
        return "tickets list --status all --search '" + subject.replace("'", "'\\''") + "'";
    }
}
