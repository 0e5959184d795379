package dev.tickets.ticket;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A filter and order for tickets. A portal may apply the filter; the rest is done here.
 *
 * @param status {@code open}, {@code closed}, {@code all}, or a status of the portal by name
 * @param department null for any
 * @param search in subject and number; null for any
 * @param since the earliest last activity; null for any
 * @param unread only tickets with unseen messages
 * @param limit the maximum number of tickets
 */
public record TicketQuery(
        String status,
        @Nullable Department department,
        @Nullable String search,
        @Nullable LocalDateTime since,
        boolean unread,
        Sort sort,
        int limit) {
    /** All tickets. */
    public static final TicketQuery ALL = any("all", null);

    /** The open tickets of a department. */
    public static TicketQuery open(Department department) {
        return any("open", department);
    }

    private static TicketQuery any(String status, @Nullable Department department) {
        return new TicketQuery(status, department, null, null, false, Sort.NUMBER, Integer.MAX_VALUE);
    }

    /** The field that a list is sorted by: times and numbers newest first, texts from A to Z. */
    public enum Sort implements Comparator<Ticket> {
        UPDATED_AT("updatedAt"),
        CREATED_AT("createdAt"),
        NUMBER("number"),
        SUBJECT("subject"),
        STATUS("status"),
        DEPARTMENT("department"),
        PRIORITY("priority");

        private final String field;

        Sort(String field) {
            this.field = field;
        }

        @Override
        public String toString() {
            return field;
        }

        // Plain comparisons: comparators composed of functions would load more classes in every list.
        @Override
        public int compare(Ticket a, Ticket b) {
            int order = switch (this) {
                case UPDATED_AT -> newest(a.lastActivity(), b.lastActivity());
                case CREATED_AT -> newest(a.createdAt(), b.createdAt());
                case NUMBER -> 0;
                case SUBJECT -> words(a.subject(), b.subject());
                case STATUS -> words(a.status(), b.status());
                case DEPARTMENT -> words(a.department(), b.department());
                case PRIORITY -> Integer.compare(urgency(b), urgency(a));
            };
            return order == 0 ? b.number().compareTo(a.number()) : order;
        }

        /** Unknown times last. */
        private static int newest(@Nullable PortalTime a, @Nullable PortalTime b) {
            if (a == null || b == null) {
                return Boolean.compare(a == null, b == null);
            }
            return b.compareTo(a);
        }

        private static int words(@Nullable String a, @Nullable String b) {
            return NameSearch.fold(a == null ? "" : a).compareTo(NameSearch.fold(b == null ? "" : b));
        }

        private static int urgency(Ticket ticket) {
            return List.of("low", "medium", "high", "critical").indexOf(String.valueOf(ticket.priority()));
        }
    }

    /**
     * The result of a query.
     *
     * @param more whether more tickets match than the limit
     */
    public record Found(List<Ticket> tickets, boolean more) {
        public Found {
            tickets = List.copyOf(tickets);
        }
    }

    /**
     * Reads page after page. While the tickets are sorted by last activity, newest first, reading stops at the page
     * that completes the result; else all pages are read.
     */
    public Found in(Iterator<List<Ticket>> pages) {
        List<Ticket> matching = new ArrayList<>();
        boolean ordered = sort == Sort.UPDATED_AT;
        PortalTime last = null;
        while (pages.hasNext()) {
            for (Ticket ticket : pages.next()) {
                PortalTime time = ticket.lastActivity();
                ordered = ordered && time != null && (last == null || time.compareTo(last) <= 0);
                last = time;
                if (matches(ticket)) {
                    matching.add(ticket);
                }
            }
            if (ordered && (matching.size() > limit || isBeforeSince(last))) {
                break;
            }
        }
        matching.sort(sort);
        boolean more = matching.size() > limit;
        return new Found(more ? matching.subList(0, limit) : matching, more);
    }

    private boolean matches(Ticket ticket) {
        return matchesStatus(ticket)
                && (department == null || matchesDepartment(ticket, department))
                && (search == null || matchesSearch(ticket, NameSearch.fold(search)))
                && (since == null || (ticket.lastActivity() != null && !isBeforeSince(ticket.lastActivity())))
                && (!unread || Boolean.TRUE.equals(ticket.unread()));
    }

    private boolean matchesStatus(Ticket ticket) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "all" -> true;
            case "open" -> ticket.open();
            case "closed" -> !ticket.open();
            default -> plain(ticket.status()).equals(plain(status));
        };
    }

    /** {@code Client Reply} and {@code client-reply} are one status: the first is shown, the second on the wire. */
    private static String plain(String status) {
        return status.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** By id where the portal names it in lists, else by name. */
    private static boolean matchesDepartment(Ticket ticket, Department department) {
        String id = ticket.departmentId();
        String name = ticket.department();
        return id != null
                ? id.equals(department.id())
                : name != null && NameSearch.fold(name).equals(NameSearch.fold(department.name()));
    }

    private static boolean matchesSearch(Ticket ticket, String folded) {
        return NameSearch.fold(ticket.subject()).contains(folded)
                || ticket.number().value().equals(folded);
    }

    private boolean isBeforeSince(@Nullable PortalTime time) {
        return since != null && time != null && time.local().isBefore(since);
    }
}
