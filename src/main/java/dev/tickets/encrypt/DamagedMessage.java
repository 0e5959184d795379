package dev.tickets.encrypt;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import org.jspecify.annotations.Nullable;

/** What is said of messages that cannot be decrypted. */
final class DamagedMessage {
    private DamagedMessage() {}

    static TicketsException of(String what, @Nullable Exception cause) {
        return new TicketsException(
                ErrorCode.REFUSED, "cannot decrypt: " + what, "ask the sender to send it again", cause);
    }

    /**
     * What a failure of the library means. Bytes that somebody made up let it fail in many ways, and all mean the same;
     * but it may have wrapped a refusal of ours.
     */
    static TicketsException behind(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TicketsException refusal) {
                return refusal;
            }
        }
        return of("the message is damaged, was changed or is cut off", failure);
    }

    static TicketsException noKey(String whose) {
        return new TicketsException(
                ErrorCode.NOT_FOUND,
                "cannot decrypt: it was not encrypted to " + whose,
                "name the private key that it was encrypted to: --key FILE");
    }
}
