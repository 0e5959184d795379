package dev.tickets.portal.hostbill;

import dev.tickets.portal.Creation;
import dev.tickets.ticket.TicketNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the number of a new ticket in the answer to it. */
final class CreatedNumbers {
    private CreatedNumbers() {}

    /** The creation, from an answer that accepts or at least names the ticket. */
    static Creation creation(JsonAnswer answer) {
        if (answer.isFine()) {
            return new Creation(likely(answer), null);
        }
        List<String> words = PortalErrors.in(answer.root());
        return new Creation(
                certain(answer), words.isEmpty() ? "HTTP " + answer.status() : PortalErrors.sentence(words));
    }

    /** Where the number may stand, likeliest first. */
    private static List<TicketNumber> likely(JsonAnswer answer) {
        JsonRow payload = answer.payload();
        JsonRow ticket = payload.row("ticket");
        return distinct(
                ticket.text("ticket_number"),
                ticket.text("number"),
                payload.text("ticket_number"),
                payload.text("number"),
                payload.text("ticket_id"),
                payload.text("ticket"),
                payload.text("id"));
    }

    /** Only those that are a ticket's for sure: another number beside an error may be that of the error. */
    static List<TicketNumber> certain(JsonAnswer answer) {
        JsonRow payload = answer.payload();
        JsonRow ticket = payload.row("ticket");
        return distinct(
                ticket.text("ticket_number"),
                ticket.text("number"),
                payload.text("ticket_number"),
                payload.text("ticket_id"));
    }

    private static List<TicketNumber> distinct(@Nullable String... candidates) {
        List<TicketNumber> numbers = new ArrayList<>();
        for (@Nullable String candidate : candidates) {
            String digits = candidate == null ? "" : candidate.strip();
            // 0 is PHP's way to name none
            boolean number = TicketNumber.isNumber(digits) && !digits.equals("0");
            if (number && !numbers.contains(new TicketNumber(digits))) {
                numbers.add(new TicketNumber(digits));
            }
        }
        return numbers;
    }
}
