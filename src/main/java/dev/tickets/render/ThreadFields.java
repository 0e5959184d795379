package dev.tickets.render;

import dev.tickets.ticket.TicketThread;
import org.jspecify.annotations.Nullable;

/** A ticket with its messages: the fields of a ticket, and those of its page. */
public final class ThreadFields extends Fields<TicketThread> {
    private final TicketFields ticket = new TicketFields();

    public ThreadFields() {
        super(
                TicketFields.ALL + ", cc[], service, encrypted, messages[], customFields[]",
                "number, subject, status, department, priority, createdAt, updatedAt, cc, service, encrypted, url");
    }

    @Override
    protected @Nullable Object[] values(TicketThread thread) {
        return joined(
                ticket.values(thread.ticket()),
                thread.cc(),
                thread.service(),
                thread.encrypted(),
                new MessageFields().nested(thread.messages()),
                new CustomFieldFields().nested(thread.customFields()));
    }
}
