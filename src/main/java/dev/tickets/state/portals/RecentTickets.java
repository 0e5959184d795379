package dev.tickets.state.portals;

import dev.tickets.render.SafeText;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tickets, statuses and CC addresses that a run has met at a portal, for completion in a shell. Collected in
 * memory, and kept once at the end of the run, in three lists of the {@link NameStore}: newest first, at most 500 lines
 * each, and only if a list changes. The subject of an encrypted ticket is not kept.
 */
public final class RecentTickets {
    private static final int MOST = 500;
    /** In characters; a longer text fits in no line beside a number. */
    private static final int LONGEST_SUBJECT = 100;
    /** In place of the subject of an encrypted ticket, also after a list has shown the subject. */
    private static final String ENCRYPTED = "(encrypted)";

    private static final String STATUSES = "statuses";
    private static final String ARMOUR = "-----BEGIN PGP MESSAGE-----";

    private final NameStore store;
    private final boolean personal;
    private final List<String[]> tickets = new ArrayList<>();
    private final List<String> statuses = new ArrayList<>();
    private final List<String> cc = new ArrayList<>();

    /** @param personal whether tickets and CC addresses are kept; if not, existing lists are deleted */
    public RecentTickets(NameStore store, boolean personal) {
        this.store = store;
        this.personal = personal;
    }

    /** Notes the tickets of a list. */
    public synchronized void listed(TicketQuery query, TicketQuery.Found found) {
        List<Ticket> newest = found.tickets();
        if (query.sort() != TicketQuery.Sort.UPDATED_AT) {
            newest = new ArrayList<>(newest);
            newest.sort(TicketQuery.Sort.UPDATED_AT);
        }
        List<String[]> rows = new ArrayList<>();
        for (Ticket ticket : newest) {
            note(ticket.status());
            if (rows.size() < MOST) {
                rows.add(new String[] {ticket.number().value(), subject(ticket)});
            }
        }
        tickets.addAll(0, rows);
    }

    /** Notes a ticket that was read. */
    public synchronized void read(TicketThread thread) {
        Ticket ticket = thread.ticket();
        note(ticket.status());
        String text = isEncrypted(thread) ? ENCRYPTED : subject(ticket);
        String number = ticket.number().value();
        if (!tickets.isEmpty() && tickets.get(0)[0].equals(number)) {
            // read again and again, by a command that waits
            tickets.remove(0);
        }
        tickets.add(0, new String[] {number, text});
    }

    /** Notes the CC addresses of a ticket that was created. */
    public synchronized void copied(List<String> addresses) {
        for (String address : addresses) {
            cc.add(SafeText.line(address));
        }
    }

    private void note(String status) {
        String plain = SafeText.line(status);
        if (!plain.isBlank() && TicketQuery.isNameOfStatus(plain) && !isIn(statuses, plain)) {
            statuses.add(plain);
        }
    }

    private static boolean isIn(List<String> statuses, String wanted) {
        for (String status : statuses) {
            if (TicketQuery.isStatus(wanted, status)) {
                return true;
            }
        }
        return false;
    }

    private static String subject(Ticket ticket) {
        String subject = SafeText.line(ticket.subject());
        return subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }

    private static boolean isEncrypted(TicketThread thread) {
        Message opening = thread.opening();
        return thread.encrypted()
                || (opening != null && (opening.encrypted() || opening.body().contains(ARMOUR)));
    }

    /** Writes the lists that have changed. */
    public synchronized void keep() {
        if (!personal) {
            store.forget(NameStore.TICKETS);
            store.forget(NameStore.CC);
        } else {
            if (!tickets.isEmpty()) {
                keepTickets();
            }
            if (!cc.isEmpty()) {
                keepAddresses();
            }
        }
        if (!statuses.isEmpty()) {
            keepStatuses();
        }
    }

    private void keepTickets() {
        List<String[]> known = rows(NameStore.TICKETS, 2);
        Set<String> encrypted = new HashSet<>();
        for (List<String[]> rows : List.of(tickets, known)) {
            for (String[] row : rows) {
                if (row[1].equals(ENCRYPTED)) {
                    encrypted.add(row[0]);
                }
            }
        }
        Map<String, String> merged = new LinkedHashMap<>();
        for (List<String[]> rows : List.of(tickets, known)) {
            for (String[] row : rows) {
                if (merged.size() < MOST) {
                    merged.putIfAbsent(row[0], encrypted.contains(row[0]) ? ENCRYPTED : row[1]);
                }
            }
        }
        List<String> lines = new ArrayList<>();
        merged.forEach((number, subject) -> lines.add(number + "\t" + subject));
        replace(NameStore.TICKETS, lines, known);
    }

    private void keepAddresses() {
        List<String[]> known = rows(NameStore.CC, 1);
        List<String> lines = new ArrayList<>(cc.stream().distinct().toList());
        for (String[] row : known) {
            if (lines.size() < MOST && !lines.contains(row[0])) {
                lines.add(row[0]);
            }
        }
        replace(NameStore.CC, lines, known);
    }

    private void keepStatuses() {
        List<String[]> known = rows(STATUSES, 1);
        List<String> lines = new ArrayList<>();
        for (String[] row : known) {
            lines.add(row[0]);
        }
        for (String status : statuses) {
            if (lines.size() < MOST && !isIn(lines, status)) {
                lines.add(status);
            }
        }
        replace(STATUSES, lines, known);
    }

    private List<String[]> rows(String list, int columns) {
        @Nullable List<String[]> known = store.last(list, columns);
        return known == null ? List.of() : known;
    }

    private void replace(String list, List<String> lines, List<String[]> known) {
        boolean same = lines.size() == known.size();
        for (int i = 0; same && i < lines.size(); i++) {
            same = lines.get(i).equals(String.join("\t", known.get(i)));
        }
        if (!same) {
            store.keep(list, lines);
        }
    }
}
