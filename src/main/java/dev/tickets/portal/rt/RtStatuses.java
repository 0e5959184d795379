package dev.tickets.portal.rt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which statuses count as open. Each queue may have a lifecycle with words of its own, which REST 2.0 does not list; so
 * RT is asked with one ticket for each unknown status of a queue.
 */
final class RtStatuses {
    private final RtApi api;
    private final Map<String, Boolean> known = new HashMap<>();

    RtStatuses(RtApi api) {
        this.api = api;
    }

    /** Makes the statuses of these tickets known, with one request at most. */
    void learn(List<RtRow> tickets) {
        Map<String, String> examples = new LinkedHashMap<>();
        for (RtRow ticket : tickets) {
            if (!known.containsKey(key(ticket))) {
                examples.putIfAbsent(key(ticket), "id = " + ticket.textOr("0", "id"));
            }
        }
        if (examples.isEmpty()) {
            return;
        }
        examples.keySet().forEach(status -> known.put(status, false));
        String some = String.join(" OR ", new ArrayList<>(examples.values()));
        RtRow answer = api.get(
                        "/tickets",
                        "query",
                        "(" + some + ") AND " + TicketSql.ACTIVE,
                        "fields",
                        "Status,Queue",
                        "per_page",
                        RtPages.PAGE_SIZE)
                .row();
        answer.rows("items").forEach(open -> known.put(key(open), true));
    }

    boolean isOpen(RtRow ticket) {
        return known.getOrDefault(key(ticket), false);
    }

    private static String key(RtRow ticket) {
        return ticket.row("Queue").textOr("", "id") + " " + ticket.textOr("", "Status");
    }
}
