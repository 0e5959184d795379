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
 * Keeps a trace of a message that the portal is asked to encrypt: an outbox entry without the text, used to search for
 * the message when its arrival is unclear. The message is sent now or not at all, because on disk it would be stored
 * unencrypted.
 */
final class TraceKeeper extends OutboxKeeper {
    private static final String NOT_KEPT = "not saved: it would be stored unencrypted";
    private static final String LATER =
            "send the message again when the portal is reachable; a message encrypted to a key can wait in the"
                    + " outbox: encrypt-to in config.toml";

    private final Submission submission;
    private final SubmissionListener listener;
    private final Drafts drafts;
    private final String profile;

    /** @param locked the entry of the message, without its text */
    TraceKeeper(Submission submission, LockedEntry locked, DeliveryContext context, SubmissionListener listener) {
        super(locked, context, listener, true);
        this.submission = submission;
        this.listener = listener;
        this.drafts = context.drafts();
        this.profile = locked.manifest().account().profile();
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
                        failure.getMessage() + "; its text is " + NOT_KEPT + "; the outbox keeps the data to search"
                                + " for "
                                + submission.draft().noun() + " as " + outboxId(),
                        kept.hint(),
                        failure)
                .of(SubmissionState.UNCLEAR, outboxId())
                .after(failure.retryAfter());
    }

    /**
     * Keeps an unsent message as a draft if the author has an own key.
     *
     * @param hint for the case without a draft
     */
    private TicketsException unsent(TicketsException failure, ErrorCode code, @Nullable String hint) {
        String also = forgotten();
        String lost = failure.getMessage() + "; " + submission.draft().noun() + " ";
        if (!drafts.mayKeep(submission.draft())) {
            return new TicketsException(code, lost + "is " + NOT_KEPT + also, hint, failure)
                    .after(failure.retryAfter());
        }
        String id;
        try {
            id = drafts.add(profile, submission.draft(), failure.getMessage()).id();
        } catch (RuntimeException | Error e) {
            return new TicketsException(code, lost + "is not saved: " + Unexpected.sentence(e), hint, failure)
                    .after(failure.retryAfter());
        }
        listener.drafted(id);
        TicketsException drafted =
                new TicketsException(code, failure.getMessage(), failure.hint(), failure).after(failure.retryAfter());
        return Words.drafted(drafted, id, submission.draft().isReply());
    }

    /** Deletes the entry, which is no longer needed; a remainder after a failure holds no text. */
    private String forgotten() {
        try {
            discard();
            return "";
        } catch (RuntimeException | Error e) {
            return "; also: " + Unexpected.words(e);
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
                warnings.add("no draft keeps the missing parts of #" + number, e);
            }
        }
        String none = super.done(number, Missing.NOTHING, warnings);
        return none == null ? id : none;
    }
}
