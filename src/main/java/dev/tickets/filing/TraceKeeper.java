package dev.tickets.filing;

import dev.tickets.filing.FailurePolicy.Fate;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.state.outbox.LockedEntry;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a trace of a message that the portal is asked to encrypt: an entry of the outbox without the text, by which the
 * message is looked for when it is unclear whether it arrived. The message is sent now or not at all, because on disk
 * it would be stored unencrypted.
 */
final class TraceKeeper extends OutboxKeeper {
    private static final String NOT_KEPT = "is not kept, it would lie here in clear";
    private static final String LATER =
            "send it again when the portal is there; encrypted to a key it could wait here: encrypt-to in config.toml";

    private final Submission submission;
    private final SubmissionListener listener;
    private final Drafts drafts;
    private final String profile;

    /** @param held an entry of the same message without its text */
    TraceKeeper(Submission submission, LockedEntry held, Keeping keeping, SubmissionListener listener) {
        super(held, keeping, listener, true);
        this.submission = submission;
        this.listener = listener;
        this.drafts = keeping.drafts();
        this.profile = held.manifest().owner().profile();
    }

    @Override
    public Submission submission() {
        return submission;
    }

    @Override
    public TicketsException settle(Fate fate, DeliveryProgress progress, TicketsException failure) {
        ErrorCode code = failure.code() == ErrorCode.QUEUED ? ErrorCode.UNREACHABLE : failure.code();
        return switch (fate) {
            case UNCLEAR -> unclear(super.settle(fate, progress, failure), failure);
            case WAIT -> unsent(failure, code, code.isPortalAway() ? LATER : failure.hint());
            case BLOCK, REFUSE -> unsent(failure, code, failure.hint());
        };
    }

    private TicketsException unclear(TicketsException kept, TicketsException failure) {
        return new TicketsException(
                        ErrorCode.UNCLEAR,
                        failure.getMessage() + "; its text " + NOT_KEPT + "; what it takes to look for "
                                + Words.kind(submission) + " is in the outbox as " + outboxId(),
                        kept.hint(),
                        failure)
                .of(SubmissionState.UNCLEAR, outboxId())
                .after(failure.retryAfter());
    }

    /**
     * A message that was not sent: a draft keeps it where the writer has a key of his own.
     *
     * @param hint what to do where no draft keeps it
     */
    private TicketsException unsent(TicketsException failure, ErrorCode code, @Nullable String hint) {
        String beside = forgotten();
        String lost = failure.getMessage() + "; " + Words.kind(submission) + " ";
        if (!drafts.mayKeep(submission.draft())) {
            return new TicketsException(code, lost + NOT_KEPT + beside, hint, failure).after(failure.retryAfter());
        }
        String id;
        try {
            id = drafts.add(profile, submission.draft(), failure.getMessage()).id();
        } catch (RuntimeException | Error e) {
            return new TicketsException(code, lost + "is not kept: " + Warnings.said(e), hint, failure)
                    .after(failure.retryAfter());
        }
        listener.drafted(id);
        TicketsException drafted =
                new TicketsException(code, failure.getMessage(), failure.hint(), failure).after(failure.retryAfter());
        return Words.drafted(drafted, id, submission.draft().isReply());
    }

    /** The entry that would find it again is not needed; what is left of it holds no text. */
    private String forgotten() {
        try {
            discard();
            return "";
        } catch (RuntimeException | Error e) {
            return "; besides, " + Unexpected.words(e);
        }
    }

    @Override
    public @Nullable String done(TicketNumber number, Missing lost, Warnings warnings) {
        String id = null;
        if (!lost.isNothing() && drafts.mayKeep(submission.draft())) {
            try {
                id = drafts.add(profile, lost.reply(number, submission.draft()), Missing.REASON)
                        .id();
            } catch (RuntimeException | Error e) {
                warnings.add("no draft keeps what is missing of #" + number, e);
            }
        }
        String none = super.done(number, Missing.NOTHING, warnings);
        return none == null ? id : none;
    }
}
