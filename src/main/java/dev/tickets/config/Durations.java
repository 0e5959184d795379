package dev.tickets.config;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 30s}, {@code 5m}, {@code 6h}, {@code 7d}, {@code 1h30m}. */
public final class Durations {
    private Durations() {}

    /**
     * The duration, longer than zero.
     *
     * @throws TicketsException (usage) if the text is not a duration
     */
    public static Duration parse(String text) {
        try {
            Duration sum = sum(text.strip().toLowerCase(Locale.ROOT));
            if (!sum.isZero()) {
                return sum;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw notOne(text, e);
        }
        throw notOne(text, null);
    }

    private static Duration sum(String text) {
        Duration sum = Duration.ZERO;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (!Character.isDigit(letter)) {
                sum = sum.plus(Duration.ofSeconds(
                        Math.multiplyExact(Long.parseLong(text.substring(start, i)), seconds(letter))));
                start = i + 1;
            }
        }
        if (start != text.length()) {
            throw new NumberFormatException(text);
        }
        return sum;
    }

    private static long seconds(char unit) {
        return switch (unit) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> 86_400;
            default -> throw new NumberFormatException(String.valueOf(unit));
        };
    }

    private static TicketsException notOne(String text, @Nullable Exception cause) {
        return new TicketsException(
                ErrorCode.USAGE, "not a duration: '" + text + "'", "write it like 30s, 5m, 6h, 7d or 1h30m", cause);
    }
}
