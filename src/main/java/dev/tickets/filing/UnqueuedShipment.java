package dev.tickets.filing;

import dev.tickets.compose.Drafts;
import dev.tickets.filing.dedup.Repetition;
import dev.tickets.filing.outbox.Parcel;
import dev.tickets.filing.outbox.Progress;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message that is sent now or not at all; a draft keeps it until it has arrived. */
final class UnqueuedShipment implements Shipment {
    private final Parcel parcel;
    private final @Nullable Reference reference;
    private final Instant createdAt;
    private final Drafts drafts;
    private final DraftKeeping keeping;
    private final Journey journey;
    private final String profile;
    private final String kept;
    private @Nullable Repetition repetition;
    private Progress progress = Progress.NONE;

    UnqueuedShipment(
            Parcel parcel,
            @Nullable Reference reference,
            @Nullable Repetition repetition,
            Instant createdAt,
            String profile,
            Drafts drafts,
            DraftKeeping keeping,
            Journey journey) {
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
    public Parcel parcel() {
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
    public Progress progress() {
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
    public @Nullable Repetition repetition() {
        return repetition;
    }

    @Override
    public void decided(Repetition decision) {
        repetition = decision;
    }

    @Override
    public void skipped() {
        drafts.discard(kept);
    }

    @Override
    public void begin() {
        progress = progress.unsaid();
        journey.begun(true);
    }

    @Override
    public void absent() {
        journey.begun(false);
    }

    @Override
    public void accepted(List<TicketNumber> candidates) {
        progress = progress.accepted(candidates);
    }

    @Override
    public void arrived(TicketNumber number) {
        progress = progress.arrived(number);
    }

    @Override
    public void followedBy(int replies) {
        progress = progress.followedBy(replies);
    }

    @Override
    public TicketsException settle(TicketsException failure) {
        String id = keep(failure.getMessage());
        drafts.discard(kept);
        journey.drafted(id);
        TicketsException drafted = Words.drafted(failure, id, parcel.draft().isReply());
        return failure.code() == ErrorCode.UNCLEAR ? unclear(drafted) : drafted;
    }

    private String keep(String why) {
        Remainder left = new Remainder(parcel, progress);
        return keeping.keep(profile, left.draft(), left.files(), left.note(), why);
    }

    private TicketsException unclear(TicketsException drafted) {
        String look = parcel.draft().replyTo() == null
                ? Arrival.search(String.valueOf(parcel.draft().subject()))
                : "tickets view " + parcel.draft().replyTo();
        String hint = drafted.hint() == null ? "" : drafted.hint();
        boolean said = hint.startsWith(Words.LOOK);
        return drafted.withHint(said ? hint : Words.LOOK + look + "; " + hint).of("unclear", null);
    }

    @Override
    public @Nullable String done(TicketNumber number, Lost lost) {
        String id = lost.isNothing()
                ? null
                : keeping.keep(profile, lost.reply(number, parcel.draft()), lost.files(), "", Lost.REASON);
        drafts.discard(kept);
        return id;
    }
}
