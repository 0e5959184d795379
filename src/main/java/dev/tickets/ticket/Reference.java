package dev.tickets.ticket;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key by which a message is found again at the portal: {@code tk-} and a ULID in lower case, 48 bits of time and 80
 * of chance, so that keys sort by their age. It closes the body of what is sent.
 */
public record Reference(String value) implements Comparable<Reference> {
    private static final String PREFIX = "tk-";
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TIME_CHARACTERS = 10;
    private static final int RANDOM_CHARACTERS = 16;
    private static final Pattern FORM = Pattern.compile("\\btk-[0-9a-hjkmnp-tv-z]{26}(?![0-9a-z])");

    public Reference {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a reference: " + value);
        }
    }

    /** A new one of that moment. */
    public static Reference next(Instant now, RandomGenerator random) {
        char[] key = new char[TIME_CHARACTERS + RANDOM_CHARACTERS];
        long time = now.toEpochMilli();
        for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
            key[i] = ALPHABET.charAt((int) (time & 31));
            time >>>= 5;
        }
        for (int i = 0; i < RANDOM_CHARACTERS; i += 8) {
            long bits = random.nextLong();
            for (int j = 0; j < 8; j++) {
                key[TIME_CHARACTERS + i + j] = ALPHABET.charAt((int) (bits >>> (5 * j)) & 31);
            }
        }
        return new Reference(PREFIX + new String(key));
    }

    /** When the reference was made, by the clock of the machine that made it. */
    public Instant time() {
        long time = 0;
        for (int i = PREFIX.length(); i < PREFIX.length() + TIME_CHARACTERS; i++) {
            time = (time << 5) | ALPHABET.indexOf(value.charAt(i));
        }
        return Instant.ofEpochMilli(time);
    }

    /** The reference of the message that is {@code messages} places after this one. */
    public Reference plus(int messages) {
        char[] key = value.toCharArray();
        int carry = messages;
        for (int i = key.length - 1; carry > 0 && i >= PREFIX.length() + TIME_CHARACTERS; i--) {
            int digit = ALPHABET.indexOf(key[i]) + carry;
            key[i] = ALPHABET.charAt(digit % ALPHABET.length());
            carry = digit / ALPHABET.length();
        }
        return new Reference(new String(key));
    }

    /** The body with this reference below it, after a signature line. */
    public String closing(String body) {
        return body + "\n\n-- \nRef: " + value;
    }

    /** Whether the text holds this reference. */
    public boolean isIn(String text) {
        Matcher found = FORM.matcher(text);
        while (found.find()) {
            if (found.group().equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** The last reference in a text, whosever it is. */
    public static Optional<Reference> lastIn(String text) {
        Matcher found = FORM.matcher(text);
        String last = null;
        while (found.find()) {
            last = found.group();
        }
        return last == null ? Optional.empty() : Optional.of(new Reference(last));
    }

    @Override
    public int compareTo(Reference other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
