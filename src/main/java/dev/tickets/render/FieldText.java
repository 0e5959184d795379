package dev.tickets.render;

import dev.tickets.ticket.PortalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of a field as text: short for people in a table, exact for programs in TSV. Not yet made safe. */
final class FieldText {
    private FieldText() {}

    /** Empty for null. */
    static String of(@Nullable Object value, Format format) {
        boolean forPeople = format == Format.TABLE;
        if (value == null) {
            return "";
        }
        if (value instanceof PortalTime time) {
            return forPeople ? time.minutes() : time.iso();
        }
        if (value instanceof ByteCount size) {
            return forPeople ? size.human() : Long.toString(size.bytes());
        }
        if (value instanceof Boolean bool && forPeople) {
            return bool ? "yes" : "no";
        }
        if (value instanceof Nested<?> nested) {
            return Fields.labels(nested);
        }
        if (value instanceof Inner<?> inner) {
            return inner.label();
        }
        if (value instanceof List<?> list) {
            return joined(list);
        }
        return value.toString();
    }

    private static String joined(List<?> list) {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < list.size(); i++) {
            joined.append(i == 0 ? "" : ",").append(list.get(i));
        }
        return joined.toString();
    }
}
