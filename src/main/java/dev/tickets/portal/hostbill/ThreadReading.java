package dev.tickets.portal.hostbill;

import dev.tickets.render.HtmlText;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.Message.Side;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From {@code GET /tickets/{number}} to a thread. The opening message is the ticket's own {@code body}; replies that
 * were not sent yet are left out.
 */
final class ThreadReading {
    private static final long TICKET_ENCRYPTED = 1024;
    private static final long REPLY_ENCRYPTED = 16;

    private final TicketMapper reading;
    private final PortalText text;

    ThreadReading(TicketMapper reading, PortalText text) {
        this.reading = reading;
        this.text = text;
    }

    /** The thread in the payload; empty without a ticket. */
    Optional<TicketThread> thread(JsonRow payload) {
        JsonRow row = payload.within("ticket");
        Optional<Ticket> ticket = reading.ticket(row);
        if (ticket.isEmpty()) {
            return Optional.empty();
        }
        ThreadAttachments attachments = new ThreadAttachments();
        attachments.add(payload.value("attachments"));
        attachments.add(row.value("attachments"));
        List<Message> replies = new ArrayList<>();
        for (JsonRow reply : JsonRow.rows(payload.has("replies") ? payload.value("replies") : row.value("replies"))) {
            if (isShown(reply)) {
                replies.add(reply(reply, attachments));
            }
        }
        List<Message> messages = new ArrayList<>();
        messages.add(opening(row, attachments));
        messages.addAll(ReplyOrder.oldestFirst(replies));
        return Optional.of(new TicketThread(
                ticket.get(), cc(row), service(row), messages.get(0).encrypted(), messages));
    }

    /** The name of the field with the ticket's related service; null for none. */
    static @Nullable String serviceField(JsonRow row) {
        for (String field : OptionalFields.SERVICE) {
            if (isGiven(row.value(field))) {
                return field;
            }
        }
        return null;
    }

    private Message opening(JsonRow row, ThreadAttachments attachments) {
        return message(ThreadAttachments.OPENING, row, row.bit("flags", TICKET_ENCRYPTED), attachments);
    }

    private Message reply(JsonRow row, ThreadAttachments attachments) {
        String id = row.textOr("", "id");
        // a reply without an id has the attachments that it holds itself, and no others
        ThreadAttachments known = id.isEmpty() ? new ThreadAttachments() : attachments;
        known.addOwn(id, row.value("attachments"));
        return message(id, row, row.bit("flags", REPLY_ENCRYPTED), known);
    }

    private Message message(String id, JsonRow row, boolean marked, ThreadAttachments attachments) {
        String body = PortalText.body(row.textOr("", "body", "message"));
        Message message = new Message(
                id,
                HtmlText.inline(row.textOr("", "name", "email")),
                side(row),
                text.time(row.text("date", "created_at", "created")),
                body,
                marked || row.truth("encrypted"),
                attachments.of(id));
        return RemovedText.isNotice(body) ? message.asRemoved() : message;
    }

    /** Drafts and scheduled replies of the staff are not for the customer. A reply without any status is. */
    private static boolean isShown(JsonRow reply) {
        String status = JsonRow.scalar(reply.value("status"));
        return status == null || status.strip().equalsIgnoreCase("Sent");
    }

    private static Side side(JsonRow row) {
        String type = row.textOr("", "type");
        return type.equalsIgnoreCase("Admin") || type.equalsIgnoreCase("System") ? Side.STAFF : Side.CUSTOMER;
    }

    private static @Nullable List<String> cc(JsonRow row) {
        Object value = row.value("cc") instanceof Map<?, ?> byId ? new ArrayList<>(byId.values()) : row.value("cc");
        List<String> addresses = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                String address = JsonRow.scalar(item);
                if (address != null && !address.isBlank()) {
                    addresses.add(HtmlText.inline(address.strip()));
                }
            }
            return addresses;
        }
        if (!(value instanceof String text)) {
            return null;
        }
        for (String address : text.split("[,;\\s]+", -1)) {
            if (!address.isEmpty()) {
                addresses.add(HtmlText.inline(address));
            }
        }
        return addresses;
    }

    private static @Nullable String service(JsonRow row) {
        String field = serviceField(row);
        if (field == null) {
            return null;
        }
        JsonRow object = row.row(field);
        String label = row.text(field);
        if (label == null) {
            label = object.textOr("", "name", "label") + " (" + object.textOr("", "id") + ")";
        }
        return HtmlText.inline(label);
    }

    private static boolean isGiven(@Nullable Object value) {
        String text = JsonRow.scalar(value);
        return text != null
                ? !text.isBlank() && !text.equals("0") && !text.equals("false")
                : value instanceof Map<?, ?> map && !map.isEmpty();
    }
}
