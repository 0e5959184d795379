package dev.tickets.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a practice portal stores the text of subjects and messages. Portals with old databases damage some texts. */
public enum TextStorage {
    /** Every text is stored whole. */
    WHOLE,
    /** A text ends before its first character of four bytes, and after 65,535 bytes, without a word. */
    CUT,
    /** A text with a character of four bytes is refused in the words of the database; a long text is cut. */
    REFUSE,
    /** A question mark is stored instead of a character of four bytes; a long text is cut. */
    REPLACE;

    /** The size of a MySQL column of type TEXT, in bytes. */
    private static final int LONGEST = 65_535;

    /** Code that the filter of a fresh portal blocks. */
    private static final String BLOCKED = "eval(base64_decode";

    /** In lower case, as the option names the storage. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The keys of the reasons to refuse these texts; empty for none. */
    List<String> problems(@Nullable String subject, String body) {
        List<String> problems = new ArrayList<>();
        if (this == WHOLE) {
            return problems;
        }
        if (subject != null && isBlocked(subject)) {
            problems.add("blocked_ticketSubject");
        }
        if (isBlocked(body)) {
            problems.add("blocked_ticketContent");
        }
        if (this == REFUSE) {
            refuse("subject", subject == null ? "" : subject, problems);
            refuse("body", body, problems);
        }
        return problems;
    }

    private static boolean isBlocked(String text) {
        return text.toLowerCase(Locale.ROOT).contains(BLOCKED);
    }

    private static void refuse(String column, String text, List<String> problems) {
        int place = firstOfFourBytes(text);
        if (place < text.length()) {
            StringBuilder shown = new StringBuilder();
            for (byte one : Character.toString(text.codePointAt(place)).getBytes(StandardCharsets.UTF_8)) {
                shown.append(String.format(Locale.ROOT, "\\x%02X", one));
            }
            problems.add("Incorrect string value: '" + shown + "' for column '" + column + "' at row 1");
        }
    }

    /** What the database keeps of the text. */
    String kept(String text) {
        return switch (this) {
            case WHOLE -> text;
            case REFUSE -> beginning(text);
            case CUT -> beginning(text.substring(0, firstOfFourBytes(text)));
            case REPLACE -> beginning(replaced(text));
        };
    }

    private static int firstOfFourBytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return i;
            }
        }
        return text.length();
    }

    private static String replaced(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().forEach(c -> kept.appendCodePoint(c > 0xFFFF ? '?' : c));
        return kept.toString();
    }

    private static String beginning(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST) {
            return text;
        }
        int end = LONGEST;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
