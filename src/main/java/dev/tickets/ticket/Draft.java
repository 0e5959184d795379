package dev.tickets.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its author gives it: names not yet looked up, files not yet checked.
 *
 * @param department id, name or part of a name
 * @param message the text alone; what else goes into the body is added when it is filed
 * @param service id, name or part of a name of the related service
 * @param attachments what was given with {@code -a}
 * @param impact who or what is affected
 * @param contact how to reach the author
 * @param host facts of the machine it is filed from
 */
public record Draft(
        String department,
        String subject,
        String message,
        @Nullable String service,
        List<String> cc,
        List<String> attachments,
        @Nullable Priority priority,
        boolean urgent,
        @Nullable String impact,
        @Nullable String contact,
        @Nullable String host) {
    public Draft {
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
    }
}
