package dev.tickets.portal.rt;

import dev.tickets.ticket.Department;
import dev.tickets.ticket.Priority;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From RT's rows to records. */
final class RtTicketMapper {
    /** The fields of a ticket that a list needs, with the names of its queue. */
    static final String[] LISTED = {
        "fields", "Subject,Status,Queue,Created,LastUpdated,Priority", "fields[Queue]", "Name"
    };

    // RT's own scale: 0, 50 and 100 are its words Low, Medium and High
    private static final long MEDIUM = 50;
    private static final long HIGH = 100;

    private final RtTime times;
    private final RtTicketUrl pages;

    RtTicketMapper(RtTime times, RtTicketUrl pages) {
        this.times = times;
        this.pages = pages;
    }

    RtTime times() {
        return times;
    }

    /** The ticket; empty if the row has no number. */
    Optional<Ticket> ticket(RtRow row, boolean open) {
        String id = row.textOr("", "id");
        if (!TicketNumber.isNumber(id)) {
            return Optional.empty();
        }
        TicketNumber number = new TicketNumber(id);
        RtRow queue = row.row("Queue");
        return Optional.of(new Ticket(
                number,
                row.textOr("", "Subject"),
                row.textOr("", "Status"),
                open,
                queue.text("Name"),
                queue.text("id"),
                priority(row.text("Priority")),
                times.time(row.text("Created")),
                times.time(row.text("LastUpdated")),
                null,
                pages.of(number)));
    }

    static List<Department> departments(List<RtRow> queues) {
        List<Department> departments = new ArrayList<>();
        for (RtRow queue : queues) {
            String id = queue.text("id");
            if (id != null) {
                departments.add(new Department(id, queue.textOr("", "Name"), queue.textOr("", "Description")));
            }
        }
        return departments;
    }

    private static @Nullable String priority(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            long number = Long.parseLong(value);
            Priority named = number < MEDIUM ? Priority.LOW : number < HIGH ? Priority.MEDIUM : Priority.HIGH;
            return named.toString();
        } catch (NumberFormatException word) {
            return value.toLowerCase(Locale.ROOT);
        }
    }

    static String priority(Priority priority) {
        return switch (priority) {
            case LOW -> "0";
            case MEDIUM -> String.valueOf(MEDIUM);
            case HIGH -> String.valueOf(HIGH);
        };
    }
}
