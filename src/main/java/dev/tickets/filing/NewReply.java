package dev.tickets.filing;

import dev.tickets.ticket.TicketNumber;
import java.util.List;

/**
 * A reply as its author gives it.
 *
 * @param attachments what was given with {@code -a}
 * @param reopen whether a closed ticket may be opened again for it
 * @param close whether the ticket is to be closed after it
 */
public record NewReply(TicketNumber number, String message, List<String> attachments, boolean reopen, boolean close) {
    public NewReply {
        attachments = List.copyOf(attachments);
    }
}
