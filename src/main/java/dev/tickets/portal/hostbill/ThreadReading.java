package dev.tickets.portal.hostbill;

import dev.tickets.render.HtmlText;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.Message.Side;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From {@code GET /tickets/{number}} to a thread. The opening message is the ticket's own {@code body}; attachments
 * come as a map from reply id to list with key {@code 0} for the opening message, as a list of lists when only that key
 * exists, as {@code []}, inside each reply, or as one flat list with {@code reply_id}.
 */
final class ThreadReading {
    private static final String OPENING = "0";
    private static final long TICKET_ENCRYPTED = 1024;
    private static final long REPLY_ENCRYPTED = 16;
    private static final List<String> SERVICE_FIELDS = List.of("service_id", "service", "related_service");

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
        Map<String, List<Attachment>> attachments = attachments(first(payload, row, "attachments"));
        List<Message> messages = new ArrayList<>();
        messages.add(opening(row, attachments));
        for (JsonRow reply : JsonRow.rows(first(payload, row, "replies"))) {
            if (isShown(reply)) {
                messages.add(reply(reply, attachments));
            }
        }
        return Optional.of(new TicketThread(
                ticket.get(), cc(row), service(row), messages.get(0).encrypted(), messages));
    }

    /** The name of the field with the ticket's related service; null for none. */
    static @Nullable String serviceField(JsonRow row) {
        for (String field : SERVICE_FIELDS) {
            if (isGiven(row.value(field))) {
                return field;
            }
        }
        return null;
    }

    private static @Nullable Object first(JsonRow payload, JsonRow ticket, String key) {
        return payload.has(key) ? payload.value(key) : ticket.value(key);
    }

    private Message opening(JsonRow row, Map<String, List<Attachment>> attachments) {
        return new Message(
                OPENING,
                HtmlText.inline(row.textOr("", "name", "email")),
                side(row),
                text.time(row.text("date", "created_at", "created")),
                PortalText.body(row.textOr("", "body", "message")),
                row.bit("flags", TICKET_ENCRYPTED) || row.truth("encrypted"),
                attachments.getOrDefault(OPENING, List.of()));
    }

    private Message reply(JsonRow row, Map<String, List<Attachment>> attachments) {
        String id = row.textOr("", "id");
        List<Attachment> own = new ArrayList<>(attachments.getOrDefault(id, List.of()));
        add(own, row.value("attachments"));
        return new Message(
                id,
                HtmlText.inline(row.textOr("", "name", "email")),
                side(row),
                text.time(row.text("date", "created_at", "created")),
                PortalText.body(row.textOr("", "body", "message")),
                row.bit("flags", REPLY_ENCRYPTED) || row.truth("encrypted"),
                own);
    }

    /** Drafts of the staff (empty status) and scheduled replies are not for the customer; no status at all is. */
    private static boolean isShown(JsonRow reply) {
        Object status = reply.value("status");
        return !(status instanceof String word) || !(word.isEmpty() || word.equalsIgnoreCase("Scheduled"));
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

    private static Map<String, List<Attachment>> attachments(@Nullable Object value) {
        Map<String, List<Attachment>> byMessage = new HashMap<>();
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String message = messageOf(String.valueOf(entry.getKey()), entry.getValue());
                add(listOf(message, byMessage), entry.getValue());
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Map<?, ?> item) {
                    String message = new JsonRow(item).textOr(OPENING, "reply_id", "message_id");
                    add(listOf(message, byMessage), List.of(item));
                } else {
                    add(listOf(String.valueOf(i), byMessage), list.get(i));
                }
            }
        }
        return byMessage;
    }

    /** The message that a key of the map means: itself, unless it is the id of the very attachment that it leads to. */
    private static String messageOf(String key, @Nullable Object items) {
        JsonRow lone = JsonRow.of(items);
        String otherwise = key.equals(lone.text("id")) ? OPENING : key;
        return lone.textOr(otherwise, "reply_id", "message_id");
    }

    private static List<Attachment> listOf(String message, Map<String, List<Attachment>> byMessage) {
        return byMessage.computeIfAbsent(message, key -> new ArrayList<>());
    }

    private static void add(List<Attachment> attachments, @Nullable Object items) {
        for (JsonRow row : JsonRow.rows(items)) {
            String id = row.text("id", "attachment_id");
            if (id != null) {
                String name = HtmlText.inline(row.textOr("attachment-" + id, "org_filename", "name", "filename"));
                attachments.add(new Attachment(id, name, row.number("size", "filesize")));
            }
        }
    }
}
