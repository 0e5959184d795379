package dev.tickets.portal.hostbill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of the portal, read as PHP means it: numbers come as text and text as numbers, booleans as 0 and 1,
 * lists as maps by id, and an empty map as {@code []}.
 */
record JsonRow(Map<?, ?> fields) {
    static final JsonRow EMPTY = new JsonRow(Map.of());

    /** The value as a row; an empty row if the value is not an object. */
    static JsonRow of(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? new JsonRow(map) : EMPTY;
    }

    /** The object by that key; this row itself where there is none. */
    JsonRow within(String key) {
        return fields.get(key) instanceof Map<?, ?> map ? new JsonRow(map) : this;
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    @Nullable
    Object value(String key) {
        return fields.get(key);
    }

    /** The first of these keys that holds a scalar which is not blank; null when none does. */
    @Nullable
    String text(String... keys) {
        for (String key : keys) {
            Object value = fields.get(key);
            if (value != null
                    && !(value instanceof Map)
                    && !(value instanceof List)
                    && !value.toString().isBlank()) {
                return value.toString();
            }
        }
        return null;
    }

    String textOr(String otherwise, String... keys) {
        String text = text(keys);
        return text == null ? otherwise : text;
    }

    /** The number, from a number or a text; null if neither. */
    @Nullable
    Long number(String... keys) {
        String text = text(keys);
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether the number of that key has the bit; false for an absent key. */
    boolean bit(String key, long bit) {
        Long flags = number(key);
        return flags != null && (flags & bit) != 0;
    }

    /** Whether the value is true, 1 or {@code "1"}. */
    boolean truth(String key) {
        String text = text(key);
        return text != null && (text.equals("1") || text.equalsIgnoreCase("true"));
    }

    JsonRow row(String key) {
        return of(fields.get(key));
    }

    /**
     * The objects of a list, or of a map by id (a lone {@code id → text} becomes a row with id and name), or the one
     * object that stands where a list should.
     */
    static List<JsonRow> rows(@Nullable Object value) {
        List<JsonRow> rows = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    rows.add(new JsonRow(map));
                }
            }
        } else if (value instanceof Map<?, ?> map && scalar(map.get("id")) != null) {
            rows.add(new JsonRow(map));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> {
                if (item instanceof Map<?, ?> object) {
                    rows.add(object.containsKey("id") ? new JsonRow(object) : withId(key, object));
                } else if (item instanceof String name) {
                    rows.add(new JsonRow(Map.of("id", String.valueOf(key), "name", name)));
                }
            });
        }
        return rows;
    }

    private static JsonRow withId(Object key, Map<?, ?> object) {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>(object);
        copy.put("id", String.valueOf(key));
        return new JsonRow(copy);
    }

    /** Text, a number or a boolean as text; null for anything else. */
    static @Nullable String scalar(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        return value instanceof Number || value instanceof Boolean ? String.valueOf(value) : null;
    }
}
