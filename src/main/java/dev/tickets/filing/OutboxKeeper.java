package dev.tickets.filing;

import dev.tickets.filing.FailurePolicy.Fate;
import dev.tickets.state.outbox.Backoff;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.state.outbox.EntryState;
import dev.tickets.state.outbox.LockedEntry;
import dev.tickets.state.outbox.Receipt;
import dev.tickets.state.outbox.Receipts;
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
 * Keeps a message as an outbox entry until the message has arrived. A disk failure is reported in addition to the
 * result and does not change it: the entry stays in a state from which it is not sent twice.
 */
class OutboxKeeper implements Keeper {
    /** How long a portal may process a request after its sender was killed or stopped waiting. */
    private static final Duration BUSY = Duration.ofMinutes(5);

    private final LockedEntry locked;
    private final UnsentDrafts drafts;
    private final Receipts receipts;
    private final Backoff backoff;
    private final Clock clock;
    private final SubmissionListener listener;
    private final boolean direct;
    private Submission submission;
    private Path folder;
    private boolean asked;

    /** @param direct whether the author waits for the result, and so sees a refusal */
    OutboxKeeper(LockedEntry locked, DeliveryContext context, SubmissionListener listener, boolean direct) {
        this.locked = locked;
        this.drafts = context.unsent();
        this.receipts = context.outbox().receipts();
        this.backoff = new Backoff(context.random());
        this.clock = context.clock();
        this.listener = listener;
        this.direct = direct;
        this.submission = read(locked);
        this.folder = locked.entry().folder();
    }

    private static Submission read(LockedEntry locked) {
        try {
            return locked.entry().submission();
        } catch (IOException e) {
            throw IoReason.failure(
                    ErrorCode.UNEXPECTED,
                    "cannot read the outbox entry " + locked.id(),
                    locked.entry().folder(),
                    e);
        }
    }

    @Override
    public Submission submission() {
        if (!folder.equals(locked.entry().folder())) {
            // the attachments have moved with the entry
            folder = locked.entry().folder();
            PackedAttachments before = submission.attachments();
            submission = new Submission(
                    submission.draft(),
                    new PackedAttachments(
                            locked.entry().attachments(), before.note(), before.words(), before.lacking()),
                    submission.encrypted());
        }
        return submission;
    }

    @Override
    public String outboxId() {
        return locked.id();
    }

    @Override
    public boolean isBusy() {
        Instant now = clock.instant();
        Instant last = locked.asked();
        // a time in the future: the clock was set back
        return !last.isAfter(now) && last.plus(BUSY).isAfter(now);
    }

    @Override
    public Instant asked() {
        return locked.asked();
    }

    @Override
    public boolean hasOthers(TicketNumber ticket, Instant since) {
        return receipts.haveTicket(ticket, since);
    }

    @Override
    public void begin() {
        // everything needed after the request is prepared before it
        locked.makeReady();
        locked.move(EntryState.SENDING);
        locked.asked(clock.instant());
        asked = true;
    }

    @Override
    public void absent() {
        locked.move(EntryState.WAITING);
    }

    @Override
    public void note(DeliveryProgress progress) {
        locked.change(locked.manifest().with(progress));
    }

    @Override
    public void decided(DedupDecision decision) {
        if (!decision.equals(locked.manifest().repetition())) {
            locked.change(locked.manifest().with(decision));
        }
    }

    @Override
    public void discard() {
        locked.discard();
    }

