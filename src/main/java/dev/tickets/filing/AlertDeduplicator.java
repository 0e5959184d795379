package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.render.FilingResult;
import dev.tickets.state.dedup.AlertLedger;
import dev.tickets.state.outbox.Outbox;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.DedupDecision.Known;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Delivers a message that may be a repeated alert. The decision is made under the lock of the alert's key. A new ticket
 * is filed under the same lock, so that the next message with the key finds the ticket.
 */
final class AlertDeduplicator {
    private final AlertLedger ledger;
    private final Outbox outbox;
    private final Supplier<Portal> portals;
    private final Directory directory;
    private final Clock clock;
    private final Function<DeliveryAttempt, Outcome> delivery;

    /** @param delivery delivers a message after the decision */
    AlertDeduplicator(
            AlertLedger ledger,
            Outbox outbox,
            Supplier<Portal> portals,
            Directory directory,
            Clock clock,
            Function<DeliveryAttempt, Outcome> delivery) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.portals = portals;
        this.directory = directory;
        this.clock = clock;
        this.delivery = delivery;
    }

    /** The ticket of a key, or the outbox entry that becomes the ticket. */
    private record Found(
            Known known, @Nullable Ticket ticket, @Nullable String outboxId) {
        static final Found NOTHING = new Found(Known.NO_OPEN_TICKET, null, null);
    }

    /**
     * Delivers the message as a ticket or a reply, or skips a duplicate.
     *
     * @throws TicketsException when the message could not be sent or confirmed
     */
    Outcome deliver(DeliveryAttempt attempt, DedupDecision decision) {
        if (attempt.isUncertain() || attempt.progress().arrived()) {
            // an earlier attempt decided, and its message may have arrived
            return decision.joins() == null
                    ? ledger.locked(decision.key(), page -> filed(attempt, page))
                    : delivery.apply(attempt);
        }
        Outcome done = ledger.locked(decision.key(), page -> decided(attempt, decision, page));
        // replies need not wait for each other
        return done == null ? delivery.apply(attempt) : done;
    }

    /** @return null for a reply that is still to be sent */
    @SuppressWarnings("NullAway") // locked() returns the result of its work, which may be null
    private @Nullable Outcome decided(DeliveryAttempt attempt, DedupDecision decision, AlertLedger.Page page) {
        Optional<AlertLedger.Entry> entry = page.entry();
        Found found = found(attempt, decision, entry.orElse(null));
        Instant now = clock.instant();
        Instant last = entry.map(AlertLedger.Entry::lastMessageAt).orElse(null);
        DedupDecision.Action action = decision.action(found.known(), last, attempt.createdAt(), now);
        if (action == DedupDecision.Action.CREATE) {
            attempt.decided(decision.creating());
            return filed(attempt, page);
        }
        if (action == DedupDecision.Action.SKIP) {
            attempt.skipped();
            return skipped(attempt, found, decision.skipping(found.known(), last, now));
        }
        TicketNumber number = found.ticket() == null ? null : found.ticket().number();
        page.record(new AlertLedger.Entry(number, found.outboxId(), later(last, attempt.createdAt(), now)));
        attempt.decided(decision.joining(number));
        if (number == null) {
            throw new TicketsException(
                    ErrorCode.QUEUED,
                    "the ticket of the key '" + decision.key().value() + "' is still in the outbox, as "
                            + found.outboxId());
        }
        return null;
    }

    /** The time of the key's last message: an alert that had to wait may be older than another one. */
    private static Instant later(@Nullable Instant last, Instant written, Instant now) {
        return last == null || last.isBefore(written) || last.isAfter(now) ? written : last;
    }

    private Outcome filed(DeliveryAttempt attempt, AlertLedger.Page page) {
        if (attempt.outboxId() != null) {
            page.record(new AlertLedger.Entry(null, attempt.outboxId(), attempt.createdAt()));
        }
        Outcome filed = delivery.apply(attempt);
        page.recordIfPossible(new AlertLedger.Entry(filed.result().number(), null, attempt.createdAt()));
        return filed;
    }

    private Found found(DeliveryAttempt attempt, DedupDecision decision, AlertLedger.@Nullable Entry entry) {
        Found known = entry == null ? Found.NOTHING : found(attempt, entry);
        if (known.known() != Known.NO_OPEN_TICKET || !decision.portalWide()) {
            return known;
        }
        Department department = department(attempt.submission().draft());
        return new PortalDedupSearch(portals.get())
                .open(decision.key().reference(department.id()), department)
                .map(ticket -> new Found(Known.OPEN_TICKET, ticket, null))
                .orElse(Found.NOTHING);
    }

    private Found found(DeliveryAttempt attempt, AlertLedger.Entry entry) {
        TicketNumber number = entry.ticket();
        String outboxId = entry.outboxId();
        if (number == null && outboxId != null) {
            String sent = outbox.receipts().number(outboxId);
            if (sent != null) {
                number = new TicketNumber(sent);
            } else if (!outboxId.equals(attempt.outboxId()) && outbox.holds(outboxId)) {
                return new Found(Known.IN_OUTBOX, null, outboxId);
            }
        }
        return number == null ? Found.NOTHING : found(attempt, number);
    }

    private Found found(DeliveryAttempt attempt, TicketNumber number) {
        Ticket ticket;
        try {
            ticket = portals.get().ticket(number).ticket();
        } catch (TicketsException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Found.NOTHING;
            }
            throw e;
        }
        return ticket.open() && isIn(ticket, attempt.submission().draft())
                ? new Found(Known.OPEN_TICKET, ticket, null)
                : Found.NOTHING;
    }

    private boolean isIn(Ticket ticket, Draft draft) {
        String wanted = String.valueOf(draft.department());
        if (wanted.equals(ticket.departmentId()) || wanted.equalsIgnoreCase(ticket.department())) {
            return true;
        }
        Department department = department(draft);
        return ticket.departmentId() == null
                ? ticket.department() == null || department.name().equals(ticket.department())
                : department.id().equals(ticket.departmentId());
    }

    private Department department(Draft draft) {
        return directory.department(String.valueOf(draft.department()));
    }

    private static Outcome skipped(DeliveryAttempt attempt, Found found, String reason) {
        Ticket ticket = found.ticket();
        FilingResult result = FilingResult.of(
                ticket,
                null,
                false,
                FilingResult.SentFile.of(attempt.submission().attachments()),
                null,
                SubmissionState.SKIPPED);
        return new Outcome(result.of(found.outboxId()).because(reason), List.of(), List.of(), List.of());
    }
}
