package dev.tickets.filing;

import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Texts about messages that are kept. */
public final class Words {
    /** The crontab line that sends waiting messages. */
    public static final String CRON = "*/5 * * * * tickets outbox send -q";

    /** Precedes the command that shows whether the message arrived. */
    static final String LOOK = "do not send the message again before you check: ";

    private Words() {}

    /** The unsent part of a message. */
    static String left(Submission submission, DeliveryProgress progress) {
        return progress.arrived() ? "the rest" : submission.draft().noun();
    }

    /**
     * A failure of a message that may have arrived.
     *
     * @param look the command that shows whether it arrived
     */
    static TicketsException unclear(String message, String look, @Nullable Throwable cause) {
        return new TicketsException(ErrorCode.UNCLEAR, message, LOOK + look, cause).looking();
    }

    /** A failure of follow-up attachments, which are now a draft. */
    static TicketsException rest(TicketsException failure, @Nullable TicketNumber number, Path folder) {
        String reply = "tickets reply " + number + " -m 'The other attachments' -a " + folder + "/*";
        return failure.withHint(failure.hint() == null ? reply : reply + "; " + failure.hint())
                .of(SubmissionState.INCOMPLETE, null);
    }

    /** A failure of a message, which is now a draft. */
    static TicketsException drafted(TicketsException failure, String id, boolean reply) {
        String show = "the draft is kept: tickets drafts show " + id + (reply ? "" : ", tickets create --draft " + id);
        return failure.withHint(failure.hint() == null ? show : failure.hint() + "; " + show)
                .of(null, null);
    }
}
