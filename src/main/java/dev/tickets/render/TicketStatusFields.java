package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/** Tickets that were closed or reopened, with their status. */
public final class TicketStatusFields extends Fields<TicketStatus> {
    public TicketStatusFields() {
        super("number, status");
    }

    @Override
    protected @Nullable Object[] values(TicketStatus ticket) {
        return new @Nullable Object[] {ticket.number().value(), ticket.status()};
    }
}
