package dev.tickets.render;

import java.nio.charset.Charset;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Decodes entities, only those with a semicolon, as every program writes them: in a raw address like
 * {@code ?id=1&copy=2} the {@code &} is an ampersand.
 */
final class HtmlEntities {
    // "CounterClockwiseContourIntegral", the longest name, with its semicolon
    private static final int LONGEST = 32;

    private HtmlEntities() {}

    /** Decodes the entities of a text once; other text stays unchanged. */
    static String decode(String text) {
        int ampersand = text.indexOf('&');
        if (ampersand < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int copied = 0;
        while (ampersand >= 0) {
            int semicolon = semicolon(text, ampersand + 1);
            String character = semicolon < 0 ? null : character(text.substring(ampersand + 1, semicolon));
            if (character != null) {
                decoded.append(text, copied, ampersand).append(character);
                copied = semicolon + 1;
            }
            ampersand = text.indexOf('&', ampersand + 1);
        }
        return decoded.append(text, copied, text.length()).toString();
    }

    private static int semicolon(String text, int from) {
        int limit = Math.min(text.length(), from + LONGEST);
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return i;
            }
            if (!(c == '#' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
                return -1;
            }
        }
        return -1;
    }

    private static @Nullable String character(String name) {
        if (name.startsWith("#")) {
            return numbered(name);
        }
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> "\u00A0";
            case "" -> null;
            default -> named(name);
        };
    }

    private static @Nullable String named(String name) {
        String character = Entities.getByName(name);
        return character.isEmpty() ? null : character;
    }

    private static @Nullable String numbered(String name) {
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        int number = number(name, hex ? 2 : 1, hex ? 16 : 10);
        if (number < 0) {
            return null;
        }
        if (number >= 0x80 && number < 0xA0) {
            // HTML reads these as Windows-1252, as their authors mean
            return new String(new byte[] {(byte) number}, Charset.forName("windows-1252"));
        }
        boolean surrogate = number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE;
        return number == 0 || surrogate || !Character.isValidCodePoint(number) ? "\uFFFD" : Character.toString(number);
    }

    /** -1 when not a number; the number is limited to just above the largest code point. */
    private static int number(String name, int from, int radix) {
        int number = 0;
        for (int i = from; i < name.length(); i++) {
            int digit = Character.digit(name.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            number = Math.min(number * radix + digit, Character.MAX_CODE_POINT + 1);
        }
        return from == name.length() ? -1 : number;
    }
}
