package dev.tickets.config;

import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Time-based one-time codes of RFC 6238, computed by the JDK's HMAC. A step is a period's number since 1970. */
final class Totp {
    private static final String URI_START = "otpauth:";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LONGEST_PERIOD = 600;
    private static final int SHORTEST_KEY = 8;
    /** A base32 text of so many characters is a secret, not the name of a file. */
    private static final int SHORTEST_SECRET = 16;

    private static final String HINT = "the file holds the secret that the portal shows as text beside its QR code"
            + " (letters and the digits 2 to 7), or the otpauth:// address";

    private final byte[] key;
    private final String algorithm;
    private final int digits;
    private final int period;

    /**
     * @param key the shared secret
     * @param algorithm HMAC of {@link Mac}: {@code HmacSHA1}, {@code HmacSHA256} or {@code HmacSHA512}
     * @param digits of a code, 6 to 8
     * @param period of a code, in seconds
     */
    private Totp(byte[] key, String algorithm, int digits, int period) {
        this.key = key;
        this.algorithm = algorithm;
        this.digits = digits;
        this.period = period;
    }

    /** The period of a code, in seconds. */
    int period() {
        return period;
    }

    /** What tells this secret from another one; as secret as the secret. */
    String identity() {
        return Arrays.toString(key);
    }

    /**
     * Reads a secret in base32 (RFC 4648; lower case, blanks, hyphens and missing padding are accepted), or an
     * {@code otpauth://totp/} address with its parameters.
     *
     * @param place of the secret, for messages, which never hold the secret
     * @throws TicketsException (usage) if the text is neither
     */
    static Totp parse(String text, String place) {
        return text.strip().toLowerCase(Locale.ROOT).startsWith(URI_START)
                ? ofUri(text.strip(), place)
                : new Totp(key(text, place), "HmacSHA1", 6, 30);
    }

    /** Whether a text that ought to name a file is a secret. */
    static boolean isSecret(String text) {
        if (text.toLowerCase(Locale.ROOT).startsWith(URI_START)) {
            return true;
        }
        String letters = letters(text);
        if (letters.length() < SHORTEST_SECRET) {
            return false;
        }
        for (int i = 0; i < letters.length(); i++) {
            if (ALPHABET.indexOf(letters.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static Totp ofUri(String text, String place) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            // the cause would show the secret
            throw wrong(place, "is no valid otpauth:// address");
        }
        if (!"totp".equalsIgnoreCase(uri.getHost())) {
            throw wrong(place, "is an otpauth:// address of another kind than totp");
        }
        String secret = parameter(uri, "secret");
        if (secret == null) {
            throw wrong(place, "is an otpauth:// address without a secret");
        }
        String digest = parameter(uri, "algorithm");
        String algorithm = "Hmac"
                + (digest == null ? "SHA1" : digest.toUpperCase(Locale.ROOT).replace("-", ""));
        if (!algorithm.matches("HmacSHA(1|256|512)")) {
            throw wrong(place, "names an algorithm other than SHA1, SHA256 and SHA512");
        }
        int digits = number(uri, "digits", 6, place);
        if (digits < 6 || digits > 8) {
            throw wrong(place, "asks for codes of " + digits + " digits, not of 6 to 8");
        }
        int period = number(uri, "period", 30, place);
        if (period < 1 || period > LONGEST_PERIOD) {
            throw wrong(place, "has a period of " + period + " s, not of 1 to " + LONGEST_PERIOD);
        }
        return new Totp(key(secret, place), algorithm, digits, period);
    }

    private static @Nullable String parameter(URI uri, String name) {
        String query = uri.getQuery();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            if (pair.toLowerCase(Locale.ROOT).startsWith(name + "=") && pair.length() > name.length() + 1) {
                return pair.substring(name.length() + 1);
            }
        }
        return null;
    }

    private static int number(URI uri, String name, int otherwise, String place) {
        String text = parameter(uri, name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}")) {
            throw wrong(place, "has a parameter " + name + " that is no number");
        }
        return Integer.parseInt(text);
    }

    private static String letters(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]|=+\\s*$", "");
    }

    private static byte[] key(String text, String place) {
        String letters = letters(text);
        byte[] key = new byte[letters.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int length = 0;
        for (int i = 0; i < letters.length(); i++) {
            int value = ALPHABET.indexOf(letters.charAt(i));
            if (value < 0) {
                Arrays.fill(key, (byte) 0);
                throw wrong(place, "is no secret in base32");
            }
            buffer = buffer << 5 | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                key[length++] = (byte) (buffer >> bits);
            }
        }
        // RFC 4648: one, three or six characters over are no whole byte
        int over = letters.length() % 8;
        if (over == 1 || over == 3 || over == 6 || key.length < SHORTEST_KEY) {
            throw wrong(place, "is no whole secret in base32: characters are missing");
        }
        return key;
    }

    private static TicketsException wrong(String place, String fault) {
        return TicketsException.usage(place + " " + fault, HINT);
    }

    /** The code of a step. */
    String code(long step) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            // RFC 4226, section 5.3
            int offset = hash[hash.length - 1] & 0x0f;
            int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            String decimal = String.valueOf(number % (int) Math.pow(10, digits));
            return "0".repeat(digits - decimal.length()) + decimal;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Totp[***]";
    }
}
