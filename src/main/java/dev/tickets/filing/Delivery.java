package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.render.FilingResult;
import dev.tickets.state.Sleeper;
import dev.tickets.state.portals.NameCache;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings a shipment to the portal and to its end: the message, the replies that follow it, and the closing. */
final class Delivery {
    private final Supplier<Portal> portals;
    private final NameCache names;
    private final Sleeper sleeper;

    Delivery(Supplier<Portal> portals, NameCache names, Sleeper sleeper) {
        this.portals = portals;
        this.names = names;
        this.sleeper = sleeper;
    }

    /**
     * Delivers what has not arrived of it.
     *
     * @throws TicketsException when the message could not be confirmed; it says where it is kept
     */
    Outcome deliver(Keeper shipment) {
        Portal portal;
        Exchange route;
        Confirmed arrived;
        ExactlyOnce posting = new ExactlyOnce(shipment, sleeper);
        try {
            portal = open();
            route = route(portal, shipment);
            arrived = shipment.progress().arrived() ? route.again() : posting.arrive(route);
        } catch (TicketsException e) {
            throw shipment.settle(e);
        }
        TicketNumber number = arrived.thread().ticket().number();
        try {
            return confirmed(portal, route, shipment, posting, arrived);
        } catch (RuntimeException | Error e) {
            // whatever it was: the message is there, and is not to be sent again
            TicketsException fault = Unexpected.failure(e);
            String look = "do not send it again: tickets view " + number;
            throw new TicketsException(
                            ErrorCode.INCOMPLETE,
                            "#" + number + " is there, but not all could be done after that: " + fault.getMessage(),
                            fault.hint() == null ? look : look + "; " + fault.hint(),
                            e)
                    .of("incomplete", shipment.outboxId());
        }
    }

    /** What follows once the message was read back: nothing of that makes it less there. */
    private static Outcome confirmed(
            Portal portal, Exchange route, Keeper shipment, ExactlyOnce posting, Confirmed arrived) {
        TicketNumber number = arrived.thread().ticket().number();
        if (!shipment.progress().arrived()) {
            shipment.arrived(number);
        }
        Comparison shortfall = new Comparison(number);
        shortfall.comparing(() -> route.compare(shortfall, arrived));
        FollowUps followUps = new FollowUps(portal, shipment, shortfall, posting, arrived.thread());
        TicketsException rest = followUps.send();
        Ticket ticket = followUps.thread().ticket();
        if (rest == null) {
            if (shipment.parcel().draft().close()) {
                ticket = shortfall.closing(() -> new StatusChange(portal).close(number), ticket);
            }
        }
        FilingResult result = result(shipment, ticket, arrived.message()).of(rest == null ? null : rest.outboxId());
        shortfall.again(rest == null ? shipment.done(number, shortfall.lost()) : null);
        return shortfall.filed(result, shipment.warnings().texts());
    }

    /** Without a usable profile nothing can be sent, but nothing is wrong with the message either. */
    Portal open() {
        try {
            return portals.get();
        } catch (TicketsException e) {
            throw switch (e.code()) {
                case USAGE, NOT_FOUND, REFUSED, FORBIDDEN ->
                    new TicketsException(ErrorCode.LOGIN_REQUIRED, e.getMessage(), e.hint(), e);
                default -> e;
            };
        }
    }

    /** What the portal calls its departments and services. */
    Directory names(Portal portal) {
        return new Directory(() -> portal, names);
    }

    private Exchange route(Portal portal, Keeper shipment) {
        TicketNumber number = shipment.replyTo();
        return number == null
                ? new TicketExchange(portal, names(portal), shipment)
                : new ReplyExchange(portal, shipment, number);
    }

    private static FilingResult result(Keeper shipment, Ticket ticket, @Nullable Message message) {
        Submission parcel = shipment.parcel();
        boolean encrypted = (parcel.sealed() && !parcel.byPortal()) || (message != null && message.encrypted());
        return FilingResult.of(
                ticket,
                message,
                encrypted,
                Submitter.sentFiles(parcel.attachments().all()),
                shipment.reference() == null ? null : shipment.reference().value(),
                shipment.replyTo() != null ? "replied" : "created");
    }
}
