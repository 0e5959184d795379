package dev.tickets.cli;

import dev.tickets.portal.Portal;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.util.function.Supplier;

/** A ticket as it is named on the command line: {@code 123456}, {@code #123456}, or the address of its page. */
final class TicketArgument {
    private TicketArgument() {}

    /**
     * The ticket's number.
     *
     * @param portal knows its addresses; asked for only where an address was given
     * @throws TicketsException (usage) when it is none of the three
     */
    static TicketNumber parse(String text, Supplier<Portal> portal) {
        String digits = text.startsWith("#") ? text.substring(1) : text;
        if (TicketNumber.isNumber(digits)) {
            return new TicketNumber(digits);
        }
        if (!text.contains("://")) {
            throw TicketsException.usage(
                    "'" + text + "' is not a ticket", "give its number, like 123456, or its address");
        }
        return portal.get()
                .numberAt(text)
                .orElseThrow(() -> TicketsException.usage(
                        "'" + text + "' is not the address of a ticket of this portal",
                        "give its number, or choose another profile with -p"));
    }
}
