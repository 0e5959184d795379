package dev.tickets.encrypt;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import org.jspecify.annotations.Nullable;

/** The failures of messages that cannot be decrypted. */
final class DamagedMessage {
    private DamagedMessage() {}

    static TicketsException of(String what, @Nullable Exception cause) {
        return new TicketsException(
                ErrorCode.REFUSED, "cannot decrypt: " + what, "ask the sender to send the message again", cause);
    }

    /**
     * Translates a failure of the library. On forged bytes the library fails in many ways, with the same meaning; the
     * failure may wrap a refusal of this program.
     */
    static TicketsException translated(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TicketsException refusal) {
                return refusal;
            }
        }
        return of("the message is damaged, changed or truncated", failure);
    }

    static TicketsException noKey(String whose) {
        return new TicketsException(
                ErrorCode.NOT_FOUND,
                "cannot decrypt: the message is not encrypted to " + whose,
                "name the private key of the message: --key FILE");
    }
}
