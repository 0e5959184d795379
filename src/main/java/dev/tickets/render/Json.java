package dev.tickets.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.tickets.ticket.PortalTime;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents in JSON: indented by two blanks, with a line end behind. Nothing of a text is lost, yet the document is
 * harmless when it is printed on a terminal: controls, bidi controls, line separators, lone surrogates and invisible
 * characters are written as {@code \}{@code uXXXX}.
 */
final class Json {
    private final StringWriter text = new StringWriter();
    private final JsonGenerator generator;

    private Json(boolean indented) throws IOException {
        generator = new JsonFactory().createGenerator(text);
        if (indented) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""));
            printer.indentArraysWith(indenter);
            printer.indentObjectsWith(indenter);
            generator.setPrettyPrinter(printer);
        }
    }

    /** A document that is an array of objects with these fields. */
    static String array(List<Field> fields, List<@Nullable Object[]> rows) {
        try {
            Json json = new Json(true);
            json.rows(fields, rows);
            return json.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter has none
        }
    }

    /** A document that is one object with these fields. */
    static String object(List<Field> fields, @Nullable Object[] row) {
        try {
            Json json = new Json(true);
            json.row(fields, row);
            return json.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One object on one line, as the only field of another. */
    static String wrappedLine(String name, List<Field> fields, @Nullable Object[] row) {
        try {
            Json json = new Json(false);
            json.generator.writeStartObject();
            json.generator.writeFieldName(name);
            json.row(fields, row);
            json.generator.writeEndObject();
            return json.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String end() throws IOException {
        generator.close();
        return text.append('\n').toString();
    }

    private void rows(List<Field> fields, List<@Nullable Object[]> rows) throws IOException {
        generator.writeStartArray();
        for (@Nullable Object[] row : rows) {
            row(fields, row);
        }
        generator.writeEndArray();
    }

    private void row(List<Field> fields, @Nullable Object[] row) throws IOException {
        generator.writeStartObject();
        for (Field field : fields) {
            generator.writeFieldName(field.name());
            value(row[field.index()]);
        }
        generator.writeEndObject();
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof String string) {
            string(string);
        } else if (value instanceof Boolean bool) {
            generator.writeBoolean(bool);
        } else if (value instanceof Integer number) {
            generator.writeNumber(number);
        } else if (value instanceof ByteCount size) {
            generator.writeNumber(size.bytes());
        } else if (value instanceof PortalTime time) {
            generator.writeString(time.iso());
        } else if (value instanceof Nested nested && nested.many()) {
            rows(nested.fields(), nested.rows());
        } else if (value instanceof Nested nested) {
            row(nested.fields(), nested.rows().get(0));
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object element : list) {
                value(element);
            }
            generator.writeEndArray();
        } else {
            throw new IllegalArgumentException("no value of a field: " + value.getClass());
        }
    }

    private void string(String string) throws IOException {
        if (JsonText.isPlain(string)) {
            generator.writeString(string);
        } else {
            // Jackson escapes character by character, so it cannot tell a lone surrogate from half of a pair
            generator.writeRawValue(JsonText.quoted(string));
        }
    }
}
