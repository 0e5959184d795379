package dev.tickets.render;

import dev.tickets.ticket.PortalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Describes a document for its table, its JSON and its TSV: the fields in the documented order, and their values.
 *
 * <p>A value is a {@link String}, {@link Boolean}, {@link Integer}, {@link ByteCount}, {@link PortalTime}, a list of
 * strings, {@link Nested}, or null when unknown. Values come in an array, not from a function per field: setting up
 * functions costs more time than printing a list.
 */
public abstract class Fields<T> {
    private final List<Field> all = new ArrayList<>();
    private final @Nullable String inTable;
    private ShownTimes times = ShownTimes.AS_THEY_ARE;

    /** @param all with commas, in the documented order, in the form of {@link Field#parse}; a table shows all */
    protected Fields(String all) {
        this(all, null);
    }

    /** @param inTable names of the fields in a table by default, in order */
    protected Fields(String all, @Nullable String inTable) {
        for (String field : Output.names(all)) {
            this.all.add(Field.parse(this.all.size(), field));
        }
        this.inTable = inTable;
    }

    /** The values of a row, in the order of {@link #all()}. */
    protected abstract @Nullable Object[] values(T row);

    /** The maximum width of a cell in a table. Rows with a message for the user are shown whole. */
    int widestCell() {
        return Table.WIDEST_CELL;
    }

    /** The values of a document, followed by the values of additional fields. */
    static @Nullable Object[] joined(@Nullable Object[] values, @Nullable Object... more) {
        @Nullable Object[] both = Arrays.copyOf(values, values.length + more.length);
        System.arraycopy(more, 0, both, values.length, more.length);
        return both;
    }

    /** A short text for the row, for a cell with several rows. */
    protected String label(T row) {
        return text(values(row)[0], Format.TSV, ShownTimes.AS_THEY_ARE);
    }

    final Nested nested(List<T> rows) {
        return nested(rows, true);
    }

    final Nested nested(T row) {
        return nested(List.of(row), false);
    }

    private Nested nested(List<T> rows, boolean many) {
        StringBuilder labels = new StringBuilder();
        for (T row : rows) {
            labels.append(labels.isEmpty() ? "" : ",").append(label(row));
        }
        return new Nested(all, values(rows), many, labels.toString());
    }

    private List<@Nullable Object[]> values(List<T> rows) {
        List<@Nullable Object[]> values = new ArrayList<>(rows.size());
        for (T row : rows) {
            values.add(values(row));
        }
        return values;
    }

    /** All fields, in the documented order. */
    public final List<Field> all() {
        return all;
    }

    /**
     * Checks that all requested fields exist, so that a command can refuse before any action.
     *
     * @throws dev.tickets.ticket.TicketsException usage: an unknown field, or a field named twice
     */
    public final void check(Output output) {
        FieldChoice.of(all, output.fields());
    }

    /**
     * A document of many rows: a table (empty without rows), a JSON array, TSV.
     *
     * @throws dev.tickets.ticket.TicketsException usage: an unknown field, or a field named twice
     */
    public final String list(Output output, List<T> rows) {
        List<Field> chosen = chosen(output);
        return switch (output.format()) {
            case TABLE -> table(chosen, rows);
            case JSON -> Json.array(chosen, values(rows));
            case TSV -> tsv(chosen, rows, output.header());
        };
    }

    /**
     * A document of one row: a line for each field, a JSON object, one row of TSV.
     *
     * @throws dev.tickets.ticket.TicketsException usage: an unknown field, or a field named twice
     */
    public final String single(Output output, T row) {
        List<Field> chosen = chosen(output);
        return switch (output.format()) {
            case TABLE -> sheet(chosen, row);
            case JSON -> Json.object(chosen, values(row));
            case TSV -> tsv(chosen, List.of(row), output.header());
        };
    }

    private List<Field> chosen(Output output) {
        if (!output.fields().isEmpty()) {
            return FieldChoice.of(all, output.fields());
        }
        if (output.format() == Format.TABLE) {
            return inTable == null ? all : FieldChoice.of(all, Output.names(inTable));
        }
        return output.format() == Format.JSON ? all : scalars();
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

    /**
     * Sets the zone of times for people, which the first heading of times names. Where a time has no known offset, all
     * stay as they are.
     */
    public final void showIn(ShownTimes shown) {
        times = shown;
    }

    private String table(List<Field> chosen, List<T> rows) {
        int named = firstTime(chosen, rows);
        ShownTimes shown = named < 0 ? ShownTimes.AS_THEY_ARE : times;
        Table table = new Table(headings(chosen, named), widestCell());
        for (T row : rows) {
            table.add(texts(chosen, row, Format.TABLE, shown));
        }
        return table.text();
    }

    private List<String> headings(List<Field> chosen, int named) {
        TimeZone zone = times.zone();
        List<String> headings = new ArrayList<>(chosen.size());
        for (int i = 0; i < chosen.size(); i++) {
            String heading = chosen.get(i).heading();
            headings.add(i == named && zone != null ? heading + " (" + ShownTimes.name(zone) + ")" : heading);
        }
        return headings;
    }

    /** The place of the first field with a time; -1 where no time is to be shown in a zone, or one has no offset. */
    private int firstTime(List<Field> chosen, List<T> rows) {
        if (times.zone() == null) {
            return -1;
        }
        int first = -1;
        for (T row : rows) {
            @Nullable Object[] values = values(row);
            for (int i = 0; i < chosen.size(); i++) {
                if (values[chosen.get(i).index()] instanceof PortalTime time) {
                    if (time.offset() == null) {
                        return -1;
                    }
                    first = first < 0 ? i : Math.min(first, i);
                }
            }
        }
        return first;
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
            tsv.add(texts(chosen, row, Format.TSV, ShownTimes.AS_THEY_ARE));
        }
        return tsv.text();
    }

    /** One row as lines of heading and value; values are never cut, so that addresses stay usable. */
    private String sheet(List<Field> chosen, T row) {
        int named = firstTime(chosen, List.of(row));
        List<String> headings = headings(chosen, named);
        int width = 0;
        for (String heading : headings) {
            width = Math.max(width, DisplayWidth.of(heading));
        }
        FactSheet sheet = FactSheet.aligned(Style.PLAIN, width + 2);
        List<String> texts = texts(chosen, row, Format.TABLE, named < 0 ? ShownTimes.AS_THEY_ARE : times);
        for (int i = 0; i < texts.size(); i++) {
            sheet.line(headings.get(i), SafeText.line(texts.get(i)).stripTrailing());
        }
        return sheet.text();
    }

    private List<String> texts(List<Field> chosen, T row, Format format, ShownTimes shown) {
        @Nullable Object[] values = values(row);
        List<String> texts = new ArrayList<>(chosen.size());
        for (Field field : chosen) {
            texts.add(text(values[field.index()], format, shown));
        }
        return texts;
    }

    /** A value as unsafe text: short for people in a table, exact for programs in TSV; empty for null. */
    private static String text(@Nullable Object value, Format format, ShownTimes shown) {
        boolean forPeople = format == Format.TABLE;
        if (value == null) {
            return "";
        }
        if (value instanceof PortalTime time) {
            return forPeople ? shown.minutes(time) : time.iso();
        }
        if (value instanceof ByteCount size) {
            return forPeople ? size.human() : Long.toString(size.bytes());
        }
        if (value instanceof Boolean bool && forPeople) {
            return bool ? "yes" : "no";
        }
        if (value instanceof Nested nested) {
            return nested.label();
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
