package dev.tickets.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tickets that were closed or opened again, and how they stand now. */
public final class TicketStatusFields extends Fields<TicketStatus> {
    public TicketStatusFields() {
        super(List.of(Field.one("number", "NUMBER"), Field.one("status", "STATUS")), List.of("number", "status"));
    }

    @Override
    protected @Nullable Object value(TicketStatus ticket, String field) {
        return switch (field) {
            case "number" -> ticket.number().value();
            case "status" -> ticket.status();
            default -> throw noSuch(field);
        };
    }
}
