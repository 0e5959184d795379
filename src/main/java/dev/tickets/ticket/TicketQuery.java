package dev.tickets.ticket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
        @Nullable TimeBound since,
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

        /**
         * Whether a list that is sorted by this field may go on with a ticket; false where the field is unknown, and
         * for texts, which portals sort by rules of their own.
         *
         * @param before the ticket before it; null for none
         */
        boolean isInOrder(@Nullable Ticket before, Ticket next) {
            return switch (this) {
                case UPDATED_AT -> isInOrder(before == null ? null : before.lastActivity(), next.lastActivity());
                case CREATED_AT -> isInOrder(before == null ? null : before.createdAt(), next.createdAt());
                case NUMBER -> before == null || next.number().compareTo(before.number()) < 0;
                case SUBJECT, STATUS, DEPARTMENT, PRIORITY -> false;
            };
        }

        private static boolean isInOrder(@Nullable PortalTime before, @Nullable PortalTime next) {
            return next != null && (before == null || next.compareTo(before) <= 0);
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
     * @param statuses the statuses of all tickets that were read, if the query names one
     */
    public record Found(List<Ticket> tickets, boolean more, List<String> statuses) {
        public Found {
            tickets = List.copyOf(tickets);
            statuses = List.copyOf(statuses);
        }
    }

    /** Whether the status is one of the portal's, by name. */
    public boolean namesStatus() {
        return isNameOfStatus(status);
    }

    /** Whether a word names one status of a portal, and not all, the open or the closed tickets. */
    public static boolean isNameOfStatus(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "all", "open", "closed" -> false;
            default -> true;
        };
    }

    /** Reads the pages of a portal that lists the last activity first. */
    public Found in(Iterator<List<Ticket>> pages) {
        return in(pages, sort == Sort.UPDATED_AT);
    }

    /**
     * Reads page after page. While the tickets come in the order of this query, reading stops at the page that
     * completes the result; else all pages are read. A status that no ticket has yet is looked for in all pages.
     *
     * @param sorted whether the portal was asked for the order, or has it anyway; each ticket is still compared with
     *     the one before
     */
    public Found in(Iterator<List<Ticket>> pages, boolean sorted) {
        List<Ticket> matching = new ArrayList<>();
        Set<String> statuses = new LinkedHashSet<>();
        boolean named = namesStatus();
        boolean ordered = sorted;
        boolean seen = !named;
        Ticket last = null;
        while (pages.hasNext()) {
            for (Ticket ticket : pages.next()) {
                ordered = ordered && sort.isInOrder(last, ticket);
                last = ticket;
                if (named && statuses.add(ticket.status())) {
                    seen = seen || matchesStatus(ticket);
                }
                if (matches(ticket)) {
                    matching.add(ticket);
                }
            }
            if (ordered && seen && (matching.size() > limit || endsSince(last))) {
                break;
            }
        }
        matching.sort(sort);
        boolean more = matching.size() > limit;
        return new Found(more ? matching.subList(0, limit) : matching, more, new ArrayList<>(statuses));
    }

    /** Whether all tickets after this one, in order, are too old. */
    private boolean endsSince(@Nullable Ticket last) {
        return sort == Sort.UPDATED_AT && last != null && isBeforeSince(last.lastActivity());
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
            default -> isStatus(status, ticket.status());
        };
    }

    /** {@code Client Reply} and {@code client-reply} are one status: the first is shown, the second on the wire. */
    public static boolean isStatus(String wanted, String status) {
        return plain(wanted).equals(plain(status));
    }

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
        return since != null && time != null && since.isAfter(time);
    }
}
