package dev.tickets.filing.outbox;

import dev.tickets.ticket.TicketNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an entry has come at the portal.
 *
 * @param accepted whether the portal has said that it took the message that is under way
 * @param candidates the numbers that the new ticket may have, as far as the portal named any
 * @param number of the ticket, once the message was read back there; null until then
 * @param followUps how many of the replies that carry more attachments were read back, too
 */
public record Progress(
        boolean accepted,
        List<TicketNumber> candidates,
        @Nullable TicketNumber number,
        int followUps) {
    public static final Progress NONE = new Progress(false, List.of(), null, 0);

    public Progress {
        candidates = List.copyOf(candidates);
    }

    /** Whether the first message was read back. */
    public boolean arrived() {
        return number != null;
    }

    public Progress accepted(List<TicketNumber> numbers) {
        return new Progress(true, numbers, number, followUps);
    }

    public Progress arrived(TicketNumber at) {
        return new Progress(false, candidates, at, followUps);
    }

    public Progress followedBy(int replies) {
        return new Progress(false, candidates, number, replies);
    }

    /** Nothing was said yet of the message that is under way. */
    public Progress unsaid() {
        return new Progress(false, List.of(), number, followUps);
    }
}
