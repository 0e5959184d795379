package dev.tickets.filing;

import dev.tickets.state.outbox.Backoff;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.state.outbox.EntryState;
import dev.tickets.state.outbox.LockedEntry;
import dev.tickets.state.outbox.Manifest;
import dev.tickets.state.outbox.Receipt;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message that the outbox keeps until it has arrived. */
final class OutboxKeeper implements Keeper {
    /** How long a portal may be at a request whose sender was killed, or does not wait any longer. */
    private static final Duration BUSY = Duration.ofMinutes(5);

    private final LockedEntry held;
    private final DraftKeeping drafts;
    private final Backoff backoff;
    private final Clock clock;
    private final SubmissionListener journey;
    private final boolean direct;
    private final Draft draft;
    private boolean uncertain;
    private final Warnings warnings = new Warnings();
    private boolean requested;
    /** Whether the last request may have brought to the portal what it carried. */
    private boolean open;

    private DeliveryProgress progress;
    private @Nullable TicketsException unnoted;

    /** @param direct whether whoever wrote it waits for it: a refusal is for him */
    OutboxKeeper(
            LockedEntry held,
            DraftKeeping drafts,
            Backoff backoff,
            Clock clock,
            SubmissionListener journey,
            boolean direct) {
        this.held = held;
        this.drafts = drafts;
        this.backoff = backoff;
        this.clock = clock;
        this.journey = journey;
        this.direct = direct;
        this.draft = draft(held);
        this.progress = held.manifest().progress();
        EntryState place = held.entry().place();
        this.uncertain = place == EntryState.SENDING || place == EntryState.UNCLEAR;
        journey.queued(held.id());
    }

    private static Draft draft(LockedEntry held) {
        try {
            return held.entry().parcel().draft();
        } catch (IOException e) {
            throw IoReason.failure(
                    ErrorCode.UNEXPECTED,
                    "cannot read the outbox entry " + held.id(),
                    held.entry().folder(),
                    e);
        }
    }

    @Override
    public Submission parcel() {
        Manifest manifest = held.manifest();
        return new Submission(
                draft,
                new PackedAttachments(held.entry().attachments(), manifest.note(), manifest.followUps()),
                manifest.sealed());
    }

    @Override
    public @Nullable Reference reference() {
        return held.manifest().reference();
    }

    @Override
    public Instant createdAt() {
        return held.manifest().createdAt();
    }

    @Override
    public DeliveryProgress progress() {
        return progress;
    }

    @Override
    public boolean isUncertain() {
        return uncertain;
    }

    @Override
    public boolean isBusy() {
        Instant now = clock.instant();
        Instant asked = held.asked();
        // one in the future: the clock was put back since
        return !asked.isAfter(now) && asked.plus(BUSY).isAfter(now);
    }

    @Override
    public String outboxId() {
        return held.id();
    }

    @Override
    public @Nullable DedupDecision repetition() {
        return held.manifest().repetition();
    }

    @Override
    public void decided(DedupDecision repetition) {
        if (!repetition.equals(repetition())) {
            held.change(held.manifest().with(repetition));
        }
    }

    @Override
    public void skipped() {
        held.discard();
    }

    @Override
    public void requireText() {
        if (parcel().isWithoutText()) {
            throw new TicketsException(
                    ErrorCode.REFUSED,
                    what() + " has not arrived, and its text was not kept, for it would have lain here in clear",
                    "write it again");
        }
    }

    @Override
    public void begin() {
        progress = progress.unsaid();
        // what is needed after the request is there before it
        held.makeReady();
        held.move(EntryState.SENDING);
        held.asked(clock.instant());
        requested = true;
        open = true;
        journey.begun(true);
    }

    @Override
    public void absent() {
        open = false;
        held.move(EntryState.WAITING);
        uncertain = false;
        journey.begun(false);
    }

    @Override
    public void accepted(List<TicketNumber> candidates) {
        progress = progress.accepted(candidates);
        if (reference() == null) {
            // a reference would tell all the same, after a crash
            warnings.attempt("that the portal has accepted it is not written down", this::note);
        }
    }

    @Override
    public void arrived(TicketNumber number) {
        uncertain = false;
        open = false;
        progress = progress.arrived(number);
        if (!parcel().attachments().later().isEmpty() || draft.close()) {
            noteIfPossible();
        }
    }

    @Override
    public void followedBy(int replies) {
        uncertain = false;
        open = false;
        progress = progress.followedBy(replies);
        noteIfPossible();
    }

    private void noteIfPossible() {
        try {
            note();
            unnoted = null;
        } catch (RuntimeException | Error e) {
            unnoted = Unexpected.failure(e);
        }
    }

    private void note() {
        held.change(held.manifest().with(progress));
    }

    @Override
    public void requireNoted() {
        if (unnoted != null) {
            throw unnoted;
        }
    }

    @Override
    public Warnings warnings() {
        return warnings;
    }

    @Override
    public TicketsException settle(TicketsException failure) {
        Settlement settlement = new Settlement(held, drafts, backoff, clock, journey, progress, requested);
        return switch (failure.code()) {
            case UNCLEAR -> settlement.unclear(failure);
            case LOGIN_REQUIRED -> uncertain ? settlement.unclear(failure) : settlement.blocked(failure);
            case REFUSED, FORBIDDEN, NOT_FOUND, USAGE, EMPTY, INCOMPLETE ->
                Keeper.CLOSED.equals(failure.state()) && !direct
                        ? settlement.closed(failure)
                        : settlement.refused(failure, parcel());
            case UNREACHABLE, TIMEOUT, QUEUED -> uncertain ? settlement.unclear(failure) : settlement.waits(failure);
            case UNEXPECTED, INTERRUPTED -> open || uncertain ? settlement.unclear(failure) : settlement.waits(failure);
        };
    }

    private String what() {
        return progress.arrived() ? "the rest" : draft.isReply() ? "the reply" : "the ticket";
    }

    @Override
    public @Nullable String done(TicketNumber number, Missing lost) {
        String id = null;
        if (!lost.isNothing()) {
            try {
                id = drafts.keep(
                        held.manifest().owner().profile(),
                        lost.reply(number, draft),
                        here(lost.files()),
                        "",
                        Missing.REASON);
            } catch (RuntimeException | Error e) {
                // what is missing is in the entry alone: there it is found again, and not sent twice
                warnings.add(
                        "what is missing of #" + number + " stays in the outbox as " + held.id()
                                + ", tickets outbox send makes a draft of it",
                        e);
                return null;
            }
        }
        held.done(Receipt.of(held.manifest(), number, clock.instant())).forEach(warnings::add);
        return id;
    }

    /** The files where they lie now. */
    private List<ReadyAttachment> here(List<ReadyAttachment> lost) {
        List<ReadyAttachment> here = new ArrayList<>();
        for (ReadyAttachment file : parcel().attachments().all()) {
            for (ReadyAttachment one : lost) {
                if (one.name().equals(file.name())) {
                    here.add(file);
                }
            }
        }
        return here;
    }
}
