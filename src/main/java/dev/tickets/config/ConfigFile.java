package dev.tickets.config;

import com.electronwill.nightconfig.core.Config;
import com.electronwill.nightconfig.core.UnmodifiableConfig;
import com.electronwill.nightconfig.core.io.ParsingException;
import com.electronwill.nightconfig.toml.TomlParser;
import dev.tickets.state.BoundedFile;
import dev.tickets.state.Utf8;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user's {@code config.toml}: hand-edited, never rewritten. The parser is loaded only when the file exists. A fault
 * in the table of a profile is a fault of that profile only.
 */
final class ConfigFile {
    static final ConfigFile NONE = new ConfigFile(Path.of(""), "", null, Map.of());

    private final Path file;
    private final String text;
    private final @Nullable String defaultProfile;
    private final Map<String, Object> profiles;

    private ConfigFile(Path file, String text, @Nullable String defaultProfile, Map<String, Object> profiles) {
        this.file = file;
        this.text = text;
        this.defaultProfile = defaultProfile;
        this.profiles = profiles;
    }

    /**
     * Reads the file; an absent one is like an empty one.
     *
     * @throws TicketsException (usage) if the file is not TOML, or holds an unknown key outside the profiles
     */
    static ConfigFile read(Path file) {
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            String text = text(file);
            return of(parsed(file, text), file, text);
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot read " + file, file, e);
        }
    }

    private static Config parsed(Path file, String text) {
        try {
            return new TomlParser().parse(text);
        } catch (ParsingException e) {
            throw notToml(file, text, String.valueOf(e.getMessage()).replace("\n", "\\n"), e);
        } catch (RuntimeException e) {
            // the parser fails in many ways on text that is not TOML
            throw notToml(file, text, "the parser stops here", e);
        } catch (StackOverflowError e) {
            throw notToml(file, text, "too many brackets in each other", e);
        }
    }

    private static TicketsException notToml(Path file, String text, String why, Throwable cause) {
        return new TicketsException(
                ErrorCode.USAGE,
                file + ":" + TomlFault.place(text) + ": not valid TOML: " + why,
                "tickets config edit",
                cause);
    }

    /** The text, with the line ends of TOML: some editors end a line with CR alone. */
    private static String text(Path file) throws IOException {
        byte[] bytes = BoundedFile.bytes(file);
        if (Utf8.isUtf16(bytes)) {
            throw notUtf8(file, bytes, null);
        }
        try {
            return Utf8.decode(bytes).replace("\r\n", "\n").replace('\r', '\n');
        } catch (CharacterCodingException e) {
            throw notUtf8(file, bytes, e);
        }
    }

    private static TicketsException notUtf8(Path file, byte[] bytes, @Nullable Exception cause) {
        return new TicketsException(ErrorCode.USAGE, file + " " + Utf8.fault(bytes), Utf8.remedy(bytes), cause);
    }

    private static ConfigFile of(Config root, Path file, String text) {
        String defaultProfile = null;
        Map<String, Object> profiles = new LinkedHashMap<>();
        for (UnmodifiableConfig.Entry entry : root.entrySet()) {
            Object value = entry.getRawValue();
            if (entry.getKey().equals("default-profile") && value instanceof String name) {
                defaultProfile = name;
            } else if (entry.getKey().equals("profiles") && value instanceof UnmodifiableConfig tables) {
                for (UnmodifiableConfig.Entry table : tables.entrySet()) {
                    profiles.put(table.getKey(), plain(table.getRawValue()));
                }
            } else {
                throw unknown(entry.getKey(), new ConfigPlaces(file, text).of(List.of(entry.getKey())));
            }
        }
        return new ConfigFile(file, text, defaultProfile, profiles);
    }

    private static TicketsException unknown(String key, String place) {
        List<String> near = NameSearch.near(key, List.of("default-profile"));
        return TicketsException.usage(
                place + ": '" + key + "' is not a known key",
                near.isEmpty() || near.get(0).equals(key)
                        ? "put default-profile = \"NAME\" above the tables, and each profile in a table [profiles.NAME]"
                        : "did you mean '" + near.get(0) + "'?");
    }

    /**
     * The key {@code default-profile}; null where absent.
     *
     * @throws TicketsException (usage) if the value cannot be the name of a profile
     */
    @Nullable
    String defaultProfile() {
        try {
            return defaultProfile == null ? null : ProfileName.check(defaultProfile);
        } catch (TicketsException e) {
            throw e.at(places().of(List.of("default-profile")));
        }
    }

    /** The names of the tables {@code [profiles.NAME]} in their order, also of faulty ones. */
    Set<String> names() {
        return profiles.keySet();
    }

    /** Where the keys of the file stand. */
    ConfigPlaces places() {
        return new ConfigPlaces(file, text);
    }

    /**
     * The table of a profile; empty where absent.
     *
     * @throws TicketsException (usage) if the table cannot be that of a profile, or holds an unknown key
     */
    Optional<ProfileTable> profile(String name) {
        Optional<ProfileTable> table = unchecked(name);
        table.ifPresent(ProfileTable::requireKnownKeys);
        return table;
    }

    /**
     * The table of a profile, which may hold unknown keys; empty where absent.
     *
     * @throws TicketsException (usage) if the table cannot be that of a profile
     */
    Optional<ProfileTable> unchecked(String name) {
        Object value = profiles.get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            ProfileName.check(name);
        } catch (TicketsException e) {
            throw e.at(place(name));
        }
        if (name.equals(Profile.SANDBOX)) {
            throw noProfile(name, "'sandbox' is built in; choose another name");
        }
        if (!(value instanceof Map<?, ?> table)) {
            throw noProfile(name, "write the profile as a table: [profiles." + name + "]");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        table.forEach((key, each) -> values.put(String.valueOf(key), each));
        return Optional.of(new ProfileTable(new ConfigPlaces(file, text, name), values));
    }

    /** The place of a profile's table, with the table. Only for a message, because the text is searched. */
    private String place(String name) {
        return places().of(List.of("profiles", name)) + ", [profiles." + name + "]";
    }

    private TicketsException noProfile(String name, String hint) {
        return TicketsException.usage(place(name) + ": not a profile", hint);
    }

    /** The failure for a table without the key {@code portal}, where no login names the portal. */
    TicketsException withoutPortal(String name) {
        return TicketsException.usage(
                place(name) + " has no key portal",
                "add portal = \"https://…\" or: tickets login -p " + name + " --portal URL --user "
                        + PortalDefaults.of(PortalDefaults.USUAL_TYPE).userWord());
    }

    /** Without the types of the parser. */
    private static Object plain(Object raw) {
        if (raw instanceof UnmodifiableConfig inner) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (UnmodifiableConfig.Entry value : inner.entrySet()) {
                values.put(value.getKey(), plain(value.getRawValue()));
            }
            return values;
        }
        return raw instanceof List<?> list ? new ArrayList<>(list) : raw;
    }
}
