package dev.tickets.sandbox;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** How HostBill keeps and shows texts and times. */
final class PortalText {
    private static final int SECONDS = "2026-01-02 03:04:05".length();

    private PortalText() {}

    /** {@code <}, {@code >}, {@code &} and both quotes as entities, once: what PHP's htmlspecialchars does. */
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

    /** The same with {@code \r\n} at each line's end, whatever stood there. */
    static String encodedLines(String text) {
        return encoded(text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n"));
    }

    /** {@code 2026-01-02 03:04:05}, without a hint to the zone. */
    static String time(long epochSecond, ZoneId zone) {
        String iso = LocalDateTime.ofInstant(Instant.ofEpochSecond(epochSecond), zone)
                .toString()
                .replace('T', ' ');
        return iso.length() < SECONDS ? iso + ":00" : iso;
    }
}
