package dev.tickets.portal.hostbill;

import dev.tickets.ticket.Message;
import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.TicketNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The order of replies. Operators may choose "newest first", and a map by id has any order. */
final class ReplyOrder {
    private ReplyOrder() {}

    /** By id where all ids are numbers; else by time where all have a time; else in the portal's order. */
    static List<Message> oldestFirst(List<Message> replies) {
        List<Message> sorted = new ArrayList<>(replies);
        if (haveNumbers(replies)) {
            sorted.sort(Comparator.comparingLong(reply -> Long.parseLong(reply.id())));
        } else if (haveTimes(replies)) {
            Comparator<Message> byTime = Comparator.comparing(ReplyOrder::time);
            if (!replies.isEmpty() && byTime.compare(replies.get(0), replies.get(replies.size() - 1)) > 0) {
                // newest first: also among replies of the same second
                Collections.reverse(sorted);
            }
            sorted.sort(byTime);
        }
        return sorted;
    }

    private static boolean haveNumbers(List<Message> replies) {
        for (Message reply : replies) {
            if (!TicketNumber.isNumber(reply.id())) {
                return false;
            }
        }
        return true;
    }

    private static boolean haveTimes(List<Message> replies) {
        for (Message reply : replies) {
            if (reply.createdAt() == null) {
                return false;
            }
        }
        return true;
    }

    private static PortalTime time(Message reply) {
        if (reply.createdAt() == null) {
            throw new IllegalStateException("a reply without a time");
        }
        return reply.createdAt();
    }
}
