package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.render.FilingResult;
import dev.tickets.state.dedup.AlertLedger;
import dev.tickets.state.portals.NameCache;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings messages of one account to its portal and to their end: the message, its follow-ups, and the closing. */
final class Delivery {
    /** How long a message waits for others with its key; as long as an exchange with the portal may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Keeping keeping;
    private final AccountRef account;
    private final Supplier<Portal> portals;
    private final NameCache names;

    /** @param portals the portal, opened only when it is needed */
    Delivery(Keeping keeping, AccountRef account, Supplier<Portal> portals) {
        this.keeping = keeping;
        this.account = account;
        this.portals = portals;
        this.names = keeping.names().apply(account);
    }

    /**
     * Delivers what has not arrived of the message.
     *
     * @throws TicketsException when it could not be sent or confirmed; it says where the message is kept
     */
    Outcome deliver(DeliveryAttempt attempt) {
        if (attempt.decision() == null) {
            return bring(attempt);
        }
        try {
            Path folder = AlertLedger.folder(keeping.ours().resolve("dedup"), account.origin(), account.user());
            AlertLedger ledger =
                    new AlertLedger(folder, keeping.trust(), PATIENCE, keeping.sleeper(), keeping.notices());
            return new AlertDeduplicator(ledger, keeping.outbox(), this::open, names, this::bring)
                    .deliver(attempt, attempt.decision());
        } catch (RuntimeException | Error e) {
            throw attempt.settle(Unexpected.failure(e));
        }
    }

    private Outcome bring(DeliveryAttempt attempt) {
        try {
            return brought(attempt);
        } catch (RuntimeException | Error e) {
            // whatever it is, the message is kept: its author must not send it a second time
            throw attempt.settle(Unexpected.failure(e));
        }
    }

    private Outcome brought(DeliveryAttempt attempt) {
        ExactlyOnce once = new ExactlyOnce(attempt, keeping.sleeper());
        Portal portal = open();
        Exchange exchange = exchange(portal, attempt);
        Confirmed arrived = attempt.progress().arrived() ? exchange.again() : once.arrive(exchange);
        TicketNumber number = arrived.thread().ticket().number();
        try {
            return confirmed(portal, exchange, attempt, once, arrived);
        } catch (RuntimeException | Error e) {
            // whatever it was: the message is there, and is not to be sent again
            TicketsException fault = Unexpected.failure(e);
            String look = "do not send it again: " + ReadBack.view(number);
            throw attempt.said(new TicketsException(
                            ErrorCode.INCOMPLETE,
                            "#" + number + " is there, but not all could be done after that: " + fault.getMessage(),
                            fault.hint() == null ? look : look + "; " + fault.hint(),
                            e)
                    .of(SubmissionState.INCOMPLETE, attempt.outboxId()));
        }
    }

    /** What follows once the message was read back: nothing of that makes it less there. */
    private static Outcome confirmed(
            Portal portal, Exchange exchange, DeliveryAttempt attempt, ExactlyOnce once, Confirmed arrived) {
        TicketNumber number = arrived.thread().ticket().number();
        if (!attempt.progress().arrived()) {
            attempt.arrived(number);
        }
        Comparison comparison = new Comparison(number);
        comparison.comparing(() -> exchange.compare(comparison, arrived));
        Ticket ticket =
                followed(portal, attempt, comparison, once, arrived.thread()).ticket();
        TicketsException rest = comparison.rest();
        if (rest == null && attempt.submission().draft().close()) {
            ticket = comparison.closing(() -> new StatusChange(portal).close(number), ticket);
        }
        FilingResult result = result(attempt, ticket, arrived.message()).of(rest == null ? null : rest.outboxId());
        comparison.again(rest == null ? attempt.done(number, comparison.lost()) : null);
        return comparison.filed(result, attempt.warnings().texts());
    }

    /**
     * Sends the attachments that did not fit in the first message and are not there yet, as replies in their order,
     * each confirmed; after the first that fails, the rest is left.
     *
     * @param thread the ticket as it was read back last
     * @return the same after the last reply that was confirmed
     */
    private static TicketThread followed(
            Portal portal, DeliveryAttempt attempt, Comparison comparison, ExactlyOnce once, TicketThread thread) {
        TicketThread current = thread;
        List<List<ReadyAttachment>> messages =
                attempt.submission().attachments().messages();
        for (int place = attempt.progress().followUps() + 1; place < messages.size(); place++) {
            try {
                attempt.requireNoted();
                Exchange exchange = new ReplyExchange(portal, attempt, current, place);
                Confirmed arrived = once.arrive(exchange);
                current = arrived.thread();
                attempt.followedBy(place);
                comparison.comparing(() -> exchange.compare(comparison, arrived));
            } catch (RuntimeException | Error e) {
                TicketsException settled = attempt.settle(Unexpected.failure(e));
                comparison.unsent(messages.subList(attempt.progress().followUps() + 1, messages.size()), settled);
                return current;
            }
        }
        return current;
    }

    /** Without a usable profile nothing can be sent, but nothing is wrong with the message either. */
    private Portal open() {
        try {
            return portals.get();
        } catch (TicketsException e) {
            ErrorCode code = FailurePolicy.ofOpening(e.code());
            throw code == e.code() ? e : new TicketsException(code, e.getMessage(), e.hint(), e);
        }
    }

    private Exchange exchange(Portal portal, DeliveryAttempt attempt) {
        TicketNumber number = attempt.replyTo();
        return number == null
                ? new TicketExchange(portal, new Directory(() -> portal, names), attempt)
                : new ReplyExchange(portal, attempt, number);
    }

    private static FilingResult result(DeliveryAttempt attempt, Ticket ticket, @Nullable Message message) {
        Submission submission = attempt.submission();
        boolean encrypted = (submission.sealed() && !submission.byPortal()) || (message != null && message.encrypted());
        return FilingResult.of(
                ticket,
                message,
                encrypted,
                FilingResult.SentFile.of(submission.attachments()),
                attempt.reference() == null ? null : attempt.reference().value(),
                attempt.replyTo() != null ? SubmissionState.REPLIED : SubmissionState.CREATED);
    }
}
