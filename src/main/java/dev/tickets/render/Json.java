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
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents in JSON: indented by two blanks, with a line end. Texts are complete, and the document is still harmless on
 * a terminal: controls, bidi controls, line separators, lone surrogates and invisible characters are written as
 * {@code \}{@code uXXXX}.
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

    static String array(List<Field> fields, List<@Nullable Object[]> rows) {
        return document(null, fields, rows, true);
    }

    static String object(List<Field> fields, @Nullable Object[] row) {
        return document(null, fields, Collections.singletonList(row), false);
    }

    /** One object on one line, as the only field of another. */
    static String wrappedLine(String name, List<Field> fields, @Nullable Object[] row) {
        return document(name, fields, Collections.singletonList(row), false);
    }

    private static String document(
            @Nullable String wrapper, List<Field> fields, List<@Nullable Object[]> rows, boolean many) {
        try {
            Json json = new Json(wrapper == null);
            if (wrapper != null) {
                json.generator.writeStartObject();
                json.generator.writeFieldName(wrapper);
            }
            json.write(fields, rows, many);
            // also ends the wrapper
            json.generator.close();
            return json.text.append('\n').toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter throws none
        }
    }

    private void write(List<Field> fields, List<@Nullable Object[]> rows, boolean many) throws IOException {
        if (many) {
            generator.writeStartArray();
        }
        for (@Nullable Object[] row : rows) {
            generator.writeStartObject();
            for (Field field : fields) {
                generator.writeFieldName(field.name());
                value(row[field.index()]);
            }
            generator.writeEndObject();
        }
        if (many) {
            generator.writeEndArray();
        }
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
        } else if (value instanceof Nested nested) {
            write(nested.fields(), nested.rows(), nested.many());
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
            // Jackson escapes single characters, so it cannot distinguish a lone surrogate from half of a pair
            generator.writeRawValue(JsonText.quoted(string));
        }
    }
}
