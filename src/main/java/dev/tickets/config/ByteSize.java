package dev.tickets.config;

import dev.tickets.ticket.TicketsException;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * Sizes as people write them: {@code 8388608}, {@code 8 MiB}, {@code 1.5g}. k, M, G and KiB, MiB, GiB are 1024-based;
 * kB, MB, GB are 1000-based; case does not matter.
 */
public final class ByteSize {
    private ByteSize() {}

    /**
     * The size in bytes.
     *
     * @throws TicketsException (usage) if the text is not a size
     */
    public static long parse(String text) {
        String clean = text.strip();
        int end = 0;
        while (end < clean.length() && (Character.isDigit(clean.charAt(end)) || clean.charAt(end) == '.')) {
            end++;
        }
        try {
            BigDecimal number = new BigDecimal(clean.substring(0, end));
            return number.multiply(BigDecimal.valueOf(unit(clean.substring(end).strip())))
                    .toBigInteger()
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw TicketsException.usage(
                    "not a size: '" + text + "'", "write bytes, or a unit: 8388608, 8MiB, 500kB, 1G");
        }
    }

    private static long unit(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "", "b" -> 1;
            case "k", "kib" -> 1L << 10;
            case "m", "mib" -> 1L << 20;
            case "g", "gib" -> 1L << 30;
            case "kb" -> 1_000;
            case "mb" -> 1_000_000;
            case "gb" -> 1_000_000_000;
            default -> throw new NumberFormatException(unit);
        };
    }
}
