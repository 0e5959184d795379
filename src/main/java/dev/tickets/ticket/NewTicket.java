package dev.tickets.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket ready to be sent: everything looked up, checked and worded.
 *
 * @param service the related service where it goes as a field of its own, else null
 * @param body the whole text, {@code \n} line ends
 * @param encrypt whether the portal is asked to encrypt the message with its own key; that covers no attachments
 */
public record NewTicket(
        Department department,
        String subject,
        String body,
        @Nullable Priority priority,
        List<String> cc,
        @Nullable Service service,
        List<ReadyAttachment> attachments,
        boolean encrypt) {
    /** A ticket that the portal keeps as it comes. */
    public NewTicket(
            Department department,
            String subject,
            String body,
            @Nullable Priority priority,
            List<String> cc,
            @Nullable Service service,
            List<ReadyAttachment> attachments) {
        this(department, subject, body, priority, cc, service, attachments, false);
    }

    public NewTicket {
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
        if (encrypt && !attachments.isEmpty()) {
            throw new IllegalArgumentException("the portal's encryption covers no attachments");
        }
    }
}
