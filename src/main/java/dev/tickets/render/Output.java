package dev.tickets.render;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a result is to be printed.
 *
 * @param fields names of {@code --fields} in the order that was asked for; empty: the document's own choice
 * @param header whether TSV begins with a row of field names
 */
public record Output(Format format, List<String> fields, boolean header) {
    public Output {
        fields = List.copyOf(fields);
    }

    /** From the options as they are typed; {@code fields} is a list with commas, null when the option is absent. */
    public static Output of(Format format, @Nullable String fields, boolean header) {
        return new Output(format, fields == null ? List.of() : names(fields), header);
    }

    /** The names in a list with commas. */
    static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int comma = list.indexOf(','); comma >= 0; comma = list.indexOf(',', start)) {
            names.add(list.substring(start, comma).strip());
            start = comma + 1;
        }
        names.add(list.substring(start).strip());
        return names;
    }
}
