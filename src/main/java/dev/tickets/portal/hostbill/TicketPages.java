package dev.tickets.portal.hostbill;

import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Page after page of tickets, the next one asked for when it is drawn. Ends at the total that the portal names, at an
 * empty page, at one that brings nothing new, and after {@value #MOST} pages whatever it names.
 */
final class TicketPages implements Iterator<List<Ticket>> {
    private static final int MOST = 100;

    private final HostBillApi api;
    private final Reading reading;
    private final Set<TicketNumber> seen = new HashSet<>();
    private int drawn;
    private long total = 1;
    private @Nullable List<Ticket> next;

    TicketPages(HostBillApi api, Reading reading) {
        this.api = api;
        this.reading = reading;
    }

    @Override
    public boolean hasNext() {
        if (next == null && drawn < Math.min(total, MOST)) {
            List<Ticket> page = draw();
            if (page.isEmpty()) {
                total = 0;
            } else {
                next = page;
            }
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

    /** The new tickets of the next page. */
    private List<Ticket> draw() {
        drawn++;
        JsonAnswer answer = api.get(drawn == 1 ? "/tickets" : "/tickets?page=" + drawn);
        Long named = answer.payload().row("page").number("total");
        if (named == null) {
            named = answer.root().row("page").number("total");
        }
        if (named != null) {
            total = named;
        }
        List<Ticket> page = new ArrayList<>();
        for (Row row : Row.rows(answer.collection("tickets"))) {
            reading.ticket(row).filter(ticket -> seen.add(ticket.number())).ifPresent(page::add);
        }
        return page;
    }
}
