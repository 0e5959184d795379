package dev.tickets.render;

import dev.tickets.ticket.Department;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Submission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it would be sent.
 *
 * @param result of the dry run
 * @param department of a ticket; null for a reply
 * @param service the related service; null for none, and when only the encrypted text names it
 * @param text the whole body as the portal would get it, without the reference; null when only the portal encrypts it
 */
public record Rehearsal(
        FilingResult result,
        @Nullable Department department,
        @Nullable Service service,
        List<String> cc,
        Submission submission,
        @Nullable String text) {
    public Rehearsal {
        cc = List.copyOf(cc);
    }
}
