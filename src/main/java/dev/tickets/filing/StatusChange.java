package dev.tickets.filing;

import dev.tickets.portal.Capability;
import dev.tickets.portal.Portal;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.function.Consumer;

/** Closes and reopens tickets, and confirms the change by the status that is read back. */
public final class StatusChange {
    private final Portal portal;
    private final Consumer<String> warnings;

    public StatusChange(Portal portal) {
        this(portal, warning -> {});
    }

    /** @param warnings receives a warning before a step that cannot be undone */
    public StatusChange(Portal portal, Consumer<String> warnings) {
        this.portal = portal;
        this.warnings = warnings;
    }

    /**
     * Closes the ticket; a closed ticket stays unchanged.
     *
     * @throws TicketsException (refused) when the ticket stays open
     */
    public Ticket close(TicketNumber number) {
        return change(number, false, portal::closeTicket);
    }

    /**
     * Reopens the ticket; an open ticket stays unchanged.
     *
     * @throws TicketsException (refused) when the ticket stays closed
     */
    public Ticket reopen(TicketNumber number) {
        return change(number, true, portal::reopenTicket);
    }

    private Ticket change(TicketNumber number, boolean open, Consumer<TicketNumber> change) {
        TicketThread thread = portal.ticket(number);
        Ticket before = thread.ticket();
        if (before.open() == open) {
            return before;
        }
        portal.require(Capability.CLOSING);
        if (!open && (thread.encrypted() || thread.messages().stream().anyMatch(Message::encrypted))) {
            warnings.accept(
                    "Ticket #" + number + " has encrypted messages; the portal may erase their text after closing.");
        }
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
