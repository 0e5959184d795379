package dev.tickets.ticket;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to do with a message whose key may have a ticket already.
 *
 * @param ifOpen what is wanted while the ticket is open
 * @param minInterval replies that come sooner than this after the key's last message are left out; null for none
 * @param portalWide whether tickets of other machines count, too: then it carries the reference of its key
 * @param joins the ticket that it was decided to reply to; null as long as it is to be a ticket
 */
public record DedupDecision(
        DedupKey key,
        IfOpen ifOpen,
        @Nullable Duration minInterval,
        boolean portalWide,
        @Nullable TicketNumber joins) {

    /** As the author wants it; nothing is decided yet. */
    public static DedupDecision of(Alert alert) {
        return new DedupDecision(
                new DedupKey(alert.key()), alert.ifOpen(), alert.minInterval(), alert.portalWide(), null);
    }

    /** What is known of the ticket that the key has. */
    public enum Known {
        /** There is none, or it is closed, or it is in another department. */
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
     * @param last when the key's last message was written; null when that is not known
     * @param written when this one was
     */
    public Action action(Known known, @Nullable Instant last, Instant written) {
        if (known == Known.NO_OPEN_TICKET || ifOpen == IfOpen.NEW) {
            return Action.CREATE;
        }
        return ifOpen == IfOpen.SKIP || isTooSoon(last, written) ? Action.SKIP : Action.REPLY;
    }

    /** A last message in the future is the work of a clock that was set back: an alert too many is better than none. */
    private boolean isTooSoon(@Nullable Instant last, Instant written) {
        return minInterval != null
                && last != null
                && !last.isAfter(written)
                && Duration.between(last, written).compareTo(minInterval) < 0;
    }

    /** The same, decided to be a reply: a later try does not leave it out. */
    public DedupDecision joining(@Nullable TicketNumber ticket) {
        return new DedupDecision(key, ifOpen == IfOpen.SKIP ? IfOpen.REPLY : ifOpen, null, portalWide, ticket);
    }

    /** The line by which other machines find a ticket of this key; null where they need not. */
    public @Nullable String mark(String department) {
        return portalWide ? "Key: " + key.reference(department) : null;
    }

    /** The same, to be a ticket of its own as far as is known now. */
    public DedupDecision creating() {
        return new DedupDecision(key, ifOpen, minInterval, portalWide, null);
    }
}
