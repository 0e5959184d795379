package dev.tickets.filing;

import dev.tickets.portal.Capability;
import dev.tickets.portal.Portal;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.util.function.Consumer;

/** Closes and reopens tickets, and confirms the change by the status that is read back. */
public final class StatusChange {
    private final Portal portal;

    public StatusChange(Portal portal) {
        this.portal = portal;
    }

    /**
     * Closes the ticket; a closed ticket stays unchanged. The text of encrypted messages may be erased, so callers ask
     * {@link Erasure} first.
     *
     * @throws TicketsException (refused) when the ticket stays open
     */
    public Ticket close(Ticket ticket) {
        return change(ticket, false, portal::closeTicket);
    }

    /**
     * Reopens the ticket; an open ticket stays unchanged.
     *
     * @throws TicketsException (refused) when the ticket stays closed
     */
    public Ticket reopen(Ticket ticket) {
        return change(ticket, true, portal::reopenTicket);
    }

    private Ticket change(Ticket before, boolean open, Consumer<TicketNumber> change) {
        if (before.open() == open) {
            return before;
        }
        portal.require(Capability.CLOSING);
        TicketNumber number = before.number();
        TicketsException unclear = null;
        try {
            change.accept(number);
        } catch (TicketsException e) {
            if (e.code() != ErrorCode.UNCLEAR) {
                throw e;
            }
            unclear = e;
        }
        Ticket after = readBack(number, open);
        if (after.open() == open) {
            return after;
        }
        if (unclear != null) {
            throw unclear;
        }
        throw new TicketsException(
                ErrorCode.REFUSED,
                "the portal did not " + (open ? "reopen" : "close") + " ticket #" + number + "; its status is still "
                        + after.status(),
                "check the ticket's page for the reason: " + after.url());
    }

    private Ticket readBack(TicketNumber number, boolean open) {
        try {
            return portal.ticket(number).ticket();
        } catch (TicketsException e) {
            throw new TicketsException(
                    ErrorCode.UNCLEAR,
                    "the portal received the request to " + (open ? "reopen" : "close") + " ticket #" + number
                            + ", but reading the ticket back failed: " + e.getMessage(),
                    "tickets view " + number,
                    e);
        }
    }
}
