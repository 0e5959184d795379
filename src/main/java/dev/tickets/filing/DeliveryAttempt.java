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

/** One attempt to deliver a message: its progress, and whether a request may have brought the message to the portal. */
final class DeliveryAttempt {
    private final Keeper keeper;
    private final SubmissionListener listener;
    private final @Nullable Reference reference;
    private final Instant createdAt;
    private final Warnings warnings = new Warnings();
    private @Nullable DedupDecision decision;
    private DeliveryProgress progress;
    private boolean uncertain;
    /** Whether the last request may have brought its message to the portal. */
    private boolean requested;

    private @Nullable TicketsException unnoted;
    private @Nullable TicketsException verdict;

    /** The first attempt with a message that is not in the outbox. */
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

    /** An attempt with an outbox entry, continuing its progress. */
    DeliveryAttempt(Keeper keeper, SubmissionListener listener, LockedEntry locked) {
        Manifest manifest = locked.manifest();
        EntryState state = locked.entry().place();
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

    /** The outbox entry that keeps the message; null without one. */
    @Nullable
    String outboxId() {
        return keeper.outboxId();
    }

    /** The reference of the first message; null without one. */
    @Nullable
    Reference reference() {
        return reference;
    }

    Instant createdAt() {
        return createdAt;
    }

    DeliveryProgress progress() {
        return progress;
    }

    /** Local failures after the portal had the message. */
    Warnings warnings() {
        return warnings;
    }

    /** Whether a request of an earlier attempt may have brought the message to the portal. */
    boolean isUncertain() {
        return uncertain;
    }

    /** Whether the portal may still be processing that request. */
    boolean isBusy() {
        return keeper.isBusy();
    }

    /** When the last request with the message began or ended. */
    Instant asked() {
        Instant last = keeper.asked();
        return last == null ? createdAt : last;
    }

    /** Whether another message of ours has arrived in this ticket since then. */
    boolean hasOthers(TicketNumber ticket, Instant since) {
        return keeper.hasOthers(ticket, since);
    }

    /** What to do with a repeated alert; null for other messages. */
    @Nullable
    DedupDecision decision() {
        return decision;
    }

    /** Records the decision about a repeated alert. */
    void decided(DedupDecision made) {
        keeper.decided(made);
        decision = made;
    }

    /** The alert is a duplicate and is dropped. */
    void skipped() {
        keeper.discard();
    }

    /** The ticket that the message answers; null for a new ticket. */
    @Nullable
    TicketNumber replyTo() {
        TicketNumber joined = decision == null ? null : decision.joins();
        return joined == null ? submission().draft().replyTo() : joined;
    }

    /** A request that may bring the message to the portal begins. */
    void begin() {
        progress = progress.unsaid();
        keeper.begin();
        requested = true;
        listener.requesting(true);
    }

    /** A search has shown that the message is not at the portal. */
    void absent() {
        requested = false;
        keeper.absent();
        uncertain = false;
        listener.requesting(false);
    }

    /** The portal has accepted the message. */
    void accepted(List<TicketNumber> candidates) {
        progress = progress.accepted(candidates);
        if (reference == null) {
            // with a reference, a search finds the message after a crash
            warnings.attempt("the portal's acceptance is not recorded", () -> keeper.note(progress));
        }
    }

    /** The first message was read back in this ticket. A failure to record that is kept for later. */
    void arrived(TicketNumber number) {
        boolean goesOn = !submission().attachments().later().isEmpty()
                || submission().draft().close();
        confirmed(progress.arrived(number), goesOn);
    }

    /** This number of follow-up replies was read back. */
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
     * Makes sure that the progress is recorded; after a crash, unrecorded parts might be sent twice.
     *
     * @throws TicketsException (unexpected) when recording has failed
     */
    void requireNoted() {
        if (unnoted != null) {
            throw unnoted;
        }
    }

    /** The failure for the user, which says where the message is kept; a failure that already does stays unchanged. */
    TicketsException settle(TicketsException failure) {
        return failure == verdict
                ? failure
                : said(keeper.settle(FailurePolicy.fate(failure.code(), uncertain, requested), progress, failure));
    }

    /** Makes this failure the final one for the message. */
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
