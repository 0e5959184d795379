package dev.tickets.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes ids that are short enough to type and begin with their day: {@code 261124-k7qm}. Whoever makes something under
 * one must find out whether it is taken.
 */
public final class ShortId {
    /** Crockford's base 32: no letter that looks like a digit or like another one. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int RANDOM_CHARACTERS = 4;

    private final RandomGenerator random;

    public ShortId(RandomGenerator random) {
        this.random = random;
    }

    /** Another id of that day (UTC). */
    public String next(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        StringBuilder id = new StringBuilder();
        twoDigits(id, day.getYear() % 100);
        twoDigits(id, day.getMonthValue());
        twoDigits(id, day.getDayOfMonth());
        id.append('-');
        long bits = random.nextLong();
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            id.append(ALPHABET.charAt((int) (bits >>> (5 * i)) & 31));
        }
        return id.toString();
    }

    /** The id itself where it is one of these, else those that begin with it. */
    public static List<String> matching(String beginning, List<String> ids) {
        if (ids.contains(beginning)) {
            return List.of(beginning);
        }
        List<String> matching = new ArrayList<>(ids);
        matching.removeIf(id -> !id.startsWith(beginning));
        return matching;
    }

    private static void twoDigits(StringBuilder id, int number) {
        id.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
