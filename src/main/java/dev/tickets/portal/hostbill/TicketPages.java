package dev.tickets.portal.hostbill;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pages of tickets; each is requested on demand. Ends at the total that the portal names, at an empty page, at a
 * page without new tickets, and after {@value #MOST} pages in any case. A portal that names no total may still have
 * more pages, so after a page of {@value #FEWEST} tickets or more the next one is tried.
 */
final class TicketPages implements Iterator<List<Ticket>> {
    private static final int MOST = 1_000;
    /** A page with fewer tickets is not full: HostBill's pages have 25 to 200 rows, and operators may choose others. */
    private static final int FEWEST = 10;

    private final HostBillApi api;
    private final TicketMapper reading;
    private final Set<TicketNumber> seen = new HashSet<>();
    private int drawn;
    /** On all pages. */
    private int tickets;
    /** Of all tickets, in characters. */
    private long text;

    private long total = 1;
    /** Whether the portal has named the number of pages. */
    private boolean named;

    private @Nullable List<Ticket> next;

    TicketPages(HostBillApi api, TicketMapper reading) {
        this.api = api;
        this.reading = reading;
    }

    @Override
    public boolean hasNext() {
        if (next == null && drawn < Math.min(total, MOST)) {
            List<Ticket> page = drawn > 0 && !named ? drawUnnamed() : draw();
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
        JsonAnswer answer = api.tickets(drawn == 1 ? "/tickets" : "/tickets?page=" + drawn, this::kept);
        Long pages = answer.payload().row("page").number("total");
        if (pages == null) {
            pages = answer.root().row("page").number("total");
        }
        if (pages != null) {
            total = pages;
            named = true;
        }
        List<Ticket> page = new ArrayList<>();
        Object collection = answer.collection("tickets");
        Object items = collection instanceof Map<?, ?> byId ? byId.values() : collection;
        for (Object item : items instanceof Collection<?> all ? all : List.of()) {
            if (item instanceof Ticket ticket && seen.add(ticket.number())) {
                page.add(ticket);
            }
        }
        // items that the reader of the answer did not recognise as tickets
        for (JsonRow row : JsonRow.rows(collection)) {
            reading.ticket(row).filter(ticket -> seen.add(ticket.number())).ifPresent(page::add);
        }
        if (!named) {
            total = page.size() < FEWEST ? drawn : drawn + 1;
        }
        return page;
    }

    /** The next page, if the portal knows pages: a portal without them may refuse the parameter. */
    private List<Ticket> drawUnnamed() {
        try {
            return draw();
        } catch (TicketsException e) {
            if (e.code() == ErrorCode.REFUSED || e.code() == ErrorCode.NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    /** The part of a ticket that a list keeps; all pages share a limit, because a search can need them all. */
    private @Nullable Ticket kept(Map<String, @Nullable Object> fields) throws TooMuchException {
        Ticket ticket = reading.ticket(new JsonRow(fields)).orElse(null);
        if (ticket == null) {
            return null;
        }
        text += ticket.subject().length() + ticket.status().length() + length(ticket.department());
        if (++tickets > JsonReader.MOST_ITEMS) {
            throw new TooMuchException(JsonReader.MANY_TICKETS);
        }
        if (text > JsonReader.MOST_TEXT) {
            throw new TooMuchException(JsonReader.MUCH_TEXT);
        }
        return ticket;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
