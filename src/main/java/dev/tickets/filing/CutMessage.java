package dev.tickets.filing;

import dev.tickets.portal.CharacterLoss;
import dev.tickets.portal.TextComparison;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.Reference;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes a message whose end the portal has cut off, with its reference: the message ends exactly where the first
 * character is that such portals do not keep, and was stored at the time of the request.
 */
final class CutMessage {
    /** The time of a request at most, and the differences of clocks. */
    private static final Duration TOLERANCE = Duration.ofMinutes(7);

    private final Instant asked;

    /** @param asked when the last request with the message began or ended */
    CutMessage(Instant asked) {
        this.asked = asked;
    }

    /** The earliest time at which the portal can have stored the message. */
    Instant earliest() {
        return asked.minus(TOLERANCE);
    }

    /**
     * Whether the message is the sent one, cut.
     *
     * @param time of the message; null when the portal names none
     */
    boolean is(String sent, @Nullable Message message, @Nullable PortalTime time) {
        return message != null
                && isCut(sent, message.body())
                && !message.body().isBlank()
                && time != null
                && isThen(time);
    }

    /** Whether the body is the sent text, cut where its first lost character was. */
    static boolean isCut(String sent, String body) {
        return Reference.lastIn(body).isEmpty() && CharacterLoss.of(sent, body) == CharacterLoss.CUT;
    }

    /**
     * Whether the body is a beginning of the text: what a database leaves of a text that it cuts. Nothing is left of a
     * text that begins with a lost character.
     */
    static boolean isBeginning(String sent, String body) {
        return TextComparison.begins(sent, body) || isCut(sent, body);
    }

    /** Without a time zone, the time proves nothing. */
    private boolean isThen(PortalTime time) {
        if (time.offset() == null) {
            return false;
        }
        Instant stored = time.local().toInstant(time.offset());
        return !stored.isBefore(earliest()) && !stored.isAfter(asked.plus(TOLERANCE));
    }
}
