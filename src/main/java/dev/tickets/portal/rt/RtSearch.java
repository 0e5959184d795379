package dev.tickets.portal.rt;

import dev.tickets.portal.TextComparison;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Searches for a ticket by its subject and its reference. The subject alone proves nothing: staff may change it, and
 * merge the ticket into another one. So all tickets of the time in question count, and their texts decide. Most are
 * read with a few requests ({@link RtOpenings}); a ticket whose text did not come is left to the caller.
 */
final class RtSearch {
    private static final Comparator<Ticket> NEWEST =
            Comparator.comparing(Ticket::number).reversed();

    private final RtApi api;
    private final RtStatuses statuses;
    private final RtTicketMapper mapper;
    private final RtOpenings openings;

    RtSearch(RtApi api, RtStatuses statuses, RtTicketMapper mapper) {
        this.api = api;
        this.statuses = statuses;
        this.mapper = mapper;
        this.openings = new RtOpenings(api);
    }

    /** The tickets that hold the reference, then those that may hold it; each with the highest number first. */
    List<Ticket> tickets(
            @Nullable Reference reference, @Nullable String subject, TicketQuery among, Predicate<String> body) {
        List<Ticket> alike = new ArrayList<>();
        for (Ticket ticket : listed(TicketSql.of(reference, subject, among), among)) {
            if (subject == null || TextComparison.similar(subject, ticket.subject())) {
                alike.add(ticket);
            }
        }
        alike.sort(NEWEST);
        if (reference == null) {
            return alike;
        }
        List<Ticket> known = new ArrayList<>();
        List<Ticket> possible = new ArrayList<>();
        sort(alike, reference, body, known, possible);
        if (known.isEmpty() && subject != null) {
            Set<TicketNumber> read = new HashSet<>();
            alike.forEach(ticket -> read.add(ticket.number()));
            List<Ticket> others = listed(TicketSql.since(reference, among), among);
            others.removeIf(ticket -> read.contains(ticket.number()));
            others.sort(NEWEST);
            sort(others, reference, reference::isIn, known, possible);
        }
        known.addAll(possible);
        return known;
    }

    private List<Ticket> listed(String sql, TicketQuery among) {
        List<Ticket> tickets = new ArrayList<>();
        new RtTickets(api, statuses, mapper, sql, among).forEachRemaining(tickets::addAll);
        return tickets;
    }

    /** Leaves out the tickets whose text was read, and is another one. */
    private void sort(
            List<Ticket> tickets,
            Reference reference,
            Predicate<String> body,
            List<Ticket> known,
            List<Ticket> possible) {
        Map<TicketNumber, String> texts = openings.of(tickets);
        for (Ticket ticket : tickets) {
            String text = texts.get(ticket.number());
            if (text != null && reference.isIn(text)) {
                known.add(ticket);
            } else if (text == null || body.test(text)) {
                possible.add(ticket);
            }
        }
    }
}
