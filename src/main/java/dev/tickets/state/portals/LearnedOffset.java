package dev.tickets.state.portals;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How far the times that a portal writes are from UTC, as one message showed. A zone may have summer time, so the
 * offset counts only for times near the day when it was learned.
 *
 * @param seen when it was learned
 */
public record LearnedOffset(ZoneOffset offset, Instant seen) {
    /** Shorter than half a year of summer time. */
    private static final Duration NEAR = Duration.ofDays(92);

    /** No zone is further from UTC. */
    private static final int FURTHEST = 14 * 3600;

    private static final int HOUR = 3600;
    private static final int QUARTER = HOUR / 4;

    /** Between a message and the head of the answer to it. */
    private static final int TOLERANCE = 120;

    /**
     * From the time of a message that the portal wrote, and the portal's clock then; null where both do not fit.
     *
     * @param now by the portal's clock, when it answered to the message
     */
    public static @Nullable LearnedOffset of(LocalDateTime written, Instant now) {
        long seconds = written.toEpochSecond(ZoneOffset.UTC) - now.getEpochSecond();
        long rounded = Math.floorDiv(seconds + QUARTER / 2, QUARTER) * QUARTER;
        // midnight is what a portal without times of day writes
        boolean fits = isZone(rounded)
                && Math.abs(seconds - rounded) <= TOLERANCE
                && written.toLocalTime().toSecondOfDay() != 0;
        return fits ? new LearnedOffset(ZoneOffset.ofTotalSeconds((int) rounded), now) : null;
    }

    /** Zones are whole or half hours from UTC; a few, all in the east, are three quarters. */
    private static boolean isZone(long seconds) {
        boolean halves = seconds % (HOUR / 2) == 0;
        return Math.abs(seconds) <= FURTHEST && (halves || (seconds > 0 && seconds % HOUR == 3 * QUARTER));
    }

    /** The offset, for a time that the portal writes; null where the time is too far away. */
    public @Nullable ZoneOffset at(LocalDateTime written) {
        Duration away = Duration.between(seen, written.toInstant(offset)).abs();
        return away.compareTo(NEAR) <= 0 ? offset : null;
    }

    /** {@code +09:00 2026-11-29T06:10:00Z}. */
    String line() {
        return offset.getId() + " " + seen + "\n";
    }

    /** What {@link #line} wrote; null for other text. */
    static @Nullable LearnedOffset parse(String line) {
        int blank = line.indexOf(' ');
        if (blank < 0) {
            return null;
        }
        try {
            return new LearnedOffset(
                    ZoneOffset.of(line.substring(0, blank)),
                    Instant.parse(line.substring(blank + 1).strip()));
        } catch (DateTimeException damaged) {
            return null;
        }
    }

    /** {@code +09:00}, for people; {@code +00:00} where that is UTC. */
    public String sign() {
        return sign(offset);
    }

    /** {@code +09:00}. */
    public static String sign(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
    }

    /** {@code UTC+09:00, learned on 2026-11-29}. */
    public String words() {
        return "UTC" + sign() + ", learned on " + day();
    }

    /** {@code 2026-11-29}, by the portal's clock. */
    public String day() {
        return seen.atOffset(offset).toLocalDate().toString();
    }
}
