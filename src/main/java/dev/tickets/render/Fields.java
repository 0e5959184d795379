package dev.tickets.render;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one description of a document, from which its table, its JSON and its TSV come: which fields a thing has, in the
 * documented order, and what they hold.
 *
 * <p>A value is a {@link String}, {@link Boolean}, {@link Integer}, {@link ByteCount},
 * {@link dev.tickets.ticket.PortalTime}, a list of strings, {@link Nested}, {@link Inner}, or null where nothing is
 * known. A {@code switch} gives it rather than a function per field, because functions cost more to set up than a whole
 * list takes to print.
 */
public abstract class Fields<T> {
    private final List<Field> all;
    private final List<String> inTable;

    /**
     * @param all in the documented order
     * @param inTable names of the fields that a table shows by itself, in its order
     */
    protected Fields(List<Field> all, List<String> inTable) {
        this.all = List.copyOf(all);
        this.inTable = List.copyOf(inTable);
    }

    /** What the field of that name holds; called with names of {@link #all()} only. */
    protected abstract @Nullable Object value(T row, String field);

    /** What stands for the thing where there is room for a word only: in a cell that holds several. */
    protected String label(T row) {
        return text(value(row, all.get(0).name()), Format.TSV);
    }

    /** For the {@code default} of {@link #value}: a field was listed that has no value. */
    protected static IllegalArgumentException noSuch(String field) {
        return new IllegalArgumentException("no value for the field " + field);
    }

    /** All fields, in the documented order. */
    public final List<Field> all() {
        return all;
    }

    /**
     * Looks whether all fields that were asked for exist, so that a command can refuse before it does anything.
     *
     * @throws dev.tickets.ticket.TicketsException usage: no such field, or one named twice
     */
    public final void check(Output output) {
        FieldChoice.of(all, output.fields());
    }

    /**
     * A document of many: lines of a table (none when there are no rows), a JSON array, rows of TSV.
     *
     * @throws dev.tickets.ticket.TicketsException usage: no such field, or one named twice
     */
    public final String list(Output output, List<T> rows) {
        List<Field> chosen = chosen(output);
        return switch (output.format()) {
            case TABLE -> table(chosen, rows);
            case JSON -> Json.array(this, chosen, rows);
            case TSV -> tsv(chosen, rows, output.header());
        };
    }

    /**
     * A document of one: a line for each field, a JSON object, one row of TSV.
     *
     * @throws dev.tickets.ticket.TicketsException usage: no such field, or one named twice
     */
    public final String single(Output output, T row) {
        List<Field> chosen = chosen(output);
        return switch (output.format()) {
            case TABLE -> sheet(chosen, row);
            case JSON -> Json.object(this, chosen, row);
            case TSV -> tsv(chosen, List.of(row), output.header());
        };
    }

    private List<Field> chosen(Output output) {
        if (!output.fields().isEmpty()) {
            return FieldChoice.of(all, output.fields());
        }
        if (output.format() == Format.JSON) {
            return all;
        }
        return output.format() == Format.TABLE ? FieldChoice.of(all, inTable) : scalars();
    }

    private List<Field> scalars() {
        List<Field> scalars = new ArrayList<>(all.size());
        for (Field field : all) {
            if (!field.many()) {
                scalars.add(field);
            }
        }
        return scalars;
    }

    private String table(List<Field> chosen, List<T> rows) {
        List<String> headings = new ArrayList<>(chosen.size());
        for (Field field : chosen) {
            headings.add(field.heading());
        }
        Table table = new Table(headings);
        for (T row : rows) {
            table.add(texts(chosen, row, Format.TABLE));
        }
        return table.text();
    }

    private String tsv(List<Field> chosen, List<T> rows, boolean header) {
        Tsv tsv = new Tsv();
        if (header) {
            List<String> names = new ArrayList<>(chosen.size());
            for (Field field : chosen) {
                names.add(field.name());
            }
            tsv.add(names);
        }
        for (T row : rows) {
            tsv.add(texts(chosen, row, Format.TSV));
        }
        return tsv.text();
    }

    /** One thing as lines of heading and value; values are never cut, an address must stay one. */
    private String sheet(List<Field> chosen, T row) {
        int width = 0;
        for (Field field : chosen) {
            width = Math.max(width, DisplayWidth.of(field.heading()));
        }
        StringBuilder lines = new StringBuilder();
        for (Field field : chosen) {
            String value = SafeText.line(text(value(row, field.name()), Format.TABLE));
            String heading = DisplayWidth.pad(field.heading(), width);
            lines.append((heading + "  " + value).stripTrailing()).append('\n');
        }
        return lines.toString();
    }

    private List<String> texts(List<Field> chosen, T row, Format format) {
        List<String> texts = new ArrayList<>(chosen.size());
        for (Field field : chosen) {
            texts.add(text(value(row, field.name()), format));
        }
        return texts;
    }

    private static String text(@Nullable Object value, Format format) {
        return FieldText.of(value, format);
    }

    /** The labels of several things, with commas between. */
    static <R> String labels(Nested<R> nested) {
        StringBuilder labels = new StringBuilder();
        for (R row : nested.rows()) {
            labels.append(labels.isEmpty() ? "" : ",").append(nested.fields().label(row));
        }
        return labels.toString();
    }
}
