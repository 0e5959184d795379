package dev.tickets.portal.rt;

import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts that tickets open with, read with a few requests for {@value #AT_ONCE} tickets. A text that does not come
 * proves nothing: RT leaves out what the user may not see, and its pages do not show where a list ends.
 */
final class RtOpenings {
    private static final int AT_ONCE = 100;
    /** A message has a few parts, of which most are files, and files are not asked for. */
    private static final int MOST_PAGES = 5;

    private final RtApi api;

    RtOpenings(RtApi api) {
        this.api = api;
    }

    /** The texts by the number under which each ticket was filed; a ticket whose text did not come is absent. */
    Map<TicketNumber, String> of(List<Ticket> tickets) {
        Map<TicketNumber, String> texts = new HashMap<>();
        for (int from = 0; from < tickets.size(); from += AT_ONCE) {
            List<Long> numbers = new ArrayList<>();
            for (Ticket ticket : tickets.subList(from, Math.min(from + AT_ONCE, tickets.size()))) {
                numbers.add(Long.valueOf(ticket.number().value()));
            }
            try {
                Map<String, TicketNumber> openings = openings(numbers);
                if (!openings.isEmpty()) {
                    texts.putAll(texts(openings));
                }
            } catch (TicketsException e) {
                if (e.code().blocksRequests()) {
                    throw e;
                }
                // a portal without these lists: each ticket is then opened alone
            }
        }
        return texts;
    }

    /** The tickets by the transactions that created them; those of merged tickets name the ticket as it was filed. */
    private Map<String, TicketNumber> openings(List<Long> numbers) {
        String filter = new RtFilter()
                .and("ObjectType", "=", "RT::Ticket")
                .and("ObjectId", "IN", numbers)
                .and("Type", "=", RtHistory.CREATE)
                .json();
        Map<String, TicketNumber> openings = new HashMap<>();
        for (RtRow row : api.get(
                        "/transactions", "query", filter, "fields", "Type,ObjectId", "per_page", RtPages.PAGE_SIZE)
                .row()
                .rows("items")) {
            Long ticket = row.number("ObjectId");
            if (ticket == null || !numbers.contains(ticket)) {
                continue;
            }
            if (row.number("id") != null && row.textOr("", "Type").equals(RtHistory.CREATE)) {
                openings.put(row.textOr("", "id"), new TicketNumber(ticket.toString()));
            }
        }
        return openings;
    }

    private Map<TicketNumber, String> texts(Map<String, TicketNumber> openings) {
        String filter = new RtFilter()
                .and(
                        "TransactionId",
                        "IN",
                        openings.keySet().stream().map(Long::valueOf).toList())
                .and("ContentType", "STARTSWITH", "text/")
                .and("Filename", "IS", "NULL")
                .and("Filename", "=", "")
                .json();
        RtPages pages = new RtPages(
                api, "/attachments", "query", filter, "fields", "TransactionId,ContentType,Filename,Content");
        Map<TicketNumber, List<RtRow>> parts = new HashMap<>();
        for (int i = 0; i < MOST_PAGES && parts.size() < openings.size() && pages.hasNext(); i++) {
            List<RtRow> page = pages.next();
            if (page.isEmpty()) {
                break;
            }
            for (RtRow part : page) {
                TicketNumber ticket = openings.get(part.textOr("", "TransactionId"));
                if (ticket != null && part.text("Content") != null) {
                    parts.computeIfAbsent(ticket, number -> new ArrayList<>()).add(part);
                }
            }
        }
        Map<TicketNumber, String> texts = new HashMap<>();
        parts.forEach((ticket, rows) -> {
            String text = new RtParts(rows).text(part -> part.textOr("", "Content"));
            if (!text.isBlank()) {
                texts.put(ticket, text);
            }
        });
        return texts;
    }
}
