package dev.tickets.filing;

import dev.tickets.render.SafeText;
import dev.tickets.state.portals.NameStore;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;

/**
 * The statuses that tickets of a portal can have. A portal lists none, so they are those of every HostBill and those
 * that tickets had in earlier lists.
 */
public final class StatusNames {
    private static final String LIST = "statuses";
    /** Of every HostBill; operators add their own. */
    private static final List<String> USUAL =
            List.of("Open", "Answered", "Client-Reply", "In-Progress", "Scheduled-Notification", "Sent-Out", "Closed");

    private final NameStore cache;

    public StatusNames(NameStore cache) {
        this.cache = cache;
    }

    /**
     * Checks that a status exists, and remembers those that are new.
     *
     * @param seen the statuses of the portal's tickets
     * @throws TicketsException (usage) that lists the known ones
     */
    public void check(String wanted, List<String> seen) {
        if (isIn(USUAL, wanted)) {
            return;
        }
        List<String> own = new ArrayList<>();
        List<String[]> kept = cache.last(LIST, 1);
        if (kept != null) {
            kept.forEach(row -> own.add(row[0]));
        }
        int before = own.size();
        for (String status : seen) {
            String plain = SafeText.line(status);
            if (!plain.isBlank() && TicketQuery.isNameOfStatus(plain) && !isIn(own, plain)) {
                own.add(plain);
            }
        }
        if (own.size() > before) {
            cache.keep(LIST, own);
        }
        if (!isIn(own, SafeText.line(wanted))) {
            throw unknown(wanted, own);
        }
    }

    private static TicketsException unknown(String wanted, List<String> own) {
        List<String> all = new ArrayList<>(List.of("open", "closed", "all"));
        all.addAll(USUAL.subList(1, USUAL.size() - 1));
        for (String status : own) {
            if (!isIn(USUAL, status)) {
                all.add(status);
            }
        }
        return TicketsException.usage(
                "no ticket has the status '" + wanted + "'", "--status takes: " + String.join(", ", all));
    }

    private static boolean isIn(List<String> statuses, String wanted) {
        for (String status : statuses) {
            if (TicketQuery.isStatus(wanted, status)) {
                return true;
            }
        }
        return false;
    }
}
