package dev.tickets.filing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to do with a message whose key may have a ticket already.
 *
 * @param ifOpen what is wanted while the ticket is open
 * @param minInterval replies that come sooner than this after the key's last message are left out; null for none
 */
public record Repetition(IfOpen ifOpen, @Nullable Duration minInterval) {

    /** What is known of the ticket that the key has. */
    public enum Known {
        /** There is none, or it is closed, or it was moved to another department. */
        NO_OPEN_TICKET,
        /** It is there and open. */
        OPEN_TICKET,
        /** It is on its way: still in the outbox. */
        IN_OUTBOX
    }

    /** What to do. */
    public enum Action {
        CREATE,
        /** Reply to the ticket, once it is there. */
        REPLY,
        SKIP
    }

    /**
     * Decides.
     *
     * @param last when the key's last message was filed; null when that is not known
     */
    public Action action(Known known, @Nullable Instant last, Instant now) {
        if (known == Known.NO_OPEN_TICKET || ifOpen == IfOpen.NEW) {
            return Action.CREATE;
        }
        return ifOpen == IfOpen.SKIP || isTooSoon(last, now) ? Action.SKIP : Action.REPLY;
    }

    /** A last message in the future is the work of a clock that was set back: an alert too many is better than none. */
    private boolean isTooSoon(@Nullable Instant last, Instant now) {
        return minInterval != null
                && last != null
                && !last.isAfter(now)
                && Duration.between(last, now).compareTo(minInterval) < 0;
    }
}
