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

    private final DeliveryAttempt attempt;
    private final Sleeper sleeper;

    ExactlyOnce(DeliveryAttempt attempt, Sleeper sleeper) {
        this.attempt = attempt;
        this.sleeper = sleeper;
    }

    /**
     * The message as it was read back.
     *
     * @throws TicketsException (unclear) when it may have arrived; anything else when it has not
     */
    Confirmed arrive(Exchange exchange) {
        if (attempt.isUncertain()) {
            Confirmed found = settled(exchange, null);
            if (found != null) {
                return found;
            }
            if (attempt.isBusy()) {
                throw unclear("it does not show yet, but the portal may be at it still", null);
            }
            attempt.absent();
        }
        for (boolean last = false; ; last = true) {
            try {
                return post(exchange);
            } catch (TicketsException e) {
                Confirmed found = lookAfter(exchange, e, last);
                if (found != null) {
                    return found;
                }
            }
            attempt.absent();
        }
    }

    private Confirmed post(Exchange exchange) {
        requireText();
        exchange.prepare();
        attempt.begin();
        try {
            return exchange.send();
        } catch (TicketsException e) {
            throw e.code().provesNotSent() ? e : unclear(e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            // a fault of ours, at any moment of the exchange: the portal may have it, or be at it still
            throw new TicketsException(ErrorCode.UNCLEAR, Unexpected.words(e), null, e);
        }
    }

    /** @throws TicketsException (refused) when the text of the message was not kept */
    private void requireText() {
        if (attempt.submission().isWithoutText()) {
            throw new TicketsException(
                    ErrorCode.REFUSED,
                    Words.left(attempt.submission(), attempt.progress())
                            + " has not arrived, and its text was not kept, for it would have lain here in clear",
                    "write it again");
        }
    }

    /** Whether a fault of ours broke the exchange off. */
    private static boolean isBrokenOff(TicketsException failure) {
        Throwable cause = failure.getCause();
        return cause instanceof Error || (cause instanceof RuntimeException && !(cause instanceof TicketsException));
    }

    /**
     * What is there after that failure; null when it is certain that nothing is, and it may be sent again now.
     *
     * @param last whether it is not sent again in any case
     */
    private @Nullable Confirmed lookAfter(Exchange exchange, TicketsException failure, boolean last) {
        if (failure.code() != ErrorCode.UNCLEAR) {
            throw failure;
        }
        if (!last && !failure.isUnanswered()) {
            sleeper.sleep(SETTLING);
        }
        Confirmed found = settled(exchange, failure);
        // the portal may still be processing it, or wants to be left alone
        boolean unsure = failure.isUnanswered() || failure.retryAfter() != null || isBrokenOff(failure);
        if (found == null && (last || unsure)) {
            throw failure;
        }
        return found;
    }

    private @Nullable Confirmed settled(Exchange exchange, @Nullable TicketsException failure) {
        SearchResult sighting;
        try {
            sighting = exchange.look();
        } catch (RuntimeException | Error e) {
            throw failure != null
                    ? failure
                    : unclear(
                            "it may have arrived, and could not be looked for: " + Unexpected.words(e),
                            Unexpected.failure(e));
        }
        if (sighting.doubt() != null) {
            boolean said = attempt.reference() == null || attempt.progress().accepted();
            throw failure != null && said
                    ? failure
                    : unclear(
                            (failure == null ? "it may have arrived: " : failure.getMessage() + "; ")
                                    + sighting.doubt(),
                            failure);
        }
        return sighting.found();
    }

    private static TicketsException unclear(String message, @Nullable TicketsException cause) {
        return new TicketsException(ErrorCode.UNCLEAR, message, cause == null ? null : cause.hint(), cause);
    }
}
