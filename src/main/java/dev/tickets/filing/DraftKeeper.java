package dev.tickets.filing;

import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message that is sent now or not at all; a draft keeps it until it has arrived. */
final class DraftKeeper implements Keeper {
    private final Submission parcel;
    private final @Nullable Reference reference;
    private final Instant createdAt;
    private final Drafts drafts;
    private final DraftKeeping keeping;
    private final SubmissionListener journey;
    private final String profile;
    private final String kept;
    private @Nullable DedupDecision repetition;
    private DeliveryProgress progress = DeliveryProgress.NONE;
    private final Warnings warnings = new Warnings();
    /** Whether the last request may have brought to the portal what it carried. */
    private boolean open;

    DraftKeeper(
            Submission parcel,
            @Nullable Reference reference,
            @Nullable DedupDecision repetition,
            Instant createdAt,
            String profile,
            Drafts drafts,
            DraftKeeping keeping,
            SubmissionListener journey) {
        this.parcel = parcel;
        this.reference = reference;
        this.repetition = repetition;
        this.createdAt = createdAt;
        this.profile = profile;
        this.drafts = drafts;
        this.keeping = keeping;
        this.journey = journey;
        // what came out of a pipe is nowhere else; files of others stay where they are
        this.kept = keep("it was about to be sent");
        journey.drafted(kept);
    }

    @Override
    public Submission parcel() {
        return parcel;
    }

    @Override
    public @Nullable Reference reference() {
        return reference;
    }

    @Override
    public Instant createdAt() {
        return createdAt;
    }

    @Override
    public DeliveryProgress progress() {
        return progress;
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
    public @Nullable String outboxId() {
        return null;
    }

    @Override
    public @Nullable DedupDecision repetition() {
        return repetition;
    }

    @Override
    public void decided(DedupDecision decision) {
        repetition = decision;
    }

    @Override
    public void skipped() {
        drafts.discard(kept);
    }

    @Override
    public Warnings warnings() {
        return warnings;
    }

    @Override
    public void begin() {
        progress = progress.unsaid();
        open = true;
        journey.begun(true);
    }

    @Override
    public void absent() {
        open = false;
        journey.begun(false);
    }

    @Override
    public void accepted(List<TicketNumber> candidates) {
        progress = progress.accepted(candidates);
    }

    @Override
    public void arrived(TicketNumber number) {
        open = false;
        progress = progress.arrived(number);
    }

    @Override
    public void followedBy(int replies) {
        open = false;
        progress = progress.followedBy(replies);
    }

    @Override
    public TicketsException settle(TicketsException failure) {
        boolean broken = failure.code() == ErrorCode.UNEXPECTED || failure.code() == ErrorCode.INTERRUPTED;
        TicketsException verdict = open && broken
                ? new TicketsException(ErrorCode.UNCLEAR, failure.getMessage(), failure.hint(), failure)
                : failure;
        String id = keptAs(verdict);
        journey.drafted(id);
        TicketsException drafted = Words.drafted(verdict, id, parcel.draft().isReply());
        return verdict.code() == ErrorCode.UNCLEAR ? unclear(drafted) : drafted;
    }

    /** The draft with the reason why it was not sent; where that cannot be made, the one from before the request. */
    private String keptAs(TicketsException failure) {
        String id;
        try {
            id = keep(failure.getMessage());
        } catch (RuntimeException | Error full) {
            return kept;
        }
        keeping.discard(kept);
        return id;
    }

    private String keep(String why) {
        Unsent left = new Unsent(parcel, progress);
        return keeping.keep(profile, left.draft(), left.files(), left.note(), why);
    }

    private TicketsException unclear(TicketsException drafted) {
        String look = parcel.draft().replyTo() == null
                ? TicketReadBack.search(String.valueOf(parcel.draft().subject()))
                : "tickets view " + parcel.draft().replyTo();
        String hint = drafted.hint() == null ? "" : drafted.hint();
        boolean said = hint.startsWith(Words.LOOK);
        return drafted.withHint(said ? hint : Words.LOOK + look + "; " + hint).of("unclear", null);
    }

    @Override
    public @Nullable String done(TicketNumber number, Missing lost) {
        String id = null;
        if (!lost.isNothing()) {
            try {
                id = keeping.keep(profile, lost.reply(number, parcel.draft()), lost.files(), "", Missing.REASON);
            } catch (RuntimeException | Error e) {
                warnings.add(
                        "no draft keeps what is missing of #" + number + "; the draft " + kept
                                + " keeps all of it, do not send that again",
                        e);
                return null;
            }
        }
        warnings.attempt(
                "#" + number + " is there, do not send the draft " + kept + " again", () -> drafts.discard(kept));
        return id;
    }
}
