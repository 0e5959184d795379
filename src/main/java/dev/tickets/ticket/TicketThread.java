package dev.tickets.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with its messages.
 *
 * @param cc the CC addresses; null when the portal does not show them
 * @param service the related service as the portal names it; null for none
 * @param encrypted whether the opening message is marked as encrypted at the portal
 * @param messages oldest first; the opening message is the first one
 * @param customFields the operator's own fields that have values, in the portal's order
 */
public record TicketThread(
        Ticket ticket,
        @Nullable List<String> cc,
        @Nullable String service,
        boolean encrypted,
        List<Message> messages,
        List<CustomField> customFields) {
    public TicketThread {
        cc = cc == null ? null : List.copyOf(cc);
        messages = List.copyOf(messages);
        customFields = List.copyOf(customFields);
    }

    public TicketThread(
            Ticket ticket,
            @Nullable List<String> cc,
            @Nullable String service,
            boolean encrypted,
            List<Message> messages) {
        this(ticket, cc, service, encrypted, messages, List.of());
    }

    /** The same ticket with other messages. */
    public TicketThread withMessages(List<Message> others) {
        return new TicketThread(ticket, cc, service, encrypted, others, customFields);
    }

    /** Whether the message at this index was not in the earlier ticket. */
    public boolean isNew(int place, TicketThread before) {
        String id = messages.get(place).id();
        // messages without ids are compared by count
        return id.isEmpty()
                ? place >= before.messages.size()
                : before.messages.stream().noneMatch(known -> known.id().equals(id));
    }

    /** The opening message; null when the portal shows none. */
    public @Nullable Message opening() {
        return messages.isEmpty() ? null : messages.get(0);
    }

    /**
     * The opening message if it holds the reference, else the customer's message that does; null for none. Staff may
     * merge tickets, and then the thread begins with another one.
     */
    public @Nullable Message holding(Reference reference) {
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            boolean own = i == 0 || message.side() == Message.Side.CUSTOMER;
            if (own && reference.isIn(message.body())) {
                return message;
            }
        }
        return null;
    }
}
