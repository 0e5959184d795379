package dev.tickets.portal.hostbill;

import dev.tickets.render.HtmlText;
import dev.tickets.ticket.Attachment;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attachments of a thread by their message. They come as a map from reply id to list with key {@code 0} for the
 * opening message, as a list of lists when only that key exists, as {@code []}, inside each reply, or as one flat list
 * or map whose rows name their reply: {@code rel_id} as in HostBill's table, or {@code reply_id}.
 */
final class ThreadAttachments {
    /** The key of the opening message. */
    static final String OPENING = "0";

    private static final String[] ID = {"id", "attachment_id"};
    private static final String[] MESSAGE = {"reply_id", "rel_id", "message_id"};
    /** The original name; empty in rows that are older than this column. */
    private static final String[] NAME = {"org_filename", "name", "filename"};

    /** By message, then by id: a row that stands twice counts once. */
    private final Map<String, Map<String, Attachment>> byMessage = new HashMap<>();

    /** Adds the attachments that stand beside a ticket and its replies, or at the ticket. */
    void add(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                addKeyed(String.valueOf(entry.getKey()), entry.getValue());
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                JsonRow row = JsonRow.of(list.get(i));
                if (isAttachment(row)) {
                    addRow(OPENING, row);
                } else {
                    addRows(String.valueOf(i), list.get(i));
                }
            }
        }
    }

    /** Adds the value of a key, which is the id of a message or of the attachment itself. */
    private void addKeyed(String key, @Nullable Object value) {
        JsonRow row = JsonRow.of(value);
        String id = row.text(ID);
        if (id == null && isAttachment(row)) {
            put(row.textOr(OPENING, MESSAGE), key, row);
        } else {
            addRows(key.equals(id) ? OPENING : key, value);
        }
    }

    /** Whether the object is one attachment, and not a map of attachments by id. */
    private static boolean isAttachment(JsonRow row) {
        return row.text(ID) != null || row.text(NAME) != null || row.text(MESSAGE) != null;
    }

    private void addRows(String message, @Nullable Object items) {
        for (JsonRow row : JsonRow.rows(items)) {
            addRow(message, row);
        }
    }

    /** @param message of the row if the row names none */
    private void addRow(String message, JsonRow row) {
        String id = row.text(ID);
        if (id != null) {
            put(row.textOr(message, MESSAGE), id, row);
        }
    }

    /** Adds what a message itself holds. */
    void addOwn(String message, @Nullable Object items) {
        for (JsonRow row : JsonRow.rows(items)) {
            String id = row.text(ID);
            if (id != null) {
                put(message, id, row);
            }
        }
    }

    private void put(String message, String id, JsonRow row) {
        Map<String, Attachment> attachments = byMessage.computeIfAbsent(message, key -> new LinkedHashMap<>());
        if (!attachments.containsKey(id)) {
            String name = HtmlText.inline(row.textOr("attachment-" + id, NAME));
            attachments.put(id, new Attachment(id, name, row.number("size", "filesize")));
        }
    }

    /** The attachments of a message, in the portal's order. */
    List<Attachment> of(String message) {
        return List.copyOf(byMessage.getOrDefault(message, Map.of()).values());
    }
}
