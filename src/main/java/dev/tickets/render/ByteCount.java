package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/**
 * A size: a plain number of bytes for programs, {@code 41.0 MB} for people. Units are 1000-based, as {@code kB},
 * {@code MB} and {@code GB} are in options and settings.
 *
 * @param bytes never negative
 */
public record ByteCount(long bytes) {
    private static final String UNITS = "kMGTPE";

    public ByteCount {
        if (bytes < 0) {
            throw new IllegalArgumentException("negative size: " + bytes);
        }
    }

    /** The size; null when unknown. */
    public static @Nullable ByteCount of(@Nullable Long bytes) {
        return bytes == null ? null : new ByteCount(bytes);
    }

    /** For people: {@code 999 B}, {@code 1.5 kB}, {@code 41.0 MB}; one decimal, rounded half up. */
    public static String human(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        int unit = 0;
        long divisor = 1000;
        // 999,950 would round to 1000.0 kB: from there on, MB are used
        while (unit < UNITS.length() - 1 && bytes >= divisor * 1000 - divisor / 20) {
            divisor *= 1000;
            unit++;
        }
        long tenths = (bytes / divisor) * 10 + (bytes % divisor + divisor / 20) / (divisor / 10);
        return tenths / 10 + "." + tenths % 10 + " " + UNITS.charAt(unit) + "B";
    }

    /** For people, as {@link #human(long)}. */
    public String human() {
        return human(bytes);
    }
}
