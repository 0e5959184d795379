package dev.tickets.compose;

import dev.tickets.filing.InterruptReport;
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
 * A message that was written. Its draft stays until the portal has the message, or until something else keeps it: the
 * outbox, or a draft with packed attachments.
 */
public abstract class Written {
    private final Notices notices;
    private boolean keptElsewhere;

    Written(Notices notices) {
        this.notices = notices;
    }

    /**
     * Sends the message, once.
     *
     * @param packed what was packed of it already; null to pack it now
     * @throws TicketsException when it could not be sent or confirmed; it says where the message is kept
     */
    public final Outcome file(Draft draft, @Nullable Submission packed, Submitter submitter, SendOptions wishes) {
        Draft lasting = begin(draft);
        String what = draft.isReply() ? "the reply" : "the ticket";
        String look = draft.isReply() ? "tickets view " + draft.replyTo() : "tickets list --status all";
        try {
            Outcome filed = InterruptReport.watched(
                    notices,
                    what,
                    look,
                    status -> submitter.file(
                            packed == null ? submitter.pack(lasting) : packed, wishes, new Discarding(status)));
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

    /** Passes on what happens to the message, and discards the draft once something else keeps the message. */
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
            if (liesInClear()) {
                discard();
            }
        }

        @Override
        public void requesting(boolean now) {
            next.requesting(now);
        }
    }

    /** The draft as it lies on disk while it is sent. */
    Draft begin(Draft draft) {
        return draft;
    }

    /** Whether the draft lies on disk as it was written, and is to be encrypted. */
    boolean liesInClear() {
        return false;
    }

    /** Discards the draft, if it is there still. */
    abstract void discard();

    /** The failure of a message that only the draft keeps: says so. */
    abstract TicketsException unsent(TicketsException e);

    /** Says that nothing was sent, and where the draft is. */
    public abstract void rehearsed();

    /** Discards a draft; the message is sent, so a failure is no more than a warning. */
    final void discarding(String which, Runnable work) {
        try {
            work.run();
        } catch (TicketsException e) {
            notices.warning(
                    "the draft" + which + " is sent or kept elsewhere, do not send it again: " + e.getMessage());
        }
    }
}
