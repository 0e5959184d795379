package dev.tickets.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket ready to be sent: everything is looked up and checked.
 *
 * @param service the related service if the portal takes one in a field, else null
 * @param body the whole text, {@code \n} line ends
 * @param encrypt whether the portal is asked to encrypt the message with its own key; which does not cover attachments
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
    /** A ticket without encryption by the portal. */
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
            throw new IllegalArgumentException("the portal's encryption does not cover attachments");
        }
    }
}
