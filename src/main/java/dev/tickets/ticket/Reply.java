package dev.tickets.ticket;

import java.util.List;

/**
 * A reply ready to be sent.
 *
 * @param body the whole text, {@code \n} line ends
 * @param encrypt whether the portal is asked to encrypt the message with its own key; which does not cover attachments
 */
public record Reply(TicketNumber number, String body, List<ReadyAttachment> attachments, boolean encrypt) {
    /** A reply without encryption by the portal. */
    public Reply(TicketNumber number, String body, List<ReadyAttachment> attachments) {
        this(number, body, attachments, false);
    }

    public Reply {
        attachments = List.copyOf(attachments);
        if (encrypt && !attachments.isEmpty()) {
            throw new IllegalArgumentException("the portal's encryption does not cover attachments");
        }
    }
}
