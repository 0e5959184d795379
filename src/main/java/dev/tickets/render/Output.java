package dev.tickets.render;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a printed result.
 *
 * @param fields names of {@code --fields} in the requested order; empty for the default
 * @param header whether TSV begins with a row of field names
 */
public record Output(Format format, List<String> fields, boolean header) {
    public Output {
        fields = List.copyOf(fields);
    }

    /** From the options; {@code fields} is a list with commas, null when absent. */
    public static Output of(Format format, @Nullable String fields, boolean header) {
        return new Output(format, fields == null ? List.of() : names(fields), header);
    }

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
