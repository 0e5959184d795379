package dev.tickets.render;

import java.util.Locale;

/** The formats of {@code -o}: for people, for programs, for {@code cut} and {@code awk}. */
public enum Format {
    TABLE,
    JSON,
    TSV;

    /** As typed: {@code table}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
