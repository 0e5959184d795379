package dev.tickets.filing;

import dev.tickets.filing.FailurePolicy.Fate;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a trace of a message that the portal is asked to encrypt: the message is sent now or not at all, because on
 * disk it would be stored unencrypted. The trace is an entry of the outbox without the text, by which it is looked for
 * when it is unclear whether it arrived.
 */
final class TraceKeeper implements Keeper {
    private static final String NOT_KEPT = "is not kept, it would lie here in clear";
    private static final String LATER =
            "send it again when the portal is there; encrypted to a key it could wait here: encrypt-to in config.toml";

    private final Submission submission;
    private final OutboxKeeper trace;
    private final SubmissionListener listener;
    private final Drafts drafts;
    private final String profile;

    /**
     * @param trace of the same message without its text
     * @param drafts keep it where the writer has a key of his own
     */
    TraceKeeper(Submission submission, OutboxKeeper trace, SubmissionListener listener, Drafts drafts, String profile) {
        this.submission = submission;
        this.trace = trace;
        this.listener = listener;
        this.drafts = drafts;
        this.profile = profile;
    }

    @Override
    public Submission submission() {
        return submission;
    }

    @Override
    public String outboxId() {
        return trace.outboxId();
    }

    @Override
    public boolean isBusy() {
        return trace.isBusy();
    }

    @Override
    public void begin() {
        trace.begin();
    }

    @Override
    public void absent() {
        trace.absent();
    }

    @Override
    public void note(DeliveryProgress progress) {
        trace.note(progress);
    }

    @Override
    public void decided(DedupDecision decision) {
        trace.decided(decision);
    }

    @Override
    public void discard() {
        trace.discard();
    }

    @Override
    public TicketsException settle(Fate fate, DeliveryProgress progress, TicketsException failure) {
        ErrorCode code = failure.code() == ErrorCode.QUEUED ? ErrorCode.UNREACHABLE : failure.code();
        return switch (fate) {
            case UNCLEAR -> unclear(progress, failure);
            case WAIT -> unsent(failure, code, code.isPortalAway() ? LATER : failure.hint());
            case BLOCK, REFUSE -> unsent(failure, code, failure.hint());
        };
    }

    private TicketsException unclear(DeliveryProgress progress, TicketsException failure) {
        TicketsException kept = trace.settle(Fate.UNCLEAR, progress, failure);
        return new TicketsException(
                        ErrorCode.UNCLEAR,
                        failure.getMessage() + "; its text " + NOT_KEPT + "; what it takes to look for "
                                + Words.kind(submission) + " is in the outbox as " + outboxId(),
                        kept.hint(),
                        failure)
                .of(SubmissionState.UNCLEAR, outboxId())
                .after(failure.retryAfter());
    }

    /** @param hint what to do where no draft keeps it */
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
            trace.discard();
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
        String none = trace.done(number, Missing.NOTHING, warnings);
        return none == null ? id : none;
    }
}
