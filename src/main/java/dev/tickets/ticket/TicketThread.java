package dev.tickets.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with all that was written in it.
 *
 * @param cc the addresses that get copies; null when the portal does not say
 * @param service the related service as the portal names it; null when it shows no relation
 * @param encrypted whether the opening message is marked as encrypted at the portal
 * @param messages oldest first; the opening message is the first one
 */
public record TicketThread(
        Ticket ticket, @Nullable List<String> cc, @Nullable String service, boolean encrypted, List<Message> messages) {
    public TicketThread {
        cc = cc == null ? null : List.copyOf(cc);
        messages = List.copyOf(messages);
    }

    /** Whether the message at that place was not in the ticket as it was before. */
    public boolean isNew(int place, TicketThread before) {
        String id = messages.get(place).id();
        // where messages have no ids, only their count tells
        return id.isEmpty()
                ? place >= before.messages.size()
                : before.messages.stream().noneMatch(known -> known.id().equals(id));
    }

    /** The message that the ticket was opened with; null where the portal shows none. */
    public @Nullable Message opening() {
        return messages.isEmpty() ? null : messages.get(0);
    }
}
