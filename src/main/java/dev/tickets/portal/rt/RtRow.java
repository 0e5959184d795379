package dev.tickets.portal.rt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of Request Tracker, which writes the same id as a number here and as a text there, {@code 0.0} for 0,
 * and null or an empty text where it has nothing.
 */
record RtRow(Map<?, ?> fields) {
    static final RtRow EMPTY = new RtRow(Map.of());

    /** The value as a row; an empty row if the value is not an object. */
    static RtRow of(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? new RtRow(map) : EMPTY;
    }

    /** The objects of a list; a lone object counts as a list of one. */
    static List<RtRow> rows(@Nullable Object value) {
        List<RtRow> rows = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    rows.add(new RtRow(map));
                }
            }
        } else if (value instanceof Map<?, ?> map) {
            rows.add(new RtRow(map));
        }
        return rows;
    }

    RtRow row(String key) {
        return of(fields.get(key));
    }

    List<RtRow> rows(String key) {
        return rows(fields.get(key));
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    @Nullable
    Object value(String key) {
        return fields.get(key);
    }

    /** The text or number of the key as text; null if absent or blank. */
    @Nullable
    String text(String key) {
        return text(fields.get(key));
    }

    /** A text or number as text; null for anything else, and for a blank text. */
    static @Nullable String text(@Nullable Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            String text = value.toString();
            return text.isBlank() ? null : text;
        }
        return null;
    }

    String textOr(String otherwise, String key) {
        String text = text(key);
        return text == null ? otherwise : text;
    }

    /** The whole number of the key, from a number or a text; null if it is neither. */
    @Nullable
    Long number(String key) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
