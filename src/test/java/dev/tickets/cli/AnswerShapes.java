package dev.tickets.cli;

import dev.tickets.testing.ReshapingPortal.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The shapes in which HostBill portals may give one answer. */
final class AnswerShapes {
    /** Fields of the portal's tables that are not for customers. */
    private static final Map<String, @Nullable Object> INTERNAL = Map.of(
            "parent_id", "4711",
            "creator_id", "4712",
            "owner_id", "4713",
            "senderip", "203.0.113.47",
            "bcc", "internal@portal.example",
            "metadata", "{\"internal\":true}",
            "acc_hash", "internal",
            "escalated", "1",
            "editby", "internal",
            "tags", 3);

    private AnswerShapes() {}

    /** The payload under {@code data}, with the page information beside it. */
    static Map<String, @Nullable Object> underData(String request, Map<String, @Nullable Object> document) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        Object page = document.remove("page");
        answer.put("data", document);
        if (page != null) {
            answer.put("page", page);
        }
        return answer;
    }

    /** The payload under {@code data}, and the page information, too. */
    static Map<String, @Nullable Object> allUnderData(String request, Map<String, @Nullable Object> document) {
        return object("data", document);
    }

    /** A map by id for each list of objects with an id. */
    static Map<String, @Nullable Object> mapsById(String request, Map<String, @Nullable Object> document) {
        return each(document, value -> value instanceof List<?> list ? byId(list, true) : value);
    }

    /** The same, and the objects do not repeat the id. */
    static Map<String, @Nullable Object> mapsByIdAlone(String request, Map<String, @Nullable Object> document) {
        return each(document, value -> value instanceof List<?> list ? byId(list, false) : value);
    }

    private static Object byId(List<?> list, boolean repeating) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> row) || row.get("id") == null) {
                return list;
            }
            Map<String, @Nullable Object> copy = row(row);
            if (!repeating) {
                copy.remove("id");
            }
            map.put(String.valueOf(row.get("id")), copy);
        }
        return map;
    }

    /** Numbers and booleans as text. */
    static Map<String, @Nullable Object> numbersAsText(String request, Map<String, @Nullable Object> document) {
        return each(
                document,
                value -> value instanceof Boolean truth
                        ? (truth ? "1" : "0")
                        : value instanceof Number ? value.toString() : value);
    }

    /** Text of digits as numbers. */
    static Map<String, @Nullable Object> textAsNumbers(String request, Map<String, @Nullable Object> document) {
        return each(
                document,
                value -> value instanceof String text && text.matches("\\d{1,9}") ? Integer.valueOf(text) : value);
    }

    /** {@code success} and one more field in an answer to a new ticket, as in the Admin API. */
    static Shape createdAs(@Nullable String field, @Nullable Object value) {
        return (request, document) -> {
            if (!request.equals("POST /api/tickets")) {
                return document;
            }
            Map<String, @Nullable Object> answer = object("success", true);
            if (field != null) {
                answer.put(field, value == null ? row(document.get("ticket")).get("ticket_number") : value);
            }
            answer.put("info", List.of("Ticket created"));
            return answer;
        };
    }

    /** The attachments inside of their messages. */
    static Map<String, @Nullable Object> nestedAttachments(String request, Map<String, @Nullable Object> document) {
        if (document.get("replies") instanceof List<?> replies) {
            Map<String, List<Map<String, @Nullable Object>>> files = files(document.remove("attachments"));
            Map<String, @Nullable Object> ticket = row(document.get("ticket"));
            ticket.put("attachments", files.getOrDefault("0", List.of()));
            document.put("ticket", ticket);
            List<Object> others = new ArrayList<>();
            for (Object reply : replies) {
                Map<String, @Nullable Object> copy = row(reply);
                copy.put("attachments", files.getOrDefault(String.valueOf(copy.get("id")), List.of()));
                others.add(copy);
            }
            document.put("replies", others);
        }
        return document;
    }

    /**
     * One list of attachments, as the rows of the portal's table.
     *
     * @param relation the field that names the message
     */
    static Shape flatAttachments(String relation) {
        return (request, document) -> {
            if (document.containsKey("attachments")) {
                List<Object> flat = new ArrayList<>();
                files(document.get("attachments"))
                        .forEach((message, rows) -> rows.forEach(row -> {
                            row.put(relation, message);
                            // a row from before the column of original names
                            row.put("filename", row.get("org_filename"));
                            row.put("org_filename", null);
                            flat.add(row);
                        }));
                document.put("attachments", flat);
            }
            return document;
        };
    }

    /** Attachments whose message is not named. */
    static Map<String, @Nullable Object> withoutRelation(String request, Map<String, @Nullable Object> document) {
        return each(document, value -> {
            if (value instanceof Map<?, ?> map && map.containsKey("rel_id")) {
                Map<String, @Nullable Object> copy = row(map);
                copy.remove("rel_id");
                return copy;
            }
            return value;
        });
    }

    /** The files by the id of their message; the practice portal writes a lone key 0 as a list of lists. */
    private static Map<String, List<Map<String, @Nullable Object>>> files(@Nullable Object attachments) {
        Map<String, @Nullable Object> byMessage = new LinkedHashMap<>();
        if (attachments instanceof Map<?, ?> map) {
            map.forEach((message, rows) -> byMessage.put(String.valueOf(message), rows));
        } else if (attachments instanceof List<?> list && !list.isEmpty()) {
            byMessage.put("0", list.get(0));
        }
        Map<String, List<Map<String, @Nullable Object>>> files = new LinkedHashMap<>();
        byMessage.forEach((message, rows) -> files.put(
                message,
                ((List<?>) Objects.requireNonNull(rows))
                        .stream().map(AnswerShapes::row).toList()));
        return files;
    }

    /** Replies and tickets in the opposite order. */
    static Map<String, @Nullable Object> newestFirst(String request, Map<String, @Nullable Object> document) {
        for (String name : List.of("replies", "tickets")) {
            if (document.get(name) instanceof List<?> list) {
                List<Object> reversed = new ArrayList<>(list);
                Collections.reverse(reversed);
                document.put(name, reversed);
            }
        }
        return document;
    }

    /** Replies without ids, which only their times put in order. */
    static Map<String, @Nullable Object> repliesWithoutIds(String request, Map<String, @Nullable Object> document) {
        if (document.get("replies") instanceof List<?> replies) {
            List<Object> others = new ArrayList<>();
            for (Object reply : replies) {
                Map<String, @Nullable Object> copy = row(reply);
                copy.remove("id");
                others.add(copy);
            }
            document.put("replies", others);
        }
        return document;
    }

    static Map<String, @Nullable Object> withoutPages(String request, Map<String, @Nullable Object> document) {
        document.remove("page");
        return document;
    }

    /** A character reference for each character beyond ASCII, and line breaks in HTML. */
    static Map<String, @Nullable Object> entities(String request, Map<String, @Nullable Object> document) {
        return each(document, value -> {
            if (!(value instanceof String text)) {
                return value;
            }
            StringBuilder encoded = new StringBuilder();
            text.codePoints().forEach(c -> {
                if (c > 127) {
                    encoded.append(c % 2 == 0 ? "&#" + c + ";" : "&#x" + Integer.toHexString(c) + ";");
                } else {
                    encoded.appendCodePoint(c);
                }
            });
            return encoded.toString().replace("\r\n", "<br />\r\n");
        });
    }

    /** An {@code error} and an {@code info} that report nothing. */
    static Shape emptyErrors(@Nullable Object empty) {
        return (request, document) -> {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("error", empty);
            answer.putAll(document);
            answer.put("info", empty);
            return answer;
        };
    }

    static Map<String, @Nullable Object> success(String request, Map<String, @Nullable Object> document) {
        document.put("success", true);
        return document;
    }

    /** Fields that are not for customers, in each object; replies that were not sent; notes of the staff. */
    static Map<String, @Nullable Object> internalFields(String request, Map<String, @Nullable Object> document) {
        Map<String, @Nullable Object> answer = each(document, value -> {
            if (value instanceof Map<?, ?> map && map.containsKey("id")) {
                Map<String, @Nullable Object> copy = row(map);
                INTERNAL.forEach(copy::putIfAbsent);
                return copy;
            }
            return value;
        });
        if (answer.get("replies") instanceof List<?> replies) {
            List<Object> more = new ArrayList<>(replies);
            for (String status : List.of("Draft", "Scheduled", "")) {
                Map<String, @Nullable Object> hidden = object("id", "9" + more.size());
                hidden.put("status", status);
                hidden.put("type", "Admin");
                hidden.put("body", "internal");
                more.add(hidden);
            }
            answer.put("replies", more);
            answer.put("notes", List.of(object("body", "internal")));
        }
        return answer;
    }

    /** Changes each value, the inner ones first. */
    private static Map<String, @Nullable Object> each(
            Map<String, @Nullable Object> document, UnaryOperator<@Nullable Object> change) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        document.forEach((name, value) -> answer.put(name, changed(value, change)));
        return answer;
    }

    private static @Nullable Object changed(@Nullable Object value, UnaryOperator<@Nullable Object> change) {
        if (value instanceof Map<?, ?> map) {
            return change.apply(each(row(map), change));
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(changed(item, change)));
            return change.apply(items);
        }
        return change.apply(value);
    }

    private static Map<String, @Nullable Object> object(String name, @Nullable Object value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put(name, value);
        return object;
    }

    /** A copy of the object. */
    private static Map<String, @Nullable Object> row(@Nullable Object object) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(object)).forEach((name, value) -> row.put(String.valueOf(name), value));
        return row;
    }
}
