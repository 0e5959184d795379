package dev.tickets.render;

import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/**
 * A list of tickets for a terminal: fitted to its width, ages instead of dates, with marks for unread ({@code *}) and
 * urgent ({@code !}) tickets.
 */
public final class TicketScreen {
    private static final List<String> HEADINGS = List.of("", "NUMBER", "STATUS", "DEPARTMENT", "UPDATED", "SUBJECT");
    private static final int MARKS = 0;
    private static final int STATUS = 2;
    private static final int DEPARTMENT = 3;
    private static final int UPDATED = 4;
    private static final int SUBJECT = 5;
    private static final int[] DISPENSABLE = {DEPARTMENT, UPDATED, STATUS};
    private static final String GAP = "  ";

    /**
     * The minimum width of a subject to be recognizable; departments and statuses shrink first, to their own minimum.
     */
    private static final int READABLE_SUBJECT = 24;

    private static final int READABLE_NAME = 8;

    private final Style style;
    private final int columns;
    private final Age age;

    /**
     * @param columns of the terminal; 0 when unknown
     * @param zone assumed for portal times without a zone
     */
    public TicketScreen(Style style, int columns, Instant now, TimeZone zone) {
        this.style = style;
        this.columns = columns;
        this.age = new Age(now, zone);
    }

    /** The lines, each with a line end; empty when there is no ticket. */
    public String text(List<Ticket> tickets) {
        if (tickets.isEmpty()) {
            return "";
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADINGS);
        for (Ticket ticket : tickets) {
            lines.add(cells(ticket));
        }
        int[] widths = fitted(widths(lines));
        StringBuilder text = new StringBuilder(lines.size() * 100);
        append(text, HEADINGS, widths, false, false);
        for (int i = 0; i < tickets.size(); i++) {
            Ticket ticket = tickets.get(i);
            append(text, lines.get(i + 1), widths, isUnread(ticket), isUrgent(ticket));
        }
        return text.toString();
    }

    private List<String> cells(Ticket ticket) {
        PortalTime time = ticket.lastActivity();
        List<String> cells = new ArrayList<>(HEADINGS.size());
        cells.add((isUnread(ticket) ? "*" : "") + (isUrgent(ticket) ? "!" : ""));
        cells.add(cell(ticket.number().value()));
        cells.add(cell(ticket.status()));
        cells.add(cell(ticket.department() == null ? "" : ticket.department()));
        cells.add(time == null ? "" : age.of(time));
        cells.add(cell(ticket.subject()));
        return cells;
    }

    private static String cell(String text) {
        return DisplayWidth.cut(SafeText.line(text), Table.WIDEST_CELL);
    }

    private static boolean isUnread(Ticket ticket) {
        return Boolean.TRUE.equals(ticket.unread());
    }

    private static boolean isUrgent(Ticket ticket) {
        String priority = ticket.priority() == null ? "" : ticket.priority().toLowerCase(Locale.ROOT);
        return ticket.subject().regionMatches(true, 0, "[URGENT]", 0, 8)
                || priority.equals("high")
                || priority.equals("critical");
    }

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[HEADINGS.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(line.get(i)));
            }
        }
        return widths;
    }

    /** On a narrow terminal, columns are left out, the least important first. */
    private int[] fitted(int[] widths) {
        if (columns == 0) {
            return widths;
        }
        int[] fitting = widths.clone();
        int tooWide = fit(fitting);
        for (int i = 0; tooWide > 0 && i < DISPENSABLE.length; i++) {
            widths[DISPENSABLE[i]] = 0;
            fitting = widths.clone();
            tooWide = fit(fitting);
        }
        narrow(fitting, SUBJECT, tooWide, 1);
        return fitting;
    }

    /**
     * Reduces the widths to the terminal's, first that of the subject, as long as it stays readable.
     *
     * @return the remaining excess width
     */
    private int fit(int[] widths) {
        int tooWide = -columns;
        for (int i = 0; i < widths.length; i++) {
            tooWide += widths[i] + (i == SUBJECT || widths[i] == 0 ? 0 : GAP.length());
        }
        tooWide -= narrow(widths, SUBJECT, tooWide, READABLE_SUBJECT);
        tooWide -= narrow(widths, DEPARTMENT, tooWide, READABLE_NAME);
        tooWide -= narrow(widths, STATUS, tooWide, READABLE_NAME);
        return tooWide - narrow(widths, SUBJECT, tooWide, READABLE_NAME);
    }

    /** Narrows a cell by at most {@code tooWide}, but not below {@code least}; returns the reduction. */
    private static int narrow(int[] widths, int cell, int tooWide, int least) {
        int taken = Math.max(0, Math.min(tooWide, widths[cell] - least));
        widths[cell] -= taken;
        return taken;
    }

    private void append(StringBuilder text, List<String> cells, int[] widths, boolean unread, boolean urgent) {
        StringBuilder line = new StringBuilder();
        for (int i = MARKS; i < SUBJECT; i++) {
            if (widths[i] > 0) {
                String cell = DisplayWidth.pad(DisplayWidth.cut(cells.get(i), widths[i]), widths[i]);
                line.append(i == MARKS && urgent ? style.red(cell) : cell).append(GAP);
            }
        }
        String subject = DisplayWidth.cut(cells.get(SUBJECT), widths[SUBJECT]).stripTrailing();
        line.append(unread ? style.bold(subject) : subject);
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
