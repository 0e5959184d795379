package dev.tickets.filing;

import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.state.outbox.EntryState;
import dev.tickets.state.outbox.LockedEntry;
import dev.tickets.state.outbox.Manifest;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attempt to deliver a message: how far it has come, and whether a request may have brought it to the portal. */
final class DeliveryAttempt {
    private final Keeper keeper;
    private final SubmissionListener listener;
    private final @Nullable Reference reference;
    private final Instant createdAt;
    private final Warnings warnings = new Warnings();
    private @Nullable DedupDecision decision;
    private DeliveryProgress progress;
    private boolean uncertain;
    /** Whether the last request may have brought to the portal what it carried. */
    private boolean requested;

    private @Nullable TicketsException unnoted;
    private @Nullable TicketsException verdict;

    /** The first attempt with a message that no entry of the outbox keeps. */
    DeliveryAttempt(
            Keeper keeper,
            SubmissionListener listener,
            @Nullable Reference reference,
            Instant createdAt,
            @Nullable DedupDecision decision) {
        this.keeper = keeper;
        this.listener = listener;
        this.reference = reference;
        this.createdAt = createdAt;
        this.decision = decision;
        this.progress = DeliveryProgress.NONE;
    }

    /** An attempt with an entry of the outbox, as far as it came before. */
    DeliveryAttempt(Keeper keeper, SubmissionListener listener, LockedEntry held) {
        Manifest manifest = held.manifest();
        EntryState state = held.entry().place();
        this.keeper = keeper;
        this.listener = listener;
        this.reference = manifest.reference();
        this.createdAt = manifest.createdAt();
        this.decision = manifest.repetition();
        this.progress = manifest.progress();
        this.uncertain = state == EntryState.SENDING || state == EntryState.UNCLEAR;
    }

    Submission submission() {
        return keeper.submission();
    }

    /** The entry of the outbox that keeps the message; null when none does. */
    @Nullable
    String outboxId() {
        return keeper.outboxId();
    }

    /** The reference of the first message; null when it carries none. */
    @Nullable
    Reference reference() {
        return reference;
    }

    /** When the message was written. */
    Instant createdAt() {
        return createdAt;
    }

    DeliveryProgress progress() {
        return progress;
    }

    /** What failed here since the portal has the message. */
    Warnings warnings() {
        return warnings;
    }

    /** Whether a request of an earlier attempt may have brought it to the portal. */
    boolean isUncertain() {
        return uncertain;
    }

    /** Whether the portal may still be processing that request. */
    boolean isBusy() {
        return keeper.isBusy();
    }

    /** What to do if it is a repeated alert; null when it is sent in any case. */
    @Nullable
    DedupDecision decision() {
        return decision;
    }

    /** It is known now what becomes of the repeated alert. */
    void decided(DedupDecision made) {
        keeper.decided(made);
        decision = made;
    }

    /** It is a repeated alert of which nothing is wanted. */
    void skipped() {
        keeper.discard();
    }

    /** The ticket that it answers; null when it becomes one. */
    @Nullable
    TicketNumber replyTo() {
        TicketNumber joined = decision == null ? null : decision.joins();
        return joined == null ? submission().draft().replyTo() : joined;
    }

    /** A request that may bring it to the portal begins. */
    void begin() {
        progress = progress.unsaid();
        keeper.begin();
        requested = true;
        listener.requesting(true);
    }

    /** It was looked for, and is not there. */
    void absent() {
        requested = false;
        keeper.absent();
        uncertain = false;
        listener.requesting(false);
    }

    /** The portal says that it has the message. */
    void accepted(List<TicketNumber> candidates) {
        progress = progress.accepted(candidates);
        if (reference == null) {
            // a reference would tell all the same, after a crash
            warnings.attempt("that the portal has accepted it is not written down", () -> keeper.note(progress));
        }
    }

    /** The first message was read back, in that ticket. A failure to write that down is kept for later. */
    void arrived(TicketNumber number) {
        boolean goesOn = !submission().attachments().later().isEmpty()
                || submission().draft().close();
        confirmed(progress.arrived(number), goesOn);
    }

    /** That many of the replies that follow were read back, too. */
    void followedBy(int replies) {
        confirmed(progress.followedBy(replies), true);
    }

    private void confirmed(DeliveryProgress now, boolean goesOn) {
        uncertain = false;
        requested = false;
        progress = now;
        if (goesOn) {
            try {
                keeper.note(now);
                unnoted = null;
            } catch (RuntimeException | Error e) {
                unnoted = Unexpected.failure(e);
            }
        }
    }

    /**
     * Makes sure that its progress is written down: what is not may be sent twice, after a crash.
     *
     * @throws TicketsException (unexpected) why it is not
     */
    void requireNoted() {
        if (unnoted != null) {
            throw unnoted;
        }
    }

    /** The failure as the user should see it, which says where the message is kept; one that does so already stays. */
    TicketsException settle(TicketsException failure) {
        return failure == verdict
                ? failure
                : said(keeper.settle(FailurePolicy.fate(failure.code(), uncertain, requested), progress, failure));
    }

    /** Makes this failure the last word on the message. */
    TicketsException said(TicketsException failure) {
        verdict = failure;
        return failure;
    }

    /** Ends the delivery, and returns the draft that keeps the missing parts; null when nothing is missing. */
    @Nullable
    String done(TicketNumber number, Missing lost) {
        return keeper.done(number, lost, warnings);
    }
}
