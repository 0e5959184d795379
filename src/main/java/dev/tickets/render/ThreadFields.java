package dev.tickets.render;

import dev.tickets.ticket.TicketThread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket with all that was written in it: the fields of a ticket, and those that only its page has. */
public final class ThreadFields extends Fields<TicketThread> {
    private final TicketFields ticket;

    public ThreadFields() {
        this(new TicketFields());
    }

    private ThreadFields(TicketFields ticket) {
        super(
                with(ticket.all()),
                List.of(
                        "number",
                        "subject",
                        "status",
                        "department",
                        "priority",
                        "createdAt",
                        "updatedAt",
                        "cc",
                        "service",
                        "encrypted",
                        "url"));
        this.ticket = ticket;
    }

    private static List<Field> with(List<Field> ticket) {
        List<Field> all = new ArrayList<>(ticket);
        all.add(Field.many("cc", "CC"));
        all.add(Field.one("service", "SERVICE"));
        all.add(Field.one("encrypted", "ENCRYPTED"));
        all.add(Field.many("messages", "MESSAGES"));
        return all;
    }

    @Override
    protected @Nullable Object value(TicketThread thread, String field) {
        return switch (field) {
            case "cc" -> thread.cc();
            case "service" -> thread.service();
            case "encrypted" -> thread.encrypted();
            case "messages" -> new Nested<>(new MessageFields(), thread.messages());
            default -> ticket.value(thread.ticket(), field);
        };
    }
}
