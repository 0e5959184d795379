package dev.tickets.encrypt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Finds encrypted messages in a text, as they stand in a ticket: other lines may be above and below. */
public final class ArmouredText {
    private static final String BEGIN = "-----BEGIN PGP MESSAGE-----";
    private static final String END = "-----END PGP MESSAGE-----";

    private ArmouredText() {}

    public static boolean isIn(String text) {
        int begin = text.indexOf(BEGIN);
        return begin >= 0 && text.indexOf(END, begin) > 0;
    }

    /**
     * The text with what is encrypted replaced.
     *
     * @param decrypt is given each message, tidied of what a portal may have done to its lines
     */
    public static String replaced(String text, UnaryOperator<String> decrypt) {
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        while (true) {
            int begin = text.indexOf(BEGIN, from);
            int end = begin < 0 ? -1 : text.indexOf(END, begin);
            if (end < 0) {
                return replaced.append(text, from, text.length()).toString();
            }
            replaced.append(text, from, begin)
                    .append(withoutLineEnd(decrypt.apply(tidied(text.substring(begin + BEGIN.length(), end)))));
            from = end + END.length();
        }
    }

    /** The armour's lines without blanks around them, and with the empty line that must follow its headers. */
    private static String tidied(String inside) {
        List<String> headers = new ArrayList<>();
        List<String> data = new ArrayList<>();
        for (String line : inside.lines().toList()) {
            String bare = line.strip();
            if (data.isEmpty() && bare.contains(": ")) {
                headers.add(bare);
            } else if (!bare.isEmpty()) {
                data.add(bare);
            }
        }
        return BEGIN + "\n"
                + (headers.isEmpty() ? "" : String.join("\n", headers) + "\n")
                + "\n"
                + String.join("\n", data)
                + "\n"
                + END
                + "\n";
    }

    private static String withoutLineEnd(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
