package dev.tickets.filing;

import dev.tickets.filing.FailurePolicy.Fate;
import dev.tickets.state.outbox.Backoff;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.state.outbox.EntryState;
import dev.tickets.state.outbox.LockedEntry;
import dev.tickets.state.outbox.Receipt;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a message as an entry of the outbox until it has arrived. A disk that fails is reported beside the verdict and
 * does not change it: the entry then stays in a state from which it is not sent twice.
 */
class OutboxKeeper implements Keeper {
    /** How long a portal may be processing a request whose sender was killed, or does not wait any longer. */
    private static final Duration BUSY = Duration.ofMinutes(5);

    private final LockedEntry held;
    private final UnsentDrafts drafts;
    private final Backoff backoff;
    private final Clock clock;
    private final SubmissionListener listener;
    private final boolean direct;
    private Submission submission;
    private Path folder;
    private boolean asked;

    /** @param direct whether the writer waits for it, and so is told of a refusal */
    OutboxKeeper(LockedEntry held, Keeping keeping, SubmissionListener listener, boolean direct) {
        this.held = held;
        this.drafts = keeping.unsent();
        this.backoff = new Backoff(keeping.random());
        this.clock = keeping.clock();
        this.listener = listener;
        this.direct = direct;
        this.submission = read(held);
        this.folder = held.entry().folder();
    }

    private static Submission read(LockedEntry held) {
        try {
            return held.entry().parcel();
        } catch (IOException e) {
            throw IoReason.failure(
                    ErrorCode.UNEXPECTED,
                    "cannot read the outbox entry " + held.id(),
                    held.entry().folder(),
                    e);
        }
    }

    @Override
    public Submission submission() {
        if (!folder.equals(held.entry().folder())) {
            // its attachments have moved with it
            folder = held.entry().folder();
            PackedAttachments before = submission.attachments();
            submission = new Submission(
                    submission.draft(),
                    new PackedAttachments(held.entry().attachments(), before.note(), before.words()),
                    submission.sealed());
        }
        return submission;
    }

    @Override
    public String outboxId() {
        return held.id();
    }

    @Override
    public boolean isBusy() {
        Instant now = clock.instant();
        Instant last = held.asked();
        // one in the future: the clock was set back since
        return !last.isAfter(now) && last.plus(BUSY).isAfter(now);
    }

    @Override
    public void begin() {
        // what is needed after the request is there before it
        held.makeReady();
        held.move(EntryState.SENDING);
        held.asked(clock.instant());
        asked = true;
    }

    @Override
    public void absent() {
        held.move(EntryState.WAITING);
    }

    @Override
    public void note(DeliveryProgress progress) {
        held.change(held.manifest().with(progress));
    }

    @Override
    public void decided(DedupDecision decision) {
        if (!decision.equals(held.manifest().repetition())) {
            held.change(held.manifest().with(decision));
        }
    }

    @Override
    public void discard() {
        held.discard();
    }

    @Override
    public TicketsException settle(Fate fate, DeliveryProgress progress, TicketsException failure) {
        String id = held.id();
        String message =
                failure.getMessage() + "; " + Words.left(submission, progress) + " is kept in the outbox as " + id;
        return switch (fate) {
            case WAIT -> {
                String hint = "tickets outbox send sends it; for cron: " + Words.CRON;
                Throwable fault = keep(progress, EntryState.WAITING, failure);
                yield settled(ErrorCode.QUEUED, message, hint, SubmissionState.QUEUED, failure, fault);
            }
            case BLOCK -> {
                String hint = failure.hint() == null
                        ? "tickets outbox send " + id
                        : failure.hint() + "; then: tickets outbox send";
                Throwable fault = keep(progress, EntryState.BLOCKED, failure);
                yield settled(failure.code(), message, hint, SubmissionState.BLOCKED, failure, fault);
            }
            case UNCLEAR -> {
                Throwable fault = keep(progress, EntryState.UNCLEAR, failure);
                String hint = look(progress, failure);
                yield settled(ErrorCode.UNCLEAR, message, hint, SubmissionState.UNCLEAR, failure, fault);
            }
            case REFUSE ->
                failure.state() == SubmissionState.CLOSED && !direct
                        ? closed(progress, failure)
                        : refused(progress, failure);
        };
    }

