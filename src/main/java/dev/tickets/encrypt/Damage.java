package dev.tickets.encrypt;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import org.jspecify.annotations.Nullable;

/** What is said of messages that cannot be decrypted. */
final class Damage {
    private Damage() {}

    static TicketsException of(String what, @Nullable Exception cause) {
        return new TicketsException(
                ErrorCode.REFUSED, "cannot decrypt: " + what, "ask the sender to send it again", cause);
    }

    static TicketsException noKey(String whose) {
        return new TicketsException(
                ErrorCode.NOT_FOUND,
                "cannot decrypt: it was not encrypted to " + whose,
                "name the private key that it was encrypted to: --key FILE");
    }
}
