package dev.tickets.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket ready to be sent: everything looked up, checked and worded.
 *
 * @param service the related service where it goes as a field of its own, else null
 * @param body the whole text, {@code \n} line ends
 */
public record NewTicket(
        Department department,
        String subject,
        String body,
        @Nullable Priority priority,
        List<String> cc,
        @Nullable Service service,
        List<ReadyAttachment> attachments) {
    public NewTicket {
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
    }
}
