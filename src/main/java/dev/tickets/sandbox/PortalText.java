package dev.tickets.sandbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Texts and times in HostBill's form. */
final class PortalText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private PortalText() {}

    /** {@code <}, {@code >}, {@code &} and both quotes as entities, once, as PHP's htmlspecialchars does. */
    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> encoded.append("&amp;");
                case '<' -> encoded.append("&lt;");
                case '>' -> encoded.append("&gt;");
                case '"' -> encoded.append("&quot;");
                case '\'' -> encoded.append("&#039;");
                default -> encoded.append(c);
            }
        }
        return encoded.toString();
    }

    /** The same with {@code \r\n} for each line end. */
    static String encodedLines(String text) {
        return encoded(text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n"));
    }

    /** {@code 2026-01-02 03:04:05}, without a zone. */
    static String time(long epochSecond, ZoneId zone) {
        return TIME.format(Instant.ofEpochSecond(epochSecond).atZone(zone));
    }
}
