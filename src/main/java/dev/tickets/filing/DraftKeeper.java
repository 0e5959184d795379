package dev.tickets.filing;

import dev.tickets.filing.FailurePolicy.Fate;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import org.jspecify.annotations.Nullable;

/** Keeps a message that is sent now or not at all, as a draft until the message has arrived. */
final class DraftKeeper implements Keeper {
    private final Submission submission;
    private final UnsentDrafts drafts;
    private final SubmissionListener listener;
    private final String profile;
    private final String kept;

    DraftKeeper(Submission submission, UnsentDrafts drafts, String profile, SubmissionListener listener) {
        this.submission = submission;
        this.drafts = drafts;
        this.listener = listener;
        this.profile = profile;
        // the only copy of a pipe's content; other files stay in place
        this.kept = drafts.keep(profile, submission, DeliveryProgress.NONE, "the message was about to be sent");
        listener.drafted(kept);
    }

    @Override
    public Submission submission() {
        return submission;
    }

    @Override
    public void discard() {
        drafts.discard(kept);
    }

    @Override
    public TicketsException settle(Fate fate, DeliveryProgress progress, TicketsException failure) {
        boolean unclear = fate == Fate.UNCLEAR;
        TicketsException verdict = unclear && failure.code() != ErrorCode.UNCLEAR
                ? new TicketsException(ErrorCode.UNCLEAR, failure.getMessage(), failure.hint(), failure)
                : failure;
        String id = keptAs(progress, failure);
        listener.drafted(id);
        TicketsException drafted = Words.drafted(verdict, id, submission.draft().isReply());
        return unclear ? unclear(drafted) : drafted;
    }

    /** The draft with the reason of the failure; if it cannot be saved, the draft from before the request. */
    private String keptAs(DeliveryProgress progress, TicketsException failure) {
        String id;
        try {
            id = drafts.keep(profile, submission, progress, failure.getMessage());
        } catch (RuntimeException | Error full) {
            return kept;
        }
        drafts.discardIfPossible(kept);
        return id;
    }

    private TicketsException unclear(TicketsException drafted) {
        TicketNumber number = submission.draft().replyTo();
        String look = number == null
                ? ReadBack.search(String.valueOf(submission.draft().subject()))
                : "tickets view " + number;
        String hint = String.valueOf(drafted.hint());
        return drafted.withHint(drafted.saysWhereToLook() ? hint : Words.LOOK + look + "; " + hint)
                .of(SubmissionState.UNCLEAR, null);
    }

    @Override
    public @Nullable String done(TicketNumber number, Missing lost, Warnings warnings) {
        String id = null;
        if (!lost.isNothing()) {
            try {
                id = drafts.keep(profile, number, submission.draft(), lost, lost.files());
            } catch (RuntimeException | Error e) {
                warnings.add(
                        "no draft keeps the missing parts of #" + number + "; the draft " + kept
                                + " holds the whole message; do not send that draft again",
                        e);
                return null;
            }
        }
        warnings.attempt(
                "#" + number + " is confirmed; do not send the draft " + kept + " again", () -> drafts.discard(kept));
        return id;
    }
}
