package dev.tickets.render;

import dev.tickets.ticket.Ticket;
import org.jspecify.annotations.Nullable;

/** Tickets as a list shows them. */
public final class TicketFields extends Fields<Ticket> {
    static final String ALL = "number, subject, status, open, department, departmentId, priority,"
            + " createdAt=CREATED, updatedAt=UPDATED, unread, url";

    public TicketFields() {
        super(ALL, "number, status, department, updatedAt, subject");
    }

    @Override
    protected @Nullable Object[] values(Ticket ticket) {
        return new @Nullable Object[] {
            ticket.number().value(),
            ticket.subject(),
            ticket.status(),
            ticket.open(),
            ticket.department(),
            ticket.departmentId(),
            ticket.priority(),
            ticket.createdAt(),
            ticket.updatedAt(),
            ticket.unread(),
            ticket.url()
        };
    }
}
