package dev.tickets.compose;

import dev.tickets.filing.InterruptReport;
import dev.tickets.filing.LongTexts;
import dev.tickets.filing.Outcome;
import dev.tickets.filing.SendOptions;
import dev.tickets.filing.SubmissionListener;
import dev.tickets.filing.Submitter;
import dev.tickets.render.Notices;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketsException;
import org.jspecify.annotations.Nullable;

/**
 * A written message. Its draft stays until the portal has the message, or until the outbox or a draft with packed
 * attachments keeps the message.
 */
public abstract class Written {
    private final WritingContext context;
    private final Notices notices;
    private boolean keptElsewhere;

    Written(WritingContext context) {
        this.context = context;
        this.notices = context.notices();
    }

    /**
     * Sends the message, once.
     *
     * @param packed the submission; null to pack the draft now
     * @throws TicketsException when the message could not be sent or confirmed; the exception says where it is kept
     */
    public final Outcome file(Draft draft, @Nullable Submission packed, Submitter submitter, SendOptions options) {
        Draft lasting = begin(draft);
        Submission submission = packed == null ? packed(lasting, submitter) : packed;
        String look = draft.isReply() ? "tickets view " + draft.replyTo() : "tickets list --status all";
        try {
            Outcome filed = InterruptReport.watched(
                    notices, draft.noun(), look, status -> submitter.file(submission, options, new Discarding(status)));
            discard();
            return filed;
        } catch (TicketsException e) {
            if (keptElsewhere) {
                discard();
                throw e;
            }
            throw unsent(e);
        }
    }

    private Submission packed(Draft draft, Submitter submitter) {
        if (!draft.attachments().isEmpty() || LongTexts.mayBeLong(draft)) {
            return new PackingRescue(context, e -> unpacked(draft, e)).during(() -> submitter.pack(draft));
        }
        try {
            return submitter.pack(draft);
        } catch (TicketsException e) {
            throw unsent(e);
        }
    }

    /** Forwards the progress of the message, and discards the draft when the outbox or another draft keeps it. */
    private final class Discarding implements SubmissionListener {
        private final SubmissionListener next;

        Discarding(SubmissionListener next) {
            this.next = next;
        }

        @Override
        public void queued(String outboxId) {
            next.queued(outboxId);
            keptElsewhere = true;
            discard();
        }

        @Override
        public void drafted(String draftId) {
            next.drafted(draftId);
            keptElsewhere = true;
            if (isUnencrypted()) {
                discard();
            }
        }

        @Override
        public void requesting(boolean now) {
            next.requesting(now);
        }
    }

    /** The draft as stored during sending. */
    Draft begin(Draft draft) {
        return draft;
    }

    /** Whether the draft is stored unencrypted although it is to be encrypted. */
    boolean isUnencrypted() {
        return false;
    }

    /** Discards the draft, if it still exists. */
    abstract void discard();

    /** The failure of a message that only the draft keeps, with a hint to the draft. */
    abstract TicketsException unsent(TicketsException e);

    /** The failure to pack the draft, which is kept from now on, with a hint to the draft. */
    TicketsException unpacked(Draft draft, TicketsException e) {
        return unsent(e);
    }

    /** Prints that nothing was sent, and where the draft is. */
    public abstract void rehearsed();

    /** Discards a draft; the message is sent, so a failure is only a warning. */
    final void discarding(String which, Runnable work) {
        try {
            work.run();
        } catch (TicketsException e) {
            notices.warning("the draft" + which + " is already sent or kept elsewhere; do not send the draft again:"
                    + " " + e.getMessage());
        }
    }
}
