package dev.tickets.config;

import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table {@code [profiles.NAME]} of the configuration: its keys by name, each with the type that it must have. */
final class ProfileTable {
    /** Every key that a profile may hold. */
    static final List<String> KEYS = List.of(
            "portal",
            "api-url",
            "type",
            "user",
            "auth",
            "password-command",
            "password-file",
            "token-file",
            "otp-command",
            "ca-file",
            "default-department",
            "cc",
            "allowed-extensions",
            "max-attachment-size",
            "max-request-size",
            "max-attachments",
            "max-download",
            "attachment-transport",
            "auto-zip",
            "zip-level",
            "encrypt-to",
            "encrypt-to-department",
            "encrypt-to-self",
            "encrypt-portal",
            "decrypt-key",
            "decrypt-passphrase-file",
            "decrypt-passphrase-command",
            "time-zone",
            "ticket-url",
            "outbox-warn-after");

    private static final String SIZE = "a size like 8388608 or \"8 MiB\"";

    /** The beginning of a variable that overrides a key. */
    private static final String VARIABLE = "TICKETS_";

    private final String place;
    private final Map<String, Object> values;
    private final Set<String> fromEnvironment;

    /** @param place the file and table, for messages */
    ProfileTable(String place, Map<String, Object> values) {
        this(place, values, Set.of());
    }

    private ProfileTable(String place, Map<String, Object> values, Set<String> fromEnvironment) {
        this.place = place;
        this.values = values;
        this.fromEnvironment = fromEnvironment;
        for (String key : values.keySet()) {
            if (!KEYS.contains(key)) {
                throw TicketsException.usage(
                        place + ": unknown key '" + key + "'",
                        "did you mean '" + NameSearch.nearest(key, KEYS).get(0) + "'?");
            }
        }
    }

    /** The same table where a variable {@code TICKETS_KEY} comes before the key: {@code TICKETS_MAX_DOWNLOAD}. */
    ProfileTable before(Map<String, String> environment) {
        Map<String, Object> merged = new LinkedHashMap<>(values);
        Set<String> variables = new HashSet<>();
        for (Map.Entry<String, String> entry : environment.entrySet()) {
            String name = entry.getKey();
            if (name.startsWith(VARIABLE) && !entry.getValue().isEmpty()) {
                String key = name.substring(VARIABLE.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
                if (KEYS.contains(key) && variable(key).equals(name)) {
                    merged.put(key, entry.getValue());
                    variables.add(key);
                }
            }
        }
        return new ProfileTable(place, merged, variables);
    }

    /** Whether the value comes from a variable. */
    boolean isFromEnvironment(String key) {
        return fromEnvironment.contains(key);
    }

    /** The same table without these keys. */
    ProfileTable without(List<String> keys) {
        Map<String, Object> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(keys);
        return new ProfileTable(place, rest, fromEnvironment);
    }

    private static String variable(String key) {
        return VARIABLE + key.toUpperCase(Locale.ROOT).replace('-', '_');
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
        Object value = values.get(key);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
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

    private TicketsException wrong(String key, String expected) {
        String name = fromEnvironment.contains(key) ? variable(key) : place + ": " + key;
        return TicketsException.usage(name + " must be " + expected, null);
    }
}
