package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/** The settings of a profile with their origins. */
public final class ConfigValueFields extends Fields<ConfigValue> {
    public ConfigValueFields() {
        super("key, value, origin");
    }

    @Override
    int widestCell() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected @Nullable Object[] values(ConfigValue row) {
        return new @Nullable Object[] {row.key(), row.value(), row.origin()};
    }
}
