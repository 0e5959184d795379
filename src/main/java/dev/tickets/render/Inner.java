package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/** One thing with fields of its own, as the value of a field. */
public record Inner<T>(Fields<T> fields, T row) {
    /** Null for nothing. */
    static <T> @Nullable Inner<T> of(Fields<T> fields, @Nullable T row) {
        return row == null ? null : new Inner<>(fields, row);
    }

    /** What stands for it where there is room for a word only. */
    String label() {
        return fields.label(row);
    }
}
