package dev.tickets.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Things with fields of their own, as the value of a field.
 *
 * @param rows what the fields of each thing hold
 * @param many whether it is a list of things rather than one
 * @param label what stands for them where there is room for a word each
 */
record Nested(List<Field> fields, List<@Nullable Object[]> rows, boolean many, String label) {}
