package dev.tickets.filing;

import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that the portal is asked to encrypt: it is sent now or not at all, for on disk it would lie in clear. An
 * entry of the outbox without its text makes it possible to look for it when it is unclear whether it arrived.
 */
final class TraceKeeper implements Keeper {
    private static final String NOT_KEPT = "is not kept, it would lie here in clear";

    private final Submission parcel;
    private final OutboxKeeper trace;
    private final SubmissionListener journey;
    private final Drafts drafts;
    private final String profile;
    private boolean begun;

    /**
     * A message that is about to be sent.
     *
     * @param trace of the same message without its text
     * @param drafts keep it where its author has a key of his own
     */
    TraceKeeper(Submission parcel, OutboxKeeper trace, SubmissionListener journey, Drafts drafts, String profile) {
        this.parcel = parcel;
        this.trace = trace;
        this.drafts = drafts;
        this.profile = profile;
        this.journey = journey;
    }

    @Override
    public Submission parcel() {
        return parcel;
    }

    @Override
    public @Nullable Reference reference() {
        return trace.reference();
    }

    @Override
    public Instant createdAt() {
        return trace.createdAt();
    }

    @Override
    public DeliveryProgress progress() {
        return trace.progress();
    }

    @Override
    public boolean isUncertain() {
        return false;
    }

    @Override
    public boolean isBusy() {
        return false;
    }

    @Override
    public String outboxId() {
        return trace.outboxId();
    }

    @Override
    public @Nullable DedupDecision repetition() {
        return trace.repetition();
    }

    @Override
    public void decided(DedupDecision repetition) {
        trace.decided(repetition);
    }

    @Override
    public void skipped() {
        trace.skipped();
    }

    @Override
    public Warnings warnings() {
        return trace.warnings();
    }

    @Override
    public void begin() {
        trace.begin();
        begun = true;
        journey.begun(true);
    }

    @Override
    public void absent() {
        begun = false;
        trace.absent();
        journey.begun(false);
    }

    @Override
    public void accepted(List<TicketNumber> candidates) {
        trace.accepted(candidates);
    }

    @Override
    public void arrived(TicketNumber number) {
        trace.arrived(number);
    }

    @Override
    public void followedBy(int replies) {
        trace.followedBy(replies);
    }

    @Override
    public TicketsException settle(TicketsException failure) {
        return switch (failure.code()) {
            case UNCLEAR -> unclear(failure);
            case UNEXPECTED, INTERRUPTED -> begun ? unclear(failure) : unsent(failure, failure.code());
            case UNREACHABLE, TIMEOUT -> later(failure, failure.code());
            case QUEUED -> later(failure, ErrorCode.UNREACHABLE);
            default -> unsent(failure, failure.code());
        };
    }

    private TicketsException unclear(TicketsException failure) {
        TicketsException kept = trace.settle(failure);
        return new TicketsException(
                        ErrorCode.UNCLEAR,
                        failure.getMessage() + "; its text " + NOT_KEPT + "; what it takes to look for " + what()
                                + " is in the outbox as " + outboxId(),
                        kept.hint(),
                        failure)
                .of("unclear", outboxId())
                .after(failure.retryAfter());
    }

    private TicketsException later(TicketsException failure, ErrorCode code) {
        TicketsException unsent = unsent(failure, code);
        return journey.draftId() != null
                ? unsent
                : unsent.withHint(
                        "send it again when the portal is there; encrypted to a key it could wait here: encrypt-to in"
                                + " config.toml");
    }

    private TicketsException unsent(TicketsException failure, ErrorCode code) {
        String beside = forgotten();
        if (drafts.mayKeep(parcel.draft())) {
            String id;
            try {
                id = drafts.add(profile, parcel.draft(), failure.getMessage()).id();
            } catch (RuntimeException | Error e) {
                return new TicketsException(
                                code,
                                failure.getMessage() + "; " + what() + " is not kept: " + Warnings.said(e),
                                failure.hint(),
                                failure)
                        .after(failure.retryAfter());
            }
            journey.drafted(id);
            TicketsException ours = new TicketsException(code, failure.getMessage(), failure.hint(), failure)
                    .after(failure.retryAfter());
            return Words.drafted(ours, id, parcel.draft().isReply());
        }
        return new TicketsException(
                        code, failure.getMessage() + "; " + what() + " " + NOT_KEPT + beside, failure.hint(), failure)
                .after(failure.retryAfter());
    }

    /** The entry that would find it again is not needed; what is left of it holds no text. */
    private String forgotten() {
        try {
            trace.skipped();
            return "";
        } catch (RuntimeException | Error e) {
            return "; besides, " + Unexpected.words(e);
        }
    }

    private String what() {
        return parcel.draft().isReply() ? "the reply" : "the ticket";
    }

    @Override
    public @Nullable String done(TicketNumber number, Missing lost) {
        String id = null;
        if (!lost.isNothing() && drafts.mayKeep(parcel.draft())) {
            try {
                id = drafts.add(profile, lost.reply(number, parcel.draft()), Missing.REASON)
                        .id();
            } catch (RuntimeException | Error e) {
                warnings().add("no draft keeps what is missing of #" + number, e);
            }
        }
        String none = trace.done(number, Missing.NOTHING);
        return none == null ? id : none;
    }
}
