package dev.tickets.render;

import dev.tickets.ticket.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tickets as a list shows them. */
public final class TicketFields extends Fields<Ticket> {
    public TicketFields() {
        super(
                List.of(
                        Field.one("number", "NUMBER"),
                        Field.one("subject", "SUBJECT"),
                        Field.one("status", "STATUS"),
                        Field.one("open", "OPEN"),
                        Field.one("department", "DEPARTMENT"),
                        Field.one("departmentId", "DEPARTMENT ID"),
                        Field.one("priority", "PRIORITY"),
                        Field.one("createdAt", "CREATED"),
                        Field.one("updatedAt", "UPDATED"),
                        Field.one("unread", "UNREAD"),
                        Field.one("url", "URL")),
                List.of("number", "status", "department", "updatedAt", "subject"));
    }

    @Override
    protected @Nullable Object value(Ticket ticket, String field) {
        return switch (field) {
            case "number" -> ticket.number().value();
            case "subject" -> ticket.subject();
            case "status" -> ticket.status();
            case "open" -> ticket.open();
            case "department" -> ticket.department();
            case "departmentId" -> ticket.departmentId();
            case "priority" -> ticket.priority();
            case "createdAt" -> ticket.createdAt();
            case "updatedAt" -> ticket.updatedAt();
            case "unread" -> ticket.unread();
            case "url" -> ticket.url();
            default -> throw noSuch(field);
        };
    }
}
