package dev.tickets.render;

import dev.tickets.ticket.Message;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a ticket or reply that was to be sent; null where nothing is known (yet).
 *
 * @param messageId the portal's id of the message that was sent
 * @param encrypted whether it went out encrypted to a key, or is marked as encrypted at the portal
 * @param reference the key by which it is found again
 * @param state what has become of it
 * @param outboxId of the entry that keeps it
 */
public record FilingResult(
        @Nullable TicketNumber number,
        @Nullable String url,
        @Nullable String subject,
        @Nullable String status,
        @Nullable String department,
        @Nullable String messageId,
        boolean encrypted,
        List<SentFile> attachments,
        @Nullable String reference,
        SubmissionState state,
        @Nullable String outboxId) {
    public FilingResult {
        attachments = List.copyOf(attachments);
    }

    /**
     * What became of a message, with the ticket that it is in.
     *
     * @param ticket null when it has no number yet
     * @param message null when it is not known which of the ticket's messages it is
     * @param encrypted whether it was on its way, or at the portal
     */
    public static FilingResult of(
            @Nullable Ticket ticket,
            @Nullable Message message,
            boolean encrypted,
            List<SentFile> attachments,
            @Nullable String reference,
            SubmissionState state) {
        return new FilingResult(
                ticket == null ? null : ticket.number(),
                ticket == null ? null : ticket.url(),
                ticket == null ? null : ticket.subject(),
                ticket == null ? null : ticket.status(),
                ticket == null ? null : ticket.department(),
                message == null ? null : message.id(),
                encrypted,
                attachments,
                reference,
                state,
                null);
    }

    /** The same result, come to another state. */
    public FilingResult withState(SubmissionState other) {
        return new FilingResult(
                number,
                url,
                subject,
                status,
                department,
                messageId,
                encrypted,
                attachments,
                reference,
                other,
                outboxId);
    }

    /** The same result, of which an entry of the outbox keeps something; of none when the id is null. */
    public FilingResult of(@Nullable String entry) {
        return new FilingResult(
                number, url, subject, status, department, messageId, encrypted, attachments, reference, state, entry);
    }

    /**
     * A file as it went out.
     *
     * @param size in bytes
     * @param sha256 in lower-case hex; null where it was not made
     */
    public record SentFile(String name, long size, @Nullable String sha256) {
        /** All attachments of a message and its follow-ups, in their order. */
        public static List<SentFile> of(PackedAttachments attachments) {
            return attachments.all().stream()
                    .map(file -> new SentFile(file.name(), file.size(), file.sha256()))
                    .toList();
        }
    }
}
