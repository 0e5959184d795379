package dev.tickets.attach;

import dev.tickets.ticket.ReadyAttachment;
import java.util.List;

/**
 * Attachments that can go out.
 *
 * @param note for the message: how to join what was split; empty when nothing was
 */
public record Prepared(List<ReadyAttachment> attachments, String note) {
    public Prepared {
        attachments = List.copyOf(attachments);
    }
}
