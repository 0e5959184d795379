package dev.tickets.ticket;

import java.time.Duration;

/** Durations in sentences. */
public final class DurationText {
    private DurationText() {}

    /** As typed: {@code 30s}, {@code 6h}, {@code 1h30m}, {@code 7d}. */
    public static String exact(Duration duration) {
        StringBuilder text = new StringBuilder();
        part(text, duration.toDays(), "d");
        part(text, duration.toHoursPart(), "h");
        part(text, duration.toMinutesPart(), "m");
        part(text, duration.toSecondsPart(), "s");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void part(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }

    /** Rounded down: {@code 40 s}, {@code 12 min}, {@code 25 h}, {@code 3 days}. */
    public static String rough(Duration duration) {
        long hours = duration.toHours();
        long minutes = duration.toMinutes();
        return hours >= 48
                ? duration.toDays() + " days"
                : hours > 0 ? hours + " h" : minutes > 0 ? minutes + " min" : duration.toSeconds() + " s";
    }
}