    @Override
    public TicketsException settle(Fate fate, DeliveryProgress progress, TicketsException failure) {
        String id = locked.id();
        String message =
                failure.getMessage() + "; " + Words.left(submission, progress) + " is kept in the outbox as " + id;
        String lacking = submission.attachments().lackingWords();
        if (direct && lacking != null) {
            message += "; " + lacking;
        }
        return switch (fate) {
            case WAIT -> {
                String hint = "tickets outbox send sends the message; for cron: " + Words.CRON;
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

    /** The hint for a message that may have arrived. */
    private String look(DeliveryProgress progress, TicketsException failure) {
        String show = "tickets outbox show " + locked.id() + " says what to check";
        String hint = failure.saysWhereToLook() ? failure.hint() + "; " + show : Words.LOOK + show;
        String next = locked.manifest().reference() == null || progress.accepted()
                ? hint
                : "do not send the message again: tickets outbox send searches the portal first; for cron: "
                        + Words.CRON;
        return failure.saysWhereToLook() || failure.hint() == null ? next : next + "; " + failure.hint();
    }

    private TicketsException closed(DeliveryProgress progress, TicketsException failure) {
        TicketNumber number = submission.draft().replyTo();
        Throwable fault = keep(progress, EntryState.BLOCKED, failure);
        return settled(
                failure.code(),
                "ticket #" + number + " is closed; the reply is kept in the outbox as " + locked.id(),
                "tickets reopen " + number + "; then: tickets outbox send " + locked.id()
                        + " (reply --reopen does both)",
                SubmissionState.BLOCKED,
                failure,
                fault);
    }

    /** The portal refuses the message: it becomes a draft, and the entry is deleted. */
    private TicketsException refused(DeliveryProgress progress, TicketsException failure) {
        String id;
        try {
            id = drafts.keep(locked.manifest().account().profile(), submission(), progress, failure.getMessage());
        } catch (RuntimeException | Error e) {
            return stays(progress, failure, e);
        }
        try {
            locked.discard();
        } catch (RuntimeException | Error e) {
            if (locked.entry().place() != EntryState.DONE) {
                // a draft and an entry of one message might both be sent
                drafts.discardIfPossible(id);
                return stays(progress, failure, e);
            }
        }
        listener.drafted(id);
        return progress.arrived()
                ? Words.rest(failure, progress.number(), drafts.folder(id))
                : Words.drafted(failure, id, submission.draft().isReply());
    }

    /** No draft can be saved, so the entry keeps the message. */
    private TicketsException stays(DeliveryProgress progress, TicketsException failure, Throwable fault) {
        String send = "tickets outbox send " + locked.id();
        return settled(
                failure.code(),
                failure.getMessage() + "; " + Words.left(submission, progress) + " stays in the outbox as "
                        + locked.id(),
                failure.hint() == null ? send : failure.hint() + "; then: " + send,
                SubmissionState.BLOCKED,
                failure,
                fault);
    }

    /** @return the failure, or null; without recorded progress, the portal is searched before the entry is sent */
    private @Nullable Throwable keep(DeliveryProgress progress, EntryState state, TicketsException failure) {
        try {
            locked.change(locked.manifest()
                    .with(progress)
                    .with(backoff.failed(
                            locked.manifest().tries(), failure.getMessage(), clock.instant(), failure.retryAfter())));
            locked.move(state);
            if (asked) {
                // the request has ended now; a search for the message does not count
                locked.asked(clock.instant());
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
        // the same reason is not repeated
        String also = here == null || String.valueOf(here.getMessage()).equals(failure.getMessage())
                ? ""
                : "; also: " + here.getMessage();
        String remedy = here != null && here.hint() != null
                ? here.hint()
                : failure.code() == ErrorCode.UNEXPECTED ? failure.hint() : null;
        return new TicketsException(code, message + also, remedy == null ? hint : hint + "; " + remedy, failure)
                .of(state, locked.id())
                .after(failure.retryAfter());
    }

    @Override
    public @Nullable String done(TicketNumber number, Missing lost, Warnings warnings) {
        String id = null;
        if (!lost.isNothing()) {
            try {
                String profile = locked.manifest().account().profile();
                id = drafts.keep(profile, number, submission.draft(), lost, here(lost.files()));
            } catch (RuntimeException | Error e) {
                // only the entry has the missing parts: the next run finds them there, and does not send them twice
                warnings.add(
                        "the missing parts of #" + number + " stay in the outbox as " + locked.id()
                                + "; tickets outbox send turns them into a draft",
                        e);
                return null;
            }
        }
        locked.done(Receipt.of(locked.manifest(), number, clock.instant())).forEach(warnings::add);
        return id;
    }

    /** The files with their current paths. */
    private List<ReadyAttachment> here(List<ReadyAttachment> lost) {
        List<String> names = lost.stream().map(ReadyAttachment::name).toList();
        return submission().attachments().all().stream()
                .filter(file -> names.contains(file.name()))
                .toList();
    }
}
