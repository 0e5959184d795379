package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/**
 * A setting of a profile.
 *
 * @param value as text; null where the key has no value
 * @param origin a variable, {@code FILE:LINE:COLUMN}, {@code tickets login} or {@code default}
 */
public record ConfigValue(String key, @Nullable String value, String origin) {}
