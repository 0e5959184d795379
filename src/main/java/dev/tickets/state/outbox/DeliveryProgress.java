package dev.tickets.state.outbox;

import dev.tickets.ticket.TicketNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an entry has come at the portal.
 *
 * @param accepted whether the portal has confirmed the message that is being sent
 * @param candidates the numbers that the new ticket may have, as far as the portal named any
 * @param number of the ticket, once the message was read back there; null until then
 * @param followUps how many of the replies that carry more attachments were read back, too
 */
public record DeliveryProgress(
        boolean accepted,
        List<TicketNumber> candidates,
        @Nullable TicketNumber number,
        int followUps) {
    public static final DeliveryProgress NONE = new DeliveryProgress(false, List.of(), null, 0);

    public DeliveryProgress {
        candidates = List.copyOf(candidates);
    }

    /** Whether the first message was read back. */
    public boolean arrived() {
        return number != null;
    }

    public DeliveryProgress accepted(List<TicketNumber> numbers) {
        return new DeliveryProgress(true, numbers, number, followUps);
    }

    public DeliveryProgress arrived(TicketNumber at) {
        return new DeliveryProgress(false, candidates, at, followUps);
    }

    public DeliveryProgress followedBy(int replies) {
        return new DeliveryProgress(false, candidates, number, replies);
    }

    /** Nothing was said yet of the message that is under way. */
    public DeliveryProgress unsaid() {
        return new DeliveryProgress(false, List.of(), number, followUps);
    }
}
