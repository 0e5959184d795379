package dev.tickets.portal.rt;

import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tickets that a query finds, a page at a time. */
final class RtTickets implements Iterator<List<Ticket>> {
    private final RtPages pages;
    private final RtStatuses statuses;
    private final RtTicketMapper mapper;
    /** The answer for all these tickets; null where they differ. */
    private final @Nullable Boolean open;

    private final Set<TicketNumber> seen = new HashSet<>();
    private @Nullable List<Ticket> next;

    /** @param wanted what {@code sql} asks for, perhaps among others */
    RtTickets(RtApi api, RtStatuses statuses, RtTicketMapper mapper, String sql, TicketQuery wanted) {
        this.statuses = statuses;
        this.mapper = mapper;
        this.open = switch (wanted.status().toLowerCase(Locale.ROOT)) {
            case "open" -> true;
            case "closed" -> false;
            default -> null;
        };
        this.pages = new RtPages(
                api,
                "/tickets",
                "query",
                sql,
                "orderby",
                switch (wanted.sort()) {
                    case UPDATED_AT, STATUS, DEPARTMENT, PRIORITY, SUBJECT -> "LastUpdated";
                    case CREATED_AT -> "Created";
                    case NUMBER -> "id";
                },
                "order",
                "DESC",
                RtTicketMapper.LISTED[0],
                RtTicketMapper.LISTED[1],
                RtTicketMapper.LISTED[2],
                RtTicketMapper.LISTED[3]);
    }

    @Override
    public boolean hasNext() {
        while (next == null && pages.hasNext()) {
            List<Ticket> page = read(pages.next());
            next = page.isEmpty() ? null : page;
        }
        return next != null;
    }

    @Override
    public List<Ticket> next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        List<Ticket> page = next;
        next = null;
        return page;
    }

    private List<Ticket> read(List<RtRow> rows) {
        if (open == null) {
            statuses.learn(rows);
        }
        List<Ticket> tickets = new ArrayList<>();
        for (RtRow row : rows) {
            mapper.ticket(row, open == null ? statuses.isOpen(row) : open)
                    .filter(ticket -> seen.add(ticket.number()))
                    .ifPresent(tickets::add);
        }
        return tickets;
    }
}
