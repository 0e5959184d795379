package dev.tickets.ticket;

import java.util.List;

/**
 * A reply ready to be sent.
 *
 * @param body the whole text, {@code \n} line ends
 */
public record Reply(TicketNumber number, String body, List<ReadyAttachment> attachments) {
    public Reply {
        attachments = List.copyOf(attachments);
    }
}
