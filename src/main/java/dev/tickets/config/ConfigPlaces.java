package dev.tickets.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the keys of config.toml stand, in the form {@code FILE:LINE:COLUMN} that editors understand. The text is
 * searched only for a message.
 *
 * @param text of the whole file
 * @param profile the profile that the keys belong to; null for none
 */
record ConfigPlaces(Path file, String text, @Nullable String profile) {
    ConfigPlaces(Path file, String text) {
        this(file, text, null);
    }

    /** The place of a table or key. */
    String of(List<String> name) {
        String place = TomlPlaces.nearest(TomlPlaces.of(text), name);
        return place == null ? file.toString() : file + ":" + place;
    }

    /** The place of a key of the profile. */
    String of(String key) {
        return profile == null ? key : of(List.of("profiles", profile, key));
    }

    /** The place of a key of the profile, with the profile's table. */
    String ofKey(String key) {
        return profile == null ? key : of(key) + ", [profiles." + profile + "]";
    }
}
