package dev.tickets.ticket;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to do with a message whose key may already have a ticket.
 *
 * @param ifOpen what to do while the ticket is open
 * @param minInterval replies within this time after the key's last message are dropped; null for no limit
 * @param portalWide whether tickets of other machines count: then the ticket carries the reference of its key
 * @param joins the ticket to reply to; null for a new ticket
 */
public record DedupDecision(
        DedupKey key,
        IfOpen ifOpen,
        @Nullable Duration minInterval,
        boolean portalWide,
        @Nullable TicketNumber joins) {

    /** The author's options, before a decision. */
    public static DedupDecision of(Alert alert) {
        return new DedupDecision(
                new DedupKey(alert.key()), alert.ifOpen(), alert.minInterval(), alert.portalWide(), null);
    }

    /** What is known of the key's ticket. */
    public enum Known {
        /** No ticket, a closed one, or one in another department. */
        NO_OPEN_TICKET,
        /** An open ticket. */
        OPEN_TICKET,
        /** A ticket that is still in the outbox. */
        IN_OUTBOX
    }

    /** What to do. */
    public enum Action {
        CREATE,
        /** Reply to the ticket, after it has arrived. */
        REPLY,
        SKIP
    }

    /**
     * Decides.
     *
     * @param last when the key's last message was written; null when unknown
     * @param written when this one was
     * @param now when the decision is made, later than {@code written} for a message that had to wait
     */
    public Action action(Known known, @Nullable Instant last, Instant written, Instant now) {
        if (known == Known.NO_OPEN_TICKET || ifOpen == IfOpen.NEW) {
            return Action.CREATE;
        }
        return ifOpen == IfOpen.SKIP || isTooSoon(last, written, now) ? Action.SKIP : Action.REPLY;
    }

    /**
     * The reason why a message is dropped: {@code the ticket of this key is still open (last message 12 min ago,
     * interval 6h)}.
     *
     * @param last when the key's last message was written; null when unknown
     */
    public String skipping(Known known, @Nullable Instant last, Instant now) {
        Duration interval = minInterval;
        String why = ifOpen != IfOpen.SKIP && interval != null && last != null
                ? "last message " + DurationText.rough(Duration.between(last, now)) + " ago, interval "
                        + DurationText.exact(interval)
                : "--if-open skip";
        return "the ticket of this key is " + (known == Known.IN_OUTBOX ? "still in the outbox" : "still open") + " ("
                + why + ")";
    }

    /**
     * Whether the message and the key's last one are closer than the interval. The last message may be the younger one,
     * if this one had to wait in the outbox. A last message in the future means that the clock was set back: an extra
     * alert is better than none.
     */
    private boolean isTooSoon(@Nullable Instant last, Instant written, Instant now) {
        return minInterval != null
                && last != null
                && !last.isAfter(now)
                && Duration.between(last, written).abs().compareTo(minInterval) < 0;
    }

    /** The decision to reply; a later attempt does not skip the message. */
    public DedupDecision joining(@Nullable TicketNumber ticket) {
        return new DedupDecision(key, ifOpen == IfOpen.SKIP ? IfOpen.REPLY : ifOpen, null, portalWide, ticket);
    }

    /** The line by which other machines find a ticket of this key; null without {@link #portalWide}. */
    public @Nullable String mark(String department) {
        return portalWide ? "Key: " + key.reference(department) : null;
    }

    /** The decision to create a ticket. */
    public DedupDecision creating() {
        return new DedupDecision(key, ifOpen, minInterval, portalWide, null);
    }
}
