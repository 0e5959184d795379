package dev.tickets.portal.rt;

import dev.tickets.ticket.Reference;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Queries in RT's TicketSQL. A query may find more tickets than are wanted, and never fewer: {@code %} and {@code _}
 * are wildcards that TicketSQL cannot escape, databases differ in the case of letters beyond ASCII, and RT reads times
 * in the user's own time zone. {@link TicketQuery} then sorts out the rest.
 */
final class TicketSql {
    /** The tickets of the customer. */
    static final String OWN = "Requestor.id = '__CurrentUser__'";

    /**
     * Includes tickets that were merged into others: unless a query names this field, RT leaves them out. Each has the
     * subject and the times that it was filed with.
     */
    private static final String MERGED_TOO = "EffectiveId > 0";

    static final String ACTIVE = "Status = '__Active__'";
    static final String INACTIVE = "Status = '__Inactive__'";

    /** Tolerance for the user's time zone at the portal, in days. */
    private static final long ZONES = 1;
    /** Tolerance for inexact clocks, in days. */
    private static final long CLOCKS = 2;
    /** Shorter pieces of a subject are not worth a condition. */
    private static final int SHORTEST = 3;
    /** The part of a subject that RT certainly keeps, in characters of up to 3 bytes: RT keeps 200 bytes. */
    private static final int KEPT = 60;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private TicketSql() {}

    /** A literal: TicketSQL reads a backslash as an escape in both kinds of quotes. */
    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    static String of(TicketQuery wanted) {
        StringBuilder sql = new StringBuilder(OWN);
        and(sql, status(wanted.status()));
        if (wanted.department() != null) {
            and(sql, "Queue = " + literal(wanted.department().id()));
        }
        if (wanted.search() != null) {
            and(sql, search(wanted.search()));
        }
        if (wanted.since() != null) {
            and(sql, "LastUpdated > " + time(wanted.since().moment(), ZONES));
        }
        return sql.toString();
    }

    /**
     * The tickets that may hold a message. No condition on the content: RT answers "no ticket" to every such condition
     * while its full-text search is off, which is the default.
     */
    static String of(@Nullable Reference reference, @Nullable String subject, TicketQuery among) {
        StringBuilder sql = mergedToo(among);
        if (subject == null) {
            return sql.toString();
        }
        String piece = longestPiece(subject.substring(0, subject.offsetByCodePoints(0, kept(subject))));
        if (piece.length() >= SHORTEST) {
            and(sql, "Subject LIKE " + literal(piece));
        }
        if (reference != null) {
            and(sql, createdSince(reference));
        }
        return sql.toString();
    }

    /** All tickets that were filed since the reference was made: staff may have given them other subjects. */
    static String since(Reference reference, TicketQuery among) {
        StringBuilder sql = mergedToo(among);
        and(sql, createdSince(reference));
        return sql.toString();
    }

    private static StringBuilder mergedToo(TicketQuery among) {
        StringBuilder sql = new StringBuilder(of(among));
        and(sql, MERGED_TOO);
        return sql;
    }

    private static String createdSince(Reference reference) {
        return "Created > " + time(reference.time(), ZONES + CLOCKS);
    }

    /** Tickets of the customer in that queue. */
    static String inQueue(String queue, String status) {
        return OWN + " AND Queue = " + literal(queue) + " AND " + status;
    }

    static String ticket(TicketNumber number) {
        return "id = " + number;
    }

    private static int kept(String subject) {
        return Math.min(KEPT, subject.codePointCount(0, subject.length()));
    }

    private static void and(StringBuilder sql, String condition) {
        if (!condition.isEmpty()) {
            sql.append(" AND ").append(condition);
        }
    }

    private static String status(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "all" -> "";
            case "open" -> ACTIVE;
            case "closed" -> INACTIVE;
            default ->
                "(Status = " + literal(status) + " OR Status = " + literal(status.replace('-', ' ')) + " OR Status = "
                        + literal(status.replace(' ', '-')) + ")";
        };
    }

    private static String search(String words) {
        String piece = longestPiece(words);
        String subject = piece.isEmpty() ? words : piece;
        String condition = "Subject LIKE " + literal(subject);
        return TicketNumber.isNumber(words) ? "(" + condition + " OR id = " + words + ")" : condition;
    }

    /** The longest part of letters, digits and blanks in ASCII, which every database compares alike. */
    private static String longestPiece(String text) {
        String longest = "";
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\0';
            boolean plain = c == ' ' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!plain) {
                String piece = text.substring(start, i).strip();
                longest = piece.length() > longest.length() ? piece : longest;
                start = i + 1;
            }
        }
        return longest;
    }

    private static String time(Instant time, long daysBefore) {
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC).minusDays(daysBefore);
        return utc.getYear() < 1970 ? "'1970-01-01 00:00:00'" : "'" + TIME.format(utc) + "'";
    }
}
