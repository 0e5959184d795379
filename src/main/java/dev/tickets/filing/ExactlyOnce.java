package dev.tickets.filing;

import dev.tickets.state.Sleeper;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import org.jspecify.annotations.Nullable;

/**
 * Brings one message to the portal, once: where it may be there already it looks first, and after an unclear answer it
 * looks before it sends again, once.
 */
final class ExactlyOnce {
    /** What a portal may still need to store a request that got no clear answer. */
    private static final long SETTLING = 500;

    private final Keeper shipment;
    private final Sleeper sleeper;

    ExactlyOnce(Keeper shipment, Sleeper sleeper) {
        this.shipment = shipment;
        this.sleeper = sleeper;
    }

    /**
     * The message as it was read back.
     *
     * @throws TicketsException (unclear) when it may have arrived; anything else when it has not
     */
    Confirmed arrive(Exchange route) {
        if (shipment.isUncertain()) {
            Confirmed found = settled(route, null);
            if (found != null) {
                return found;
            }
            if (shipment.isBusy()) {
                throw unclear("it does not show yet, but the portal may be at it still", null);
            }
            shipment.absent();
        }
        try {
            return post(route);
        } catch (TicketsException e) {
            Confirmed found = lookAfter(route, e);
            if (found != null) {
                return found;
            }
        }
        shipment.absent();
        return postLast(route);
    }

    private Confirmed post(Exchange route) {
        shipment.requireText();
        route.prepare();
        shipment.begin();
        try {
            return route.send();
        } catch (TicketsException e) {
            throw hasNotArrived(e) ? e : unclear(e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            // a fault of ours, at any moment of the exchange: the portal may have it, or be at it still
            throw new TicketsException(ErrorCode.UNCLEAR, Unexpected.words(e), null, e);
        }
    }

    /** Whether a fault of ours broke the exchange off. */
    private static boolean isBrokenOff(TicketsException failure) {
        Throwable cause = failure.getCause();
        return cause instanceof Error || (cause instanceof RuntimeException && !(cause instanceof TicketsException));
    }

    private Confirmed postLast(Exchange route) {
        try {
            return post(route);
        } catch (TicketsException e) {
            if (e.code() != ErrorCode.UNCLEAR) {
                throw e;
            }
            Confirmed found = settled(route, e);
            if (found != null) {
                return found;
            }
            throw e;
        }
    }

    /** What is there after that failure; null when it is certain that nothing is, and it may be sent again now. */
    private @Nullable Confirmed lookAfter(Exchange route, TicketsException failure) {
        if (failure.code() != ErrorCode.UNCLEAR) {
            throw failure;
        }
        if (!failure.isUnanswered()) {
            sleeper.sleep(SETTLING);
        }
        Confirmed found = settled(route, failure);
        if (found == null && (failure.isUnanswered() || failure.retryAfter() != null || isBrokenOff(failure))) {
            // the portal may be at it still, or wants to be left alone
            throw failure;
        }
        return found;
    }

    private @Nullable Confirmed settled(Exchange route, @Nullable TicketsException failure) {
        SearchResult sighting;
        try {
            sighting = route.look();
        } catch (RuntimeException | Error e) {
            throw failure != null
                    ? failure
                    : unclear(
                            "it may have arrived, and could not be looked for: " + Unexpected.words(e),
                            Unexpected.failure(e));
        }
        if (sighting.doubt() != null) {
            boolean said = shipment.reference() == null || shipment.progress().accepted();
            throw failure != null && said
                    ? failure
                    : unclear(
                            (failure == null ? "it may have arrived: " : failure.getMessage() + "; ")
                                    + sighting.doubt(),
                            failure);
        }
        return sighting.found();
    }

    private static boolean hasNotArrived(TicketsException e) {
        return switch (e.code()) {
            case UNREACHABLE, TIMEOUT, LOGIN_REQUIRED, REFUSED, FORBIDDEN, NOT_FOUND, USAGE -> true;
            default -> false;
        };
    }

    private static TicketsException unclear(String message, @Nullable TicketsException cause) {
        return new TicketsException(ErrorCode.UNCLEAR, message, cause == null ? null : cause.hint(), cause);
    }
}
