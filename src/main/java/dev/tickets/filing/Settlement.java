package dev.tickets.filing;

import dev.tickets.state.outbox.Backoff;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.state.outbox.EntryState;
import dev.tickets.state.outbox.LockedEntry;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Brings an entry of the outbox to where it belongs after a failure, and says where that is. A disk that fails
 * meanwhile is said too, and changes nothing of the verdict: the entry then stays in a place from which it is not sent
 * twice.
 */
final class Settlement {
    private final LockedEntry held;
    private final DraftKeeping drafts;
    private final Backoff backoff;
    private final Clock clock;
    private final SubmissionListener journey;
    private final DeliveryProgress progress;
    private final boolean requested;
    private @Nullable TicketsException fault;

    /**
     * The settlement of one failure.
     *
     * @param progress how far the message has come
     * @param requested whether a request of this run may have brought it to the portal
     */
    Settlement(
            LockedEntry held,
            DraftKeeping drafts,
            Backoff backoff,
            Clock clock,
            SubmissionListener journey,
            DeliveryProgress progress,
            boolean requested) {
        this.held = held;
        this.drafts = drafts;
        this.backoff = backoff;
        this.clock = clock;
        this.journey = journey;
        this.progress = progress;
        this.requested = requested;
    }

    TicketsException waits(TicketsException failure) {
        keep(EntryState.WAITING, failure);
        return settled(
                ErrorCode.QUEUED,
                failure.getMessage() + "; " + what() + " is kept in the outbox as " + held.id(),
                "tickets outbox send sends it; for cron: " + Words.CRON,
                "queued",
                failure);
    }

    TicketsException unclear(TicketsException failure) {
        keep(EntryState.UNCLEAR, failure);
        String show = "tickets outbox show " + held.id() + " says what to check";
        boolean looks = failure.hint() != null && failure.hint().startsWith(Words.LOOK);
        String hint = looks ? failure.hint() + "; " + show : Words.LOOK + show;
        String next = held.manifest().reference() == null || progress.accepted()
                ? hint
                : "do not send it again: tickets outbox send looks for it first; for cron: " + Words.CRON;
        return settled(
                ErrorCode.UNCLEAR,
                failure.getMessage() + "; " + what() + " is kept in the outbox as " + held.id(),
                looks || failure.hint() == null ? next : next + "; " + failure.hint(),
                "unclear",
                failure);
    }

    TicketsException blocked(TicketsException failure) {
        keep(EntryState.BLOCKED, failure);
        return settled(
                failure.code(),
                failure.getMessage() + "; " + what() + " is kept in the outbox as " + held.id(),
                failure.hint() == null
                        ? "tickets outbox send " + held.id()
                        : failure.hint() + "; then: tickets outbox send",
                "blocked",
                failure);
    }

    TicketsException closed(TicketsException failure) {
        keep(EntryState.BLOCKED, failure);
        TicketNumber number = draft().replyTo();
        return settled(
                failure.code(),
                "ticket " + number + " is closed; the reply is kept in the outbox as " + held.id(),
                "tickets reopen " + number + "; then: tickets outbox send " + held.id()
                        + " (--reopen with the reply does that by itself)",
                "blocked",
                failure);
    }

    /** The portal does not take it as it is: it becomes a draft, and the entry goes. */
    TicketsException refused(TicketsException failure, Submission parcel) {
        Unsent left = new Unsent(parcel, progress);
        String id;
        try {
            id = drafts.keep(
                    held.manifest().owner().profile(), left.draft(), left.files(), left.note(), failure.getMessage());
        } catch (RuntimeException | Error e) {
            return stays(failure, e);
        }
        try {
            held.discard();
        } catch (RuntimeException | Error e) {
            if (held.entry().place() != EntryState.DONE) {
                // two that keep it might both be sent
                drafts.discard(id);
                return stays(failure, e);
            }
        }
        journey.drafted(id);
        return progress.arrived()
                ? Words.rest(failure, progress.number(), drafts.folder(id))
                : Words.drafted(failure, id, draft().isReply());
    }

    /** No draft can be made of it, so the entry keeps it. */
    private TicketsException stays(TicketsException failure, Throwable e) {
        fault = Unexpected.failure(e);
        return settled(
                failure.code(),
                failure.getMessage() + "; " + what() + " stays in the outbox as " + held.id(),
                failure.hint() == null
                        ? "tickets outbox send " + held.id()
                        : failure.hint() + "; then: tickets outbox send " + held.id(),
                "blocked",
                failure);
    }

    private void keep(EntryState place, TicketsException failure) {
        try {
            held.change(held.manifest()
                    .with(progress)
                    .with(backoff.failed(
                            held.manifest().tries(), failure.getMessage(), clock.instant(), failure.retryAfter())));
            held.move(place);
            if (requested) {
                // one that was long under way has just ended; to look for it is none
                held.asked(clock.instant());
            }
        } catch (RuntimeException | Error e) {
            // an entry whose progress is not written down stays where it is looked for before it is sent
            fault = Unexpected.failure(e);
        }
    }

    private TicketsException settled(
            ErrorCode code, String message, String hint, String state, TicketsException failure) {
        TicketsException here = fault;
        // what waits for the reason why it waits need not hear of it twice
        String besides =
                here == null || here.getMessage().equals(failure.getMessage()) ? "" : "; besides, " + here.getMessage();
        String remedy = here == null || here.hint() == null ? "" : "; " + here.hint();
        return new TicketsException(
                        code,
                        message + besides,
                        hint
                                + (remedy.isEmpty() && failure.code() == ErrorCode.UNEXPECTED && failure.hint() != null
                                        ? "; " + failure.hint()
                                        : remedy),
                        failure)
                .of(state, held.id())
                .after(failure.retryAfter());
    }

    private Draft draft() {
        return held.manifest().draft();
    }

    private String what() {
        return progress.arrived() ? "the rest" : draft().isReply() ? "the reply" : "the ticket";
    }
}
