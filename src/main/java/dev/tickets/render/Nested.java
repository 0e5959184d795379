package dev.tickets.render;

import java.util.List;

/** A list of things with fields of their own, as the value of a field. */
public record Nested<T>(Fields<T> fields, List<T> rows) {
    public Nested {
        rows = List.copyOf(rows);
    }
}
