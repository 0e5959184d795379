package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.render.FilingResult;
import dev.tickets.state.dedup.AlertLedger;
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

/** Delivers messages of one account: the message, its follow-ups, and the closing of the ticket. */
final class Delivery {
    /** How long a message waits for others with its key: the longest time of an exchange with the portal. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DeliveryContext context;
    private final AccountRef account;
    private final Supplier<Portal> portals;
    private final Directory directory;

    /** @param portals opens the portal when it is needed */
    Delivery(DeliveryContext context, AccountRef account, Supplier<Portal> portals) {
        this.context = context;
        this.account = account;
        this.portals = portals;
        this.directory = new Directory(this::open, context.names().apply(account));
    }

    /**
     * Delivers the parts of the message that have not arrived.
     *
     * @throws TicketsException when the message could not be sent or confirmed; the exception says where the message is
     *     kept
     */
    Outcome deliver(DeliveryAttempt attempt) {
        if (attempt.decision() == null) {
            return bring(attempt);
        }
        try {
            Path folder = AlertLedger.folder(context.ours().resolve("dedup"), account.origin(), account.user());
            AlertLedger ledger =
                    new AlertLedger(folder, context.trust(), PATIENCE, context.sleeper(), context.notices());
            return new AlertDeduplicator(ledger, context.outbox(), this::open, directory, context.clock(), this::bring)
                    .deliver(attempt, attempt.decision());
        } catch (RuntimeException | Error e) {
            throw attempt.settle(Unexpected.failure(e));
        }
    }

    private Outcome bring(DeliveryAttempt attempt) {
        try {
            return brought(attempt);
        } catch (RuntimeException | Error e) {
            // after any failure the message is kept: its author must not send it twice
            throw attempt.settle(Unexpected.failure(e));
        }
    }

    private Outcome brought(DeliveryAttempt attempt) {
        ExactlyOnce once = new ExactlyOnce(attempt, context.sleeper());
        Portal portal = open();
        Exchange exchange = exchange(portal, attempt);
        if (attempt.replyTo() == null && !attempt.progress().arrived() && !attempt.isUncertain()) {
            TicketExchange.explain(portal, attempt.submission().draft(), context.notices());
        }
        Confirmed arrived = attempt.progress().arrived() ? exchange.again() : once.arrive(exchange);
        TicketNumber number = arrived.thread().ticket().number();
        try {
            return confirmed(portal, exchange, attempt, once, arrived);
        } catch (RuntimeException | Error e) {
            // after any failure: the message has arrived and must not be sent again
            TicketsException fault = Unexpected.failure(e);
            String look = "do not send the message again: " + ReadBack.view(number);
            throw attempt.said(new TicketsException(
                            ErrorCode.INCOMPLETE,
                            "#" + number + " is confirmed, but a later step failed: " + fault.getMessage(),
                            fault.hint() == null ? look : look + "; " + fault.hint(),
                            e)
                    .of(SubmissionState.INCOMPLETE, attempt.outboxId()));
        }
    }

    /** The steps after the message was read back. Their failures do not change that the message has arrived. */
    private Outcome confirmed(
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
            ticket = comparison.closing(() -> closed(portal, number, attempt), ticket);
        }
        FilingResult result = result(attempt, ticket, arrived.message()).of(rest == null ? null : rest.outboxId());
        comparison.lacking(attempt.submission().attachments().lackingWords());
        comparison.again(rest == null ? attempt.done(number, comparison.lost()) : null);
        return comparison.filed(result, attempt.warnings().texts());
    }

    private static Ticket closed(Portal portal, TicketNumber number, DeliveryAttempt attempt) {
        TicketThread thread = portal.ticket(number);
        Erasure.requireHarmless(portal, thread, attempt.submission().draft(), "the ticket stays open");
        return new StatusChange(portal).close(thread.ticket());
    }

    /**
     * Sends the remaining attachments that did not fit in the first message: one reply each, in order, confirmed. The
     * first failure ends the sending.
     *
     * @param thread the ticket as last read back
     * @return the ticket after the last confirmed reply
     */
    private TicketThread followed(
            Portal portal, DeliveryAttempt attempt, Comparison comparison, ExactlyOnce once, TicketThread thread) {
        TicketThread current = thread;
        List<List<ReadyAttachment>> messages =
                attempt.submission().attachments().messages();
        for (int place = attempt.progress().followUps() + 1; place < messages.size(); place++) {
            try {
                attempt.requireNoted();
                Exchange exchange = new ReplyExchange(portal, attempt, texts(portal), current, place);
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

    /** Opens the portal. A profile that cannot be used is no fault of the message. */
    private Portal open() {
        try {
            return portals.get();
        } catch (TicketsException e) {
            ErrorCode code = FailurePolicy.ofOpening(e.code());
            throw code == e.code() ? e : new TicketsException(code, e.getMessage(), e.hint(), e);
        }
    }

    private PortalTexts texts(Portal portal) {
        return new PortalTexts(portal, context.clock(), context.notices());
    }

    private Exchange exchange(Portal portal, DeliveryAttempt attempt) {
        TicketNumber number = attempt.replyTo();
        return number == null
                ? new TicketExchange(portal, directory, attempt, texts(portal))
                : new ReplyExchange(portal, attempt, texts(portal), number);
    }

    private static FilingResult result(DeliveryAttempt attempt, Ticket ticket, @Nullable Message message) {
        Submission submission = attempt.submission();
        boolean encrypted =
                (submission.encrypted() && !submission.byPortal()) || (message != null && message.encrypted());
        return FilingResult.of(
                ticket,
                message,
                encrypted,
                FilingResult.SentFile.of(submission.attachments()),
                attempt.reference() == null ? null : attempt.reference().value(),
                attempt.replyTo() != null ? SubmissionState.REPLIED : SubmissionState.CREATED);
    }
}
