package dev.tickets.portal.rt;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The messages in a ticket's history: the transaction that created it, and correspondence. Comments are the staff's own
 * and are never read, even where a user may see them.
 *
 * <p>RT hides what the user may not see only after it has cut the history into pages, and names no total, so many
 * hidden comments make a page empty. The end of the history, read from the last transaction on, is therefore the first
 * transaction, which RT is asked for. The transaction that created the ticket is not the end: a merged ticket holds
 * several of them.
 */
final class RtHistory {
    static final String CREATE = "Create";
    private static final String CORRESPOND = "Correspond";
    private static final String FIELDS = "Type,Creator,Created,Data,OldValue,NewValue,_hyperlinks";

    /** Lets RT leave out comments and other events before it cuts pages; what comes all the same is left out here. */
    private static final String MESSAGES = new RtFilter()
            .and("Type", "IN", List.of(CREATE, CORRESPOND, RtCutFiles.CUT, RtCutFiles.DROPPED))
            .json();

    private static final long UNKNOWN = -1;

    private final RtApi api;

    RtHistory(RtApi api) {
        this.api = api;
    }

    /**
     * The transactions with messages, oldest first, and the records of cut files.
     *
     * @param sent replies to this ticket that RT has just accepted
     */
    List<RtRow> of(TicketNumber number, Collection<String> sent) {
        Map<Long, RtRow> byId = new TreeMap<>();
        long lowest = Long.MAX_VALUE;
        Long first = null;
        RtPages pages = pages(number, "DESC");
        while (pages.hasNext()) {
            boolean askable = true;
            for (RtRow transaction : pages.next()) {
                String type = transaction.textOr("", "Type");
                Long id = transaction.number("id");
                if (id == null) {
                    continue;
                }
                lowest = Math.min(lowest, id);
                askable = type.equals(CREATE);
                if (type.equals(CREATE) || type.equals(CORRESPOND) || RtCutFiles.isRecord(transaction)) {
                    byId.put(id, transaction);
                }
            }
            if (first == null && askable) {
                first = first(number);
            }
            if (first != null && first != UNKNOWN) {
                if (lowest <= first) {
                    break;
                }
                pages.more();
            }
        }
        for (String reply : sent) {
            Long id = Long.valueOf(reply);
            RtRow transaction = byId.containsKey(id) ? RtRow.EMPTY : transaction(reply);
            if (transaction.row("Object").textOr("", "id").equals(number.value())) {
                byId.put(id, transaction);
            }
        }
        return new ArrayList<>(byId.values());
    }

    /** The number of the first transaction; {@link #UNKNOWN} if RT hides that transaction. */
    private long first(TicketNumber number) {
        List<RtRow> rows =
                api.get(path(number), parameters("ASC", "per_page", "1")).row().rows("items");
        Long id = rows.isEmpty() ? null : rows.get(0).number("id");
        return id == null ? UNKNOWN : id;
    }

    private RtPages pages(TicketNumber number, String order) {
        return new RtPages(api, path(number), parameters(order));
    }

    private static String path(TicketNumber number) {
        return "/ticket/" + number + "/history";
    }

    private static String[] parameters(String order, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "fields",
                FIELDS,
                "fields[Creator]",
                "Name,RealName,EmailAddress",
                "query",
                MESSAGES,
                "orderby",
                "id",
                "order",
                order));
        all.addAll(List.of(more));
        return all.toArray(new String[0]);
    }

    /** The transaction; empty where RT does not show it. */
    private RtRow transaction(String id) {
        try {
            return api.get("/transaction/" + id).row();
        } catch (TicketsException e) {
            if (e.code() == ErrorCode.NOT_FOUND || e.code() == ErrorCode.FORBIDDEN) {
                return RtRow.EMPTY;
            }
            throw e;
        }
    }
}
