package dev.tickets.portal.rt;

import dev.tickets.ticket.TicketNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Closes and reopens tickets. Each queue may have a lifecycle with words of its own, and REST 2.0 lists none of them. A
 * ticket names only the changes that RT's pages show as buttons; so the usual words are tried next, and then the word
 * that most other tickets of the queue have. A rarer word may mean something else than "done".
 */
final class RtStatusChange {
    /** Words for a closed ticket, that of RT's usual lifecycle first. */
    private static final List<String> CLOSED = List.of("resolved", "closed", "done", "completed", "solved", "fixed");

    private static final List<String> OPEN = List.of("open", "reopened", "in progress", "in work", "new");

    /** Inactive too, but no word for a ticket that is done. */
    private static final Set<String> DISCARDED = Set.of("deleted", "rejected", "spam", "binned", "abandoned");

    private final RtApi api;
    private final RtThreads threads;

    RtStatusChange(RtApi api, RtThreads threads) {
        this.api = api;
        this.threads = threads;
    }

    void close(TicketNumber number) {
        change(number, CLOSED, TicketSql.INACTIVE);
    }

    void reopen(TicketNumber number) {
        change(number, OPEN, TicketSql.ACTIVE);
    }

    /** Sets the first of the possible statuses that the ticket's lifecycle allows. */
    private void change(TicketNumber number, List<String> usual, String kind) {
        // a wrong number fails here, with the right words
        RtRow head = threads.head(number);
        List<String> shown = shown(head);
        List<String> words = new ArrayList<>(usual);
        words.removeIf(word -> !shown.contains(word));
        addNew(usual, words);
        RtAnswer refusal = firstRefusal(number, words, null);
        if (refusal == null) {
            return;
        }
        String other = wordOfQueue(head, kind);
        if (other != null && !words.contains(other)) {
            refusal = firstRefusal(number, List.of(other), refusal);
        }
        if (refusal != null) {
            throw RtFailures.unchanged(refusal);
        }
    }

    /**
     * Tries the words in turn.
     *
     * @param before an earlier refusal, whose words are the better ones; null for none
     * @return null as soon as one has worked
     */
    private @Nullable RtAnswer firstRefusal(TicketNumber number, List<String> words, @Nullable RtAnswer before) {
        RtAnswer first = before;
        for (String word : words) {
            RtAnswer answer = api.change("PUT", "/ticket/" + number, RtBody.of(Map.of("Status", word)));
            RtFailures.requireRight(answer);
            if (isChanged(number, word, answer)) {
                return null;
            }
            first = first == null ? answer : first;
        }
        return first;
    }

    /** RT writes its sentences in the user's language; where they are unknown, the ticket tells. */
    private boolean isChanged(TicketNumber number, String word, RtAnswer answer) {
        if (RtFailures.isChanged(answer)) {
            return true;
        }
        return !RtFailures.isOtherLifecycle(answer)
                && threads.head(number).textOr("", "Status").equalsIgnoreCase(word);
    }

    /** The statuses that the ticket's page offers. */
    private static List<String> shown(RtRow head) {
        List<String> shown = new ArrayList<>();
        for (RtRow link : head.rows("_hyperlinks")) {
            if (link.textOr("", "ref").equals("lifecycle")) {
                shown.add(link.textOr("", "to").toLowerCase(Locale.ROOT));
            }
        }
        return shown;
    }

    /** The most frequent status of the customer's tickets in the same queue; null for none. */
    private @Nullable String wordOfQueue(RtRow head, String kind) {
        String queue = head.row("Queue").text("id");
        if (queue == null) {
            return null;
        }
        Map<String, Integer> uses = new HashMap<>();
        String best = null;
        int most = 0;
        for (RtRow ticket : api.get(
                        "/tickets",
                        "query",
                        TicketSql.inQueue(queue, kind),
                        "orderby",
                        "LastUpdated",
                        "order",
                        "DESC",
                        "fields",
                        "Status",
                        "per_page",
                        RtPages.PAGE_SIZE)
                .row()
                .rows("items")) {
            String status = ticket.textOr("", "Status");
            if (status.isEmpty() || DISCARDED.contains(status.toLowerCase(Locale.ROOT))) {
                continue;
            }
            int count = uses.merge(status, 1, Integer::sum);
            if (count > most) {
                most = count;
                best = status;
            }
        }
        return best;
    }

    private static void addNew(List<String> from, List<String> to) {
        for (String word : from) {
            if (!to.contains(word)) {
                to.add(word);
            }
        }
    }
}
