package dev.tickets.portal.hostbill;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.tickets.ticket.TicketNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of an answer into maps, lists, texts, {@link Long}s and {@link Boolean}s, and stops with a
 * {@link TooMuchException} where the answer outgrows a limit. The limits keep the memory of a whole run below 200 MiB;
 * they leave room for a page of 10,000 tickets, a thread of 2,000 messages and a message of 8 MiB.
 *
 * <p>A page of tickets can be far larger than what is wanted of it, so each ticket is handed to {@link Items} as soon
 * as it is complete, and its fields are forgotten. One reader reads one answer.
 */
final class JsonReader {
    /** Values of one answer that are kept at the same time. */
    static final int MOST_VALUES = 200_000;
    /** Values of one answer altogether, whether kept or not: bounds the time. */
    static final int MOST_READ = 5_000_000;
    /** Fields of one object. */
    static final int MOST_FIELDS = 20_000;
    /** Objects and lists in each other. */
    static final int DEEPEST = 100;
    /** Longest name or number, in characters. */
    static final int LONGEST_NAME = 1_000;
    /** Texts and names of one answer that are kept at the same time, in characters. */
    static final int MOST_TEXT = 10 << 20;
    /** Tickets on one page. */
    static final int MOST_ITEMS = 100_000;

    /** The limit of text, in words. */
    static final String MUCH_TEXT = "more than " + grouped(MOST_TEXT) + " characters of text";
    /** The message for too many tickets. */
    static final String MANY_TICKETS = "more than " + grouped(MOST_ITEMS) + " tickets";

    /** Takes the tickets of a page, one at a time. */
    interface Items {
        /**
         * The part of a ticket to keep.
         *
         * @param fields of the ticket; forgotten afterwards
         * @return null for nothing
         */
        @Nullable
        Object item(Map<String, @Nullable Object> fields) throws TooMuchException;
    }

    private enum Place {
        ROOT,
        DATA,
        TICKETS,
        ELSEWHERE;

        /** The place of a field's value in an object at this place. */
        Place below(String name) {
            if (this == ROOT && name.equals("data")) {
                return DATA;
            }
            return (this == ROOT || this == DATA) && name.equals("tickets") ? TICKETS : ELSEWHERE;
        }
    }

    private final JsonParser parser;
    private final @Nullable Items items;
    private int values;
    private int read;
    private long text;
    private int itemCount;

    private JsonReader(JsonParser parser, @Nullable Items items) {
        this.parser = parser;
        this.items = items;
    }

    /**
     * The first value of the stream; null when that is not JSON, or cut short.
     *
     * @param items gets each item of the list of tickets, in the payload or the root; null to read all into memory
     * @throws TooMuchException where a limit is exceeded
     * @throws IOException of the stream
     */
    static @Nullable Object read(InputStream in, @Nullable Items items) throws IOException {
        try (JsonParser parser = parser(in)) {
            return new JsonReader(parser, items).first();
        }
    }

    /**
     * A parser that a damaged value does not stop. A reader puts U+FFFD where bytes are no UTF-8, so the parser meets
     * only text; raw control characters, unknown escapes, {@code NaN} and {@code 007} are not JSON, but values.
     */
    static JsonParser parser(InputStream in) throws IOException {
        return parser(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The same for text. */
    static JsonParser parser(Reader in) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNameLength(LONGEST_NAME)
                        .maxNumberLength(LONGEST_NAME)
                        .maxStringLength(MOST_TEXT)
                        .build())
                // interned names of a hostile answer would stay in memory, and take far longer
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
                .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
                .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
                .enable(JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .build();
        return factory.createParser(in);
    }

    private @Nullable Object first() throws IOException {
        try {
            JsonToken token = parser.nextToken();
            return token == null ? null : value(token, items == null ? Place.ELSEWHERE : Place.ROOT);
        } catch (StreamConstraintsException e) {
            if (parser.getParsingContext().getNestingDepth() > DEEPEST) {
                throw new TooMuchException("values nested deeper than " + DEEPEST + " levels");
            }
            throw new TooMuchException(
                    parser.currentToken() == JsonToken.VALUE_STRING
                            ? MUCH_TEXT
                            : "a name or number longer than " + grouped(LONGEST_NAME) + " characters");
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    private @Nullable Object value(JsonToken token, Place place) throws IOException {
        if (++values > MOST_VALUES || ++read > MOST_READ) {
            throw new TooMuchException(
                    "more than " + grouped(values > MOST_VALUES ? MOST_VALUES : MOST_READ) + " values");
        }
        return switch (token) {
            case START_OBJECT -> object(place);
            case START_ARRAY -> list(place);
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT -> parser.getTextLength() <= 18 ? (Object) parser.getLongValue() : parser.getText();
            // as the portal wrote it: 1e999999999 has no other useful form
            case VALUE_NUMBER_FLOAT -> parser.isNaN() ? null : text(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private Map<String, @Nullable Object> object(Place place) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            String key = text(name);
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && place != Place.ELSEWHERE && TicketNumber.isNumber(key)) {
                Object item = item(key);
                if (item != null) {
                    fields.put(key, item);
                }
            } else {
                fields.put(key, value(token, place == Place.ELSEWHERE ? place : place.below(key)));
            }
            if (fields.size() > MOST_FIELDS) {
                throw new TooMuchException("more than " + grouped(MOST_FIELDS) + " fields in one object");
            }
        }
        return fields;
    }

    private List<@Nullable Object> list(Place place) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT && place != Place.ELSEWHERE) {
                Object item = item(null);
                if (item != null) {
                    list.add(item);
                }
            } else {
                list.add(value(token, Place.ELSEWHERE));
            }
        }
        return list;
    }

    /**
     * Reads one ticket, and passes it to {@link Items}.
     *
     * @param id its key in an object; null in a list
     */
    private @Nullable Object item(@Nullable String id) throws IOException {
        if (++itemCount > MOST_ITEMS) {
            throw new TooMuchException(MANY_TICKETS);
        }
        int valuesBefore = values;
        long textBefore = text;
        Map<String, @Nullable Object> fields = object(Place.ELSEWHERE);
        if (id != null) {
            fields.putIfAbsent("id", id);
        }
        values = valuesBefore;
        text = textBefore;
        return items == null ? fields : items.item(fields);
    }

    /**
     * Counts the text; a control character counts as the six characters that stand for one in our own JSON. Half a
     * character (one surrogate of a pair) becomes U+FFFD: no file and no request could hold it.
     */
    private String text(String value) throws TooMuchException {
        text += value.length();
        boolean whole = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                text += 5;
            }
            whole = whole && !Character.isSurrogate(c);
        }
        if (text > MOST_TEXT) {
            throw new TooMuchException(MUCH_TEXT);
        }
        return whole ? value : withoutHalves(value);
    }

    private static String withoutHalves(String value) {
        StringBuilder text = new StringBuilder(value);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    i++;
                } else {
                    text.setCharAt(i, '\uFFFD');
                }
            }
        }
        return text.toString();
    }

    /** {@code 200,000}; a formatter would be loaded for nothing else. */
    private static String grouped(int number) {
        String digits = String.valueOf(number);
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }
}
