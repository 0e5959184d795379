package dev.tickets.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows with fields, as the value of a field.
 *
 * @param rows the values of each row
 * @param many whether the value is a list
 * @param label short text for all rows
 */
record Nested(List<Field> fields, List<@Nullable Object[]> rows, boolean many, String label) {}
