package dev.tickets.config;

import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table {@code [profiles.NAME]} of the configuration: its keys by name, each with the type that it must have. */
final class ProfileTable {
    private static final String SIZE = "a size like 8388608 or \"8 MiB\"";

    private final ConfigPlaces places;
    private final Map<String, Object> values;
    private final Set<String> fromEnvironment;

    /** @param places of the keys, for messages */
    ProfileTable(ConfigPlaces places, Map<String, Object> values) {
        this(places, values, Set.of());
    }

    private ProfileTable(ConfigPlaces places, Map<String, Object> values, Set<String> fromEnvironment) {
        this.places = places;
        this.values = values;
        this.fromEnvironment = fromEnvironment;
    }

    /** @throws TicketsException (usage) for the first key that no profile has */
    void requireKnownKeys() {
        for (TicketsException unknown : unknownKeys()) {
            throw unknown;
        }
    }

    /** The failure for each key that no profile has. */
    List<TicketsException> unknownKeys() {
        List<TicketsException> unknown = new ArrayList<>();
        for (String key : values.keySet()) {
            if (!ProfileKeys.ALL.contains(key)) {
                unknown.add(TicketsException.usage(
                        places.ofKey(key) + ": unknown key '" + key + "'", ProfileKeys.insteadOf(key)));
            }
        }
        return unknown;
    }

    /** The keys of the table, known or not. */
    Set<String> keys() {
        return values.keySet();
    }

    /** The value as the file or a variable gives it; null for an absent key. */
    @Nullable
    Object value(String key) {
        return values.get(key);
    }

    /** The same table with these keys only. */
    ProfileTable only(Set<String> keys) {
        Map<String, Object> some = new LinkedHashMap<>(values);
        some.keySet().retainAll(keys);
        return new ProfileTable(places, some, fromEnvironment);
    }

    /** Where the value comes from: a variable or a place of the file; null for an absent key. */
    @Nullable
    String origin(String key) {
        if (fromEnvironment.contains(key)) {
            return ProfileKeys.variable(key);
        }
        return values.containsKey(key) ? places.of(key) : null;
    }

    /** The same table where a variable comes before its key. */
    ProfileTable before(Map<String, String> environment) {
        Map<String, Object> merged = new LinkedHashMap<>(values);
        Map<String, String> variables = ProfileKeys.given(environment);
        merged.putAll(variables);
        return new ProfileTable(places, merged, variables.keySet());
    }

    /** Whether the value comes from a variable. */
    boolean isFromEnvironment(String key) {
        return fromEnvironment.contains(key);
    }

    /** The same table without these keys. */
    ProfileTable without(List<String> keys) {
        Map<String, Object> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(keys);
        return new ProfileTable(places, rest, fromEnvironment);
    }

    @Nullable
    String text(String key) {
        Object value = values.get(key);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw wrong(key, "a text in quotes");
    }

    /** A path; {@code ~/} at its start is the home folder. */
    @Nullable
    Path path(String key, Map<String, String> environment) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        try {
            return file(text, environment);
        } catch (InvalidPathException e) {
            throw wrong(key, "the name of a file");
        }
    }

    /** @throws InvalidPathException when the text is the name of no file */
    static Path file(String text, Map<String, String> environment) {
        String home = environment.get("HOME");
        return Path.of(text.startsWith("~/") && home != null ? home + text.substring(1) : text);
    }

    List<String> list(String key, List<String> otherwise) {
        Object value = values.get(key);
        return value == null ? otherwise : list(key, value);
    }

    private List<String> list(String key, Object value) {
        if (value instanceof String text) {
            return List.of(text.split(",", -1));
        }
        if (value instanceof List<?> items) {
            List<String> texts = new ArrayList<>();
            for (Object item : items) {
                if (!(item instanceof String text)) {
                    throw wrong(key, "a list of quoted texts");
                }
                texts.add(text);
            }
            return texts;
        }
        throw wrong(key, "a text in quotes, or a list of them");
    }

    /** A table of lists. */
    Map<String, List<String>> lists(String key) {
        Object value = values.get(key);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> table)) {
            throw wrong(key, "a table, with a key or a list of keys for each department");
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        table.forEach((name, entry) -> entries.put(String.valueOf(name), entry));
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : entries.entrySet()) {
            lists.put(entry.getKey(), list(key + ", " + entry.getKey(), entry.getValue()));
        }
        return lists;
    }

    long size(String key, long otherwise) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && number.longValue() > 0) {
            return number.longValue();
        }
        if (value instanceof String text) {
            return size(key, text);
        }
        throw wrong(key, SIZE);
    }

    private long size(String key, String text) {
        try {
            return ByteSize.parse(text);
        } catch (TicketsException e) {
            throw wrong(key, SIZE);
        }
    }

    int count(String key, int otherwise, int most) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number && number > 0 && number <= most) {
            return number;
        }
        if (value instanceof String text
                && TicketNumber.isNumber(text)
                && text.length() < 9
                && Integer.parseInt(text) > 0
                && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw wrong(key, most == Integer.MAX_VALUE ? "a whole number above zero" : "a whole number from 1 to " + most);
    }

    boolean truth(String key) {
        return truth(key, false);
    }

    boolean truth(String key, boolean otherwise) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw wrong(key, "true or false");
    }

    Duration span(String key, Duration otherwise) {
        String text = text(key);
        try {
            return text == null ? otherwise : Durations.parse(text);
        } catch (TicketsException e) {
            throw wrong(key, "a duration like \"6h\" or \"7d\"");
        }
    }

    @Nullable
    ZoneId zone(String key) {
        String text = text(key);
        try {
            return text == null ? null : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong(key, "a time zone like \"Asia/Tokyo\" or \"+09:00\"");
        }
    }

    /**
     * An address, of a portal or of an API.
     *
     * @throws TicketsException (usage) if the text is not an address that a login may be sent to
     */
    @Nullable
    URI address(String key) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        try {
            return PortalAddress.parse(text);
        } catch (TicketsException e) {
            throw e.at(said(key));
        }
    }

    /** The address of a ticket's page, with {@code {number}} in it. */
    @Nullable
    String ticketUrl() {
        String url = text("ticket-url");
        if (url != null && !url.contains("{number}")) {
            throw wrong("ticket-url", "an address with {number} in it");
        }
        return url;
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        String text = text(key);
        if (text == null) {
            return otherwise;
        }
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (constant.toString().equals(text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
            names.add(constant.toString());
        }
        throw wrong(key, "one of " + String.join(", ", names));
    }

    /** The key with its place, or the variable that overrides the key: how a message begins. */
    String said(String key) {
        String top = key.contains(", ") ? key.substring(0, key.indexOf(", ")) : key;
        return fromEnvironment.contains(key) ? ProfileKeys.variable(key) : places.ofKey(top) + ": " + key;
    }

    /** The failure for a value that is not as expected. */
    TicketsException wrong(String key, String expected) {
        return TicketsException.usage(said(key) + " must be " + expected, null);
    }
}
