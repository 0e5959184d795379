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

/** Closing and reopening, believed only when the status read back says so. */
public final class StatusChange {
    private final Portal portal;
    private final Consumer<String> warnings;

    public StatusChange(Portal portal) {
        this(portal, warning -> {});
    }

    /** @param warnings is told before something is done that cannot be undone */
    public StatusChange(Portal portal, Consumer<String> warnings) {
        this.portal = portal;
        this.warnings = warnings;
    }

    /**
     * Closes the ticket; one that is closed already is left alone.
     *
     * @throws TicketsException (refused) when it stays open
     */
    public Ticket close(TicketNumber number) {
        return change(number, false, portal::closeTicket);
    }

    /**
     * Opens the ticket again; one that is open already is left alone.
     *
     * @throws TicketsException (refused) when it stays closed
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
                    "Ticket " + number + " has messages that the portal keeps encrypted; it may erase their text"
                            + " now that it is closed.");
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
                "the portal did not " + (open ? "reopen" : "close") + " ticket " + number + "; it is still "
                        + after.status(),
                "the ticket's page may say why: " + after.url());
    }

    private Ticket readBack(TicketNumber number, boolean open) {
        try {
            return portal.ticket(number).ticket();
        } catch (TicketsException e) {
            throw new TicketsException(
                    ErrorCode.UNCLEAR,
                    "the portal was asked to " + (open ? "reopen" : "close") + " ticket " + number
                            + ", but it could not be read back: " + e.getMessage(),
                    "tickets view " + number,
                    e);
        }
    }
}