    /** What to do about one that may have arrived. */
    private String look(DeliveryProgress progress, TicketsException failure) {
        String show = "tickets outbox show " + held.id() + " says what to check";
        String hint = failure.saysWhereToLook() ? failure.hint() + "; " + show : Words.LOOK + show;
        String next = held.manifest().reference() == null || progress.accepted()
                ? hint
                : "do not send it again: tickets outbox send looks for it first; for cron: " + Words.CRON;
        return failure.saysWhereToLook() || failure.hint() == null ? next : next + "; " + failure.hint();
    }

    private TicketsException closed(DeliveryProgress progress, TicketsException failure) {
        TicketNumber number = submission.draft().replyTo();
        Throwable fault = keep(progress, EntryState.BLOCKED, failure);
        return settled(
                failure.code(),
                "ticket " + number + " is closed; the reply is kept in the outbox as " + held.id(),
                "tickets reopen " + number + "; then: tickets outbox send " + held.id()
                        + " (--reopen with the reply does that by itself)",
                SubmissionState.BLOCKED,
                failure,
                fault);
    }

    /** The portal does not take it as it is: it becomes a draft, and the entry goes. */
    private TicketsException refused(DeliveryProgress progress, TicketsException failure) {
        String id;
        try {
            id = drafts.keep(held.manifest().owner().profile(), submission(), progress, failure.getMessage());
        } catch (RuntimeException | Error e) {
            return stays(progress, failure, e);
        }
        try {
            held.discard();
        } catch (RuntimeException | Error e) {
            if (held.entry().place() != EntryState.DONE) {
                // two that keep it might both be sent
                drafts.discardIfPossible(id);
                return stays(progress, failure, e);
            }
        }
        listener.drafted(id);
        return progress.arrived()
                ? Words.rest(failure, progress.number(), drafts.folder(id))
                : Words.drafted(failure, id, submission.draft().isReply());
    }

    /** No draft can be made of it, so the entry keeps it. */
    private TicketsException stays(DeliveryProgress progress, TicketsException failure, Throwable fault) {
        String send = "tickets outbox send " + held.id();
        return settled(
                failure.code(),
                failure.getMessage() + "; " + Words.left(submission, progress) + " stays in the outbox as " + held.id(),
                failure.hint() == null ? send : failure.hint() + "; then: " + send,
                SubmissionState.BLOCKED,
                failure,
                fault);
    }

    /** @return what failed of that; an entry whose progress is not written down is looked for before it is sent */
    private @Nullable Throwable keep(DeliveryProgress progress, EntryState state, TicketsException failure) {
        try {
            held.change(held.manifest()
                    .with(progress)
                    .with(backoff.failed(
                            held.manifest().tries(), failure.getMessage(), clock.instant(), failure.retryAfter())));
            held.move(state);
            if (asked) {
                // the request has just ended, however long it took; looking for the message is no request
                held.asked(clock.instant());
            }
            return null;
        } catch (RuntimeException | Error e) {
            return e;
        }
    }

    private TicketsException settled(
            ErrorCode code,
            String message,
            String hint,
            SubmissionState state,
            TicketsException failure,
            @Nullable Throwable fault) {
        TicketsException here = fault == null ? null : Unexpected.failure(fault);
        // the reason why the message waits is not said twice
        String besides = here == null || String.valueOf(here.getMessage()).equals(failure.getMessage())
                ? ""
                : "; besides, " + here.getMessage();
        String remedy = here != null && here.hint() != null
                ? here.hint()
                : failure.code() == ErrorCode.UNEXPECTED ? failure.hint() : null;
        return new TicketsException(code, message + besides, remedy == null ? hint : hint + "; " + remedy, failure)
                .of(state, held.id())
                .after(failure.retryAfter());
    }

    @Override
    public @Nullable String done(TicketNumber number, Missing lost, Warnings warnings) {
        String id = null;
        if (!lost.isNothing()) {
            try {
                String profile = held.manifest().owner().profile();
                id = drafts.keep(profile, number, submission.draft(), lost, here(lost.files()));
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

    /** The files where they are now. */
    private List<ReadyAttachment> here(List<ReadyAttachment> lost) {
        List<String> names = lost.stream().map(ReadyAttachment::name).toList();
        return submission().attachments().all().stream()
                .filter(file -> names.contains(file.name()))
                .toList();
    }
}
