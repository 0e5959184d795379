package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the open ticket of a key at the portal, by the reference derived from the key. */
final class PortalDedupSearch {
    /** The maximum number of open tickets of the department that are searched, newest first. */
    private static final int MOST_OPENED = 100;

    private final Portal portal;

    PortalDedupSearch(Portal portal) {
        this.portal = portal;
    }

    /** The newest open ticket of the department that holds the reference. */
    Optional<Ticket> open(String reference, Department department) {
        Reference wanted = new Reference(reference);
        List<Ticket> candidates =
                new ArrayList<>(portal.search(wanted, null, TicketQuery.open(department), wanted::isIn));
        candidates.removeIf(ticket -> !ticket.open() || !mayBeIn(ticket, department));
        for (Ticket ticket : candidates.subList(0, Math.min(MOST_OPENED, candidates.size()))) {
            TicketThread thread = portal.ticket(ticket.number());
            if (thread.ticket().open() && thread.holding(wanted) != null) {
                return Optional.of(thread.ticket());
            }
        }
        return Optional.empty();
    }

    private static boolean mayBeIn(Ticket ticket, Department department) {
        return ticket.departmentId() == null || ticket.departmentId().equals(department.id());
    }
}
