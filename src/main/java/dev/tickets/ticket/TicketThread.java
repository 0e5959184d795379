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
 */
public record TicketThread(
        Ticket ticket, @Nullable List<String> cc, @Nullable String service, boolean encrypted, List<Message> messages) {
    public TicketThread {
        cc = cc == null ? null : List.copyOf(cc);
        messages = List.copyOf(messages);
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
}
