package dev.tickets.filing;

import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is said of messages that are kept. */
final class Words {
    /** The line for cron that sends what waits. */
    static final String CRON = "*/5 * * * * tickets outbox send -q";

    /** What precedes the command that looks. */
    static final String LOOK = "do not send it again before you have looked: ";

    private Words() {}

    /** What a message is. */
    static String kind(Submission submission) {
        return submission.draft().isReply() ? "the reply" : "the ticket";
    }

    /** What is left of a message to send. */
    static String left(Submission submission, DeliveryProgress progress) {
        return progress.arrived() ? "the rest" : kind(submission);
    }

    /**
     * A failure of something that may have arrived.
     *
     * @param look the command that shows whether it has
     */
    static TicketsException unclear(String message, String look, @Nullable Throwable cause) {
        return new TicketsException(ErrorCode.UNCLEAR, message, LOOK + look, cause).looking();
    }

    /** A failure of attachments that did not fit in the first message, and have become a draft. */
    static TicketsException rest(TicketsException failure, @Nullable TicketNumber number, Path folder) {
        String reply = "tickets reply " + number + " -m 'The other attachments' -a " + folder + "/*";
        return failure.withHint(failure.hint() == null ? reply : reply + "; " + failure.hint())
                .of(SubmissionState.INCOMPLETE, null);
    }

    /** A failure of a message that has become a draft. */
    static TicketsException drafted(TicketsException failure, String id, boolean reply) {
        String show = "the draft is kept: tickets drafts show " + id + (reply ? "" : ", tickets create --draft " + id);
        return failure.withHint(failure.hint() == null ? show : failure.hint() + "; " + show)
                .of(null, null);
    }
}
