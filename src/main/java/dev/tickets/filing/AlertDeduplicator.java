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
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Delivers a message that may be a repeated alert. What becomes of it is decided under the lock of its key; a new
 * ticket is filed under it, too, so that whoever comes next finds it.
 */
final class AlertDeduplicator {
    private final AlertLedger ledger;
    private final Outbox outbox;
    private final Delivery delivery;

    AlertDeduplicator(AlertLedger ledger, Outbox outbox, Delivery delivery) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.delivery = delivery;
    }

    /** What the key has: its ticket, or the entry of the outbox that will be one. */
    private record Found(
            Known known, @Nullable Ticket ticket, @Nullable String outboxId) {
        static final Found NOTHING = new Found(Known.NO_OPEN_TICKET, null, null);
    }

    /**
     * Delivers it, as a ticket or a reply; or does not, where nothing is wanted of it.
     *
     * @throws TicketsException when it could not be sent or confirmed; it says where it is kept
     */
    Outcome deliver(Keeper shipment, DedupDecision repetition) {
        if (shipment.isUncertain() || shipment.progress().arrived()) {
            // it was decided, and may have arrived as that
            return repetition.joins() == null ? create(shipment, repetition) : delivery.deliver(shipment);
        }
        Outcome done;
        try {
            done = ledger.locked(repetition.key(), page -> decided(shipment, repetition, page));
        } catch (Settled e) {
            throw e.failure;
        } catch (TicketsException e) {
            throw shipment.settle(e);
        }
        // replies need not wait for each other
        return done == null ? delivery.deliver(shipment) : done;
    }

    /** A failure that says already where the message is kept. */
    private static final class Settled extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final TicketsException failure;

        Settled(TicketsException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /** @return null for a reply that is still to be sent */
    @SuppressWarnings("NullAway") // the lock passes on what its work returns
    private @Nullable Outcome decided(Keeper shipment, DedupDecision repetition, AlertLedger.Page page) {
        Optional<AlertLedger.Entry> entry = page.entry();
        Found found = found(shipment, repetition, entry.orElse(null));
        DedupDecision.Action action = repetition.action(
                found.known(), entry.map(AlertLedger.Entry::lastMessageAt).orElse(null), shipment.createdAt());
        if (action == DedupDecision.Action.CREATE) {
            shipment.decided(repetition.creating());
            return filed(shipment, page);
        }
        if (action == DedupDecision.Action.SKIP) {
            shipment.skipped();
            return skipped(shipment, found);
        }
        Ticket ticket = found.ticket();
        page.record(
                new AlertLedger.Entry(ticket == null ? null : ticket.number(), found.outboxId(), shipment.createdAt()));
        shipment.decided(repetition.joining(ticket == null ? null : ticket.number()));
        if (ticket == null) {
            throw new TicketsException(
                    ErrorCode.QUEUED,
                    "the ticket of the key '" + repetition.key().value() + "' is in the outbox itself, as "
                            + found.outboxId());
        }
        return null;
    }

    private Outcome create(Keeper shipment, DedupDecision repetition) {
        try {
            return ledger.locked(repetition.key(), page -> filed(shipment, page));
        } catch (Settled e) {
            throw e.failure;
        } catch (TicketsException e) {
            throw shipment.settle(e);
        }
    }

    private Outcome filed(Keeper shipment, AlertLedger.Page page) {
        if (shipment.outboxId() != null) {
            page.record(new AlertLedger.Entry(null, shipment.outboxId(), shipment.createdAt()));
        }
        Outcome filed;
        try {
            filed = delivery.deliver(shipment);
        } catch (TicketsException e) {
            throw new Settled(e);
        }
        page.recordIfPossible(new AlertLedger.Entry(filed.result().number(), null, shipment.createdAt()));
        return filed;
    }

    private Found found(Keeper shipment, DedupDecision repetition, AlertLedger.@Nullable Entry entry) {
        Found known = entry == null ? Found.NOTHING : found(shipment, entry);
        if (known.known() != Known.NO_OPEN_TICKET || !repetition.portalWide()) {
            return known;
        }
        Portal portal = delivery.open();
        Department department = department(portal, shipment.parcel().draft());
        return new PortalDedupSearch(portal)
                .open(repetition.key().reference(department.id()), department)
                .map(ticket -> new Found(Known.OPEN_TICKET, ticket, null))
                .orElse(Found.NOTHING);
    }

    private Found found(Keeper shipment, AlertLedger.Entry entry) {
        TicketNumber number = entry.ticket();
        String outboxId = entry.outboxId();
        if (number == null && outboxId != null) {
            String sent = outbox.receipts().number(outboxId);
            if (sent != null) {
                number = new TicketNumber(sent);
            } else if (!outboxId.equals(shipment.outboxId()) && outbox.holds(outboxId)) {
                return new Found(Known.IN_OUTBOX, null, outboxId);
            }
        }
        return number == null ? Found.NOTHING : found(shipment, number);
    }

    private Found found(Keeper shipment, TicketNumber number) {
        Portal portal = delivery.open();
        Ticket ticket;
        try {
            ticket = portal.ticket(number).ticket();
        } catch (TicketsException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Found.NOTHING;
            }
            throw e;
        }
        return ticket.open() && isIn(portal, ticket, shipment.parcel().draft())
                ? new Found(Known.OPEN_TICKET, ticket, null)
                : Found.NOTHING;
    }

    private boolean isIn(Portal portal, Ticket ticket, Draft draft) {
        String wanted = String.valueOf(draft.department());
        if (wanted.equals(ticket.departmentId()) || wanted.equalsIgnoreCase(ticket.department())) {
            return true;
        }
        Department department = department(portal, draft);
        return ticket.departmentId() == null
                ? ticket.department() == null || department.name().equals(ticket.department())
                : department.id().equals(ticket.departmentId());
    }

    private Department department(Portal portal, Draft draft) {
        return delivery.names(portal).department(String.valueOf(draft.department()));
    }

    private static Outcome skipped(Keeper shipment, Found found) {
        Ticket ticket = found.ticket();
        FilingResult result = FilingResult.of(
                ticket, null, false, FilingResult.SentFile.of(shipment.parcel().attachments()), null, "skipped");
        return new Outcome(result.of(found.outboxId()), List.of(), List.of(), List.of());
    }
}
