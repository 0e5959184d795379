package dev.tickets.filing;

import dev.tickets.attach.Prepared;
import dev.tickets.filing.dedup.Repetition;
import dev.tickets.filing.outbox.Backoff;
import dev.tickets.filing.outbox.Held;
import dev.tickets.filing.outbox.Manifest;
import dev.tickets.filing.outbox.Parcel;
import dev.tickets.filing.outbox.Place;
import dev.tickets.filing.outbox.Progress;
import dev.tickets.filing.outbox.Receipt;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message that the outbox keeps until it has arrived. */
final class QueuedShipment implements Shipment {
    /** How long a portal may be at a request whose sender was killed, or does not wait any longer. */
    private static final Duration BUSY = Duration.ofMinutes(5);

    private final Held held;
    private final DraftKeeping drafts;
    private final Backoff backoff;
    private final Clock clock;
    private final Journey journey;
    private final boolean direct;
    private final Draft draft;
    private boolean uncertain;
    private boolean requested;
    private Progress progress;

    /** @param direct whether whoever wrote it waits for it: a refusal is for him */
    QueuedShipment(Held held, DraftKeeping drafts, Backoff backoff, Clock clock, Journey journey, boolean direct) {
        this.held = held;
        this.drafts = drafts;
        this.backoff = backoff;
        this.clock = clock;
        this.journey = journey;
        this.direct = direct;
        this.draft = draft(held);
        this.progress = held.manifest().progress();
        Place place = held.entry().place();
        this.uncertain = place == Place.SENDING || place == Place.UNCLEAR;
        journey.queued(held.id());
    }

    private static Draft draft(Held held) {
        try {
            return held.entry().parcel().draft();
        } catch (IOException e) {
            throw new TicketsException(
                    ErrorCode.UNEXPECTED, "cannot read the outbox entry " + held.id() + ": " + e, null, e);
        }
    }

    @Override
    public Parcel parcel() {
        Manifest manifest = held.manifest();
        return new Parcel(
                draft,
                new Prepared(held.entry().attachments(), manifest.note(), manifest.followUps()),
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
    public Progress progress() {
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
    public @Nullable Repetition repetition() {
        return held.manifest().repetition();
    }

    @Override
    public void decided(Repetition repetition) {
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
        held.move(Place.SENDING);
        held.asked(clock.instant());
        requested = true;
        journey.begun(true);
    }

    @Override
    public void absent() {
        held.move(Place.WAITING);
        uncertain = false;
        journey.begun(false);
    }

    @Override
    public void accepted(List<TicketNumber> candidates) {
        progress = progress.accepted(candidates);
        if (reference() == null) {
            // a reference would tell all the same, after a crash
            held.change(held.manifest().with(progress));
        }
    }

    @Override
    public void arrived(TicketNumber number) {
        uncertain = false;
        progress = progress.arrived(number);
        if (!parcel().attachments().later().isEmpty() || draft.close()) {
            held.change(held.manifest().with(progress));
        }
    }

    @Override
    public void followedBy(int replies) {
        uncertain = false;
        progress = progress.followedBy(replies);
        held.change(held.manifest().with(progress));
    }

    @Override
    public TicketsException settle(TicketsException failure) {
        return switch (failure.code()) {
            case UNCLEAR -> unclear(failure);
            case LOGIN_REQUIRED -> uncertain ? unclear(failure) : blocked(failure);
            case REFUSED, FORBIDDEN, NOT_FOUND, USAGE, EMPTY, INCOMPLETE -> refused(failure);
            case UNREACHABLE, TIMEOUT, QUEUED -> uncertain ? unclear(failure) : waits(failure);
            case UNEXPECTED, INTERRUPTED ->
                held.entry().place() == Place.SENDING || uncertain ? unclear(failure) : waits(failure);
        };
    }

    private TicketsException waits(TicketsException failure) {
        keep(Place.WAITING, failure);
        return settled(
                ErrorCode.QUEUED,
                failure.getMessage() + "; " + what() + " is kept in the outbox as " + held.id(),
                "tickets outbox send sends it; for cron: " + Words.CRON,
                "queued",
                failure);
    }

    private TicketsException unclear(TicketsException failure) {
        keep(Place.UNCLEAR, failure);
        String show = "tickets outbox show " + held.id() + " says what to check";
        boolean looks = failure.hint() != null && failure.hint().startsWith(Words.LOOK);
        String hint = looks ? failure.hint() + "; " + show : Words.LOOK + show;
        String next = reference() == null || progress.accepted()
                ? hint
                : "do not send it again: tickets outbox send looks for it first; for cron: " + Words.CRON;
        return settled(
                ErrorCode.UNCLEAR,
                failure.getMessage() + "; " + what() + " is kept in the outbox as " + held.id(),
                looks || failure.hint() == null ? next : next + "; " + failure.hint(),
                "unclear",
                failure);
    }

    private TicketsException blocked(TicketsException failure) {
        keep(Place.BLOCKED, failure);
        return settled(
                failure.code(),
                failure.getMessage() + "; " + what() + " is kept in the outbox as " + held.id(),
                failure.hint() == null
                        ? "tickets outbox send " + held.id()
                        : failure.hint() + "; then: tickets outbox send",
                "blocked",
                failure);
    }

    private TicketsException closed(TicketsException failure) {
        keep(Place.BLOCKED, failure);
        TicketNumber number = draft.replyTo();
        return settled(
                failure.code(),
                "ticket " + number + " is closed; the reply is kept in the outbox as " + held.id(),
                "tickets reopen " + number + "; then: tickets outbox send " + held.id()
                        + " (--reopen with the reply does that by itself)",
                "blocked",
                failure);
    }

    private TicketsException refused(TicketsException failure) {
        if (Shipment.CLOSED.equals(failure.state()) && !direct) {
            return closed(failure);
        }
        Remainder left = new Remainder(parcel(), progress);
        String id = drafts.keep(
                held.manifest().owner().profile(), left.draft(), left.files(), left.note(), failure.getMessage());
        journey.drafted(id);
        held.discard();
        return progress.arrived()
                ? Words.rest(failure, progress.number(), drafts.folder(id))
                : Words.drafted(failure, id, draft.isReply());
    }

    private void keep(Place place, TicketsException failure) {
        held.change(held.manifest()
                .with(progress)
                .with(backoff.failed(
                        held.manifest().tries(), failure.getMessage(), clock.instant(), failure.retryAfter())));
        held.move(place);
        if (requested) {
            // one that was long under way has just ended; to look for it is none
            held.asked(clock.instant());
        }
    }

    private TicketsException settled(
            ErrorCode code, String message, String hint, String state, TicketsException failure) {
        return new TicketsException(code, message, hint, failure)
                .of(state, held.id())
                .after(failure.retryAfter());
    }

    private String what() {
        return progress.arrived() ? "the rest" : draft.isReply() ? "the reply" : "the ticket";
    }

    @Override
    public @Nullable String done(TicketNumber number, Lost lost) {
        String id = lost.isNothing()
                ? null
                : drafts.keep(
                        held.manifest().owner().profile(),
                        lost.reply(number, draft),
                        here(lost.files()),
                        "",
                        Lost.REASON);
        held.done(Receipt.of(held.manifest(), number, clock.instant()));
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
