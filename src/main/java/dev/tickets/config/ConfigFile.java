package dev.tickets.config;

import com.electronwill.nightconfig.core.Config;
import com.electronwill.nightconfig.core.UnmodifiableConfig;
import com.electronwill.nightconfig.core.io.ParsingException;
import com.electronwill.nightconfig.toml.TomlParser;
import dev.tickets.state.BoundedFile;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The user's {@code config.toml}: hand-edited, never rewritten. The parser is loaded only when the file exists.
 *
 * @param defaultProfile the key {@code default-profile}, or null
 * @param profiles the tables {@code [profiles.NAME]} in their order
 */
record ConfigFile(@Nullable String defaultProfile, Map<String, ProfileTable> profiles) {
    static final ConfigFile NONE = new ConfigFile(null, Map.of());

    /**
     * Reads the file; an absent one is like an empty one.
     *
     * @throws TicketsException (usage) if the file is not TOML, or holds an unknown key
     */
    static ConfigFile read(Path file) {
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            return of(new TomlParser().parse(BoundedFile.text(file)), file);
        } catch (ParsingException e) {
            throw new TicketsException(ErrorCode.USAGE, file + " is not valid TOML: " + e.getMessage(), null, e);
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot read " + file, file, e);
        }
    }

    Optional<ProfileTable> profile(String name) {
        return Optional.ofNullable(profiles.get(name));
    }

    private static ConfigFile of(Config root, Path file) {
        String defaultProfile = null;
        Map<String, ProfileTable> profiles = new LinkedHashMap<>();
        for (UnmodifiableConfig.Entry entry : root.entrySet()) {
            Object value = entry.getRawValue();
            if (entry.getKey().equals("default-profile") && value instanceof String name) {
                defaultProfile = ProfileName.check(name);
            } else if (entry.getKey().equals("profiles") && value instanceof UnmodifiableConfig tables) {
                for (UnmodifiableConfig.Entry table : tables.entrySet()) {
                    profiles.put(ProfileName.check(table.getKey()), table(table, file));
                }
            } else {
                throw TicketsException.usage(
                        file + ": '" + entry.getKey() + "' is not a known key",
                        "put default-profile = \"NAME\" above the tables, and each profile in a table [profiles.NAME]");
            }
        }
        return new ConfigFile(defaultProfile, profiles);
    }

    private static ProfileTable table(UnmodifiableConfig.Entry entry, Path file) {
        String place = file + ", [profiles." + entry.getKey() + "]";
        if (entry.getKey().equals(Profile.SANDBOX)) {
            throw TicketsException.usage(place + ": not a profile", "'sandbox' is built in; choose another name");
        }
        if (!(entry.getRawValue() instanceof UnmodifiableConfig table)) {
            throw TicketsException.usage(
                    place + ": not a profile", "write the profile as a table: [profiles." + entry.getKey() + "]");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (UnmodifiableConfig.Entry value : table.entrySet()) {
            Object raw = value.getRawValue();
            values.put(value.getKey(), plain(raw));
        }
        return new ProfileTable(place, values);
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
