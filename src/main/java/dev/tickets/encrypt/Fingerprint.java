package dev.tickets.encrypt;

import java.util.Locale;
import java.util.Optional;

/**
 * The permanent identifier of an OpenPGP key: 40 hex digits for version 4, 64 for version 6.
 *
 * @param hex in upper case, without blanks
 */
public record Fingerprint(String hex) {
    private static final int V4 = 40;
    private static final int V6 = 64;
    private static final int GROUP = 4;

    public Fingerprint {
        if (!isHex(hex) || (hex.length() != V4 && hex.length() != V6)) {
            throw new IllegalArgumentException("not a fingerprint: " + hex);
        }
    }

    /** Parses a fingerprint, with blanks and a {@code 0x} allowed; empty for other text. */
    public static Optional<Fingerprint> parse(String text) {
        String digits = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (digits.startsWith("0X")) {
            digits = digits.substring(2);
        }
        boolean whole = (digits.length() == V4 || digits.length() == V6) && isHex(digits);
        return whole ? Optional.of(new Fingerprint(digits)) : Optional.empty();
    }

    private static boolean isHex(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if ("0123456789ABCDEF".indexOf(digits.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** For people: version 4 in ten groups, as in GnuPG; version 6 without groups. */
    @Override
    public String toString() {
        if (hex.length() != V4) {
            return hex;
        }
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < V4; i += GROUP) {
            groups.append(i == 0 ? "" : i == V4 / 2 ? "  " : " ").append(hex, i, i + GROUP);
        }
        return groups.toString();
    }
}
