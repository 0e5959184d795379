package dev.tickets.render;

import dev.tickets.ticket.Message;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result for a ticket or reply; null values are unknown.
 *
 * @param messageId the portal's id of the sent message
 * @param encrypted whether it was encrypted to a key, or is marked as encrypted at the portal
 * @param reference the key to find it again
 * @param state of the submission
 * @param outboxId of its entry in the outbox
 * @param reason why nothing was sent, or what is missing; null for a message that is sent completely
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
        @Nullable String outboxId,
        @Nullable String reason) {
    public FilingResult {
        attachments = List.copyOf(attachments);
    }

    /**
     * The result for a message with its ticket.
     *
     * @param ticket null while it has no number
     * @param message null when unknown
     * @param encrypted in transit or at the portal
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
                null,
                null);
    }

    /** The same result in another state, for this reason. */
    public FilingResult withState(SubmissionState other, String why) {
        return with(other, outboxId, why);
    }

    /** The same result with the reason why nothing was sent. */
    public FilingResult because(String why) {
        return with(state, outboxId, why);
    }

    /** The same result with an entry of the outbox; null for none. */
    public FilingResult of(@Nullable String entry) {
        return with(state, entry, reason);
    }

    private FilingResult with(SubmissionState other, @Nullable String entry, @Nullable String why) {
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
                entry,
                why);
    }

    /**
     * A sent file.
     *
     * @param size in bytes
     * @param sha256 in lower-case hex; null when not computed
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
