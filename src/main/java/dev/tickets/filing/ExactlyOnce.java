package dev.tickets.filing;

import dev.tickets.state.Sleeper;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import org.jspecify.annotations.Nullable;

/**
 * Brings one message to the portal exactly once. A message that may have arrived is searched for first. After an
 * unclear answer the message is searched for, and sent again at most once.
 */
final class ExactlyOnce {
    /** The time in milliseconds that a portal may need to store a request after an unclear answer. */
    private static final long SETTLING = 500;

    private final DeliveryAttempt attempt;
    private final Sleeper sleeper;

    ExactlyOnce(DeliveryAttempt attempt, Sleeper sleeper) {
        this.attempt = attempt;
        this.sleeper = sleeper;
    }

    /**
     * Sends the message, and returns it as read back.
     *
     * @throws TicketsException (unclear) when the message may have arrived; another code when it has not
     */
    Confirmed arrive(Exchange exchange) {
        if (attempt.isUncertain()) {
            Confirmed found = settled(exchange, null);
            if (found != null) {
                return found;
            }
            if (attempt.isBusy()) {
                throw unclear("the message does not show yet, but the portal may still be processing it", null);
            }
            attempt.absent();
        }
        for (boolean last = false; ; last = true) {
            try {
                return post(exchange);
            } catch (TicketsException e) {
                boolean reworded = !last && exchange.mayReword(e);
                Confirmed found = reworded && e.code().provesNotSent() ? null : lookAfter(exchange, e, last);
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
            // a bug in this program at any moment of the exchange: the portal may have the message
            throw new TicketsException(ErrorCode.UNCLEAR, Unexpected.words(e), null, e);
        }
    }

    /** @throws TicketsException (refused) when the text of the message was not kept */
    private void requireText() {
        if (attempt.submission().isWithoutText()) {
            throw new TicketsException(
                    ErrorCode.REFUSED,
                    Words.left(attempt.submission(), attempt.progress())
                            + " has not arrived, and its text was not kept, because it would have been stored"
                            + " unencrypted",
                    "write the message again");
        }
    }

    /** Whether a bug in this program ended the exchange. */
    private static boolean isBrokenOff(TicketsException failure) {
        Throwable cause = failure.getCause();
        return cause instanceof Error || (cause instanceof RuntimeException && !(cause instanceof TicketsException));
    }

    /**
     * The message found after a failure; null when it is certainly absent and may be sent again now.
     *
     * @param last whether no further attempt follows
     */
    private @Nullable Confirmed lookAfter(Exchange exchange, TicketsException failure, boolean last) {
        if (failure.code() != ErrorCode.UNCLEAR) {
            throw failure;
        }
        if (!last && !failure.isUnanswered()) {
            sleeper.sleep(SETTLING);
        }
        Confirmed found = settled(exchange, failure);
        // the portal may still be processing the message, or asked us to wait
        boolean unsure = failure.isUnanswered() || failure.retryAfter() != null || isBrokenOff(failure);
        if (found == null && (last || unsure)) {
            throw failure;
        }
        return found;
    }

    private @Nullable Confirmed settled(Exchange exchange, @Nullable TicketsException failure) {
        SearchResult result;
        try {
            result = exchange.look();
        } catch (RuntimeException | Error e) {
            throw failure != null
                    ? failure
                    : unclear(
                            "the message may have arrived, and the search for it failed: " + Unexpected.words(e),
                            Unexpected.failure(e));
        }
        if (result.doubt() != null) {
            boolean known = attempt.reference() == null || attempt.progress().accepted();
            throw failure != null && known
                    ? failure
                    : unclear(
                            (failure == null ? "the message may have arrived: " : failure.getMessage() + "; ")
                                    + result.doubt(),
                            failure);
        }
        return result.found();
    }

    private static TicketsException unclear(String message, @Nullable TicketsException cause) {
        return new TicketsException(ErrorCode.UNCLEAR, message, cause == null ? null : cause.hint(), cause);
    }
}
