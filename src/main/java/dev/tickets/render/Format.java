package dev.tickets.render;

import java.util.Locale;

/** What {@code -o} chooses: for people, for programs, for {@code cut} and {@code awk}. */
public enum Format {
    TABLE,
    JSON,
    TSV;

    /** As it is typed: {@code table}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
