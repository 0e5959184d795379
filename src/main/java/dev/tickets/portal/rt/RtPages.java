package dev.tickets.portal.rt;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The pages of a list; each is requested on demand, and may be empty. RT first cuts a list into pages and then leaves
 * out what the user may not see. So a short page, an empty page and a missing {@code next_page} do not mean the end. It
 * is known where RT names the total; else it is assumed after empty pages in a row with room for {@value #MOST_HIDDEN}
 * rows, unless the caller knows that there is {@link #more}. A list that goes on after {@value #MOST} pages is a
 * failure, because messages would be missing without a word.
 */
final class RtPages implements Iterator<List<RtRow>> {
    /** RT's own maximum. */
    static final String PAGE_SIZE = "100";

    private static final int MOST_HIDDEN = 1_000;
    private static final int SIZE = 100;
    private static final int MOST = 1_000;

    private final RtApi api;
    private final String path;
    private final String[] parameters;
    private int page;
    /** Rows that RT may have hidden since the last row that it showed. */
    private long hidden;

    private boolean ended;

    /** @param parameters names and values in turn */
    RtPages(RtApi api, String path, String... parameters) {
        this.api = api;
        this.path = path;
        this.parameters = parameters.clone();
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    /** The list does not end here, however many empty pages came. */
    void more() {
        hidden = 0;
        ended = false;
    }

    @Override
    public List<RtRow> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (page == MOST) {
            throw new TicketsException(
                    ErrorCode.UNEXPECTED,
                    "the portal's list at " + path + " does not end after " + MOST + " pages",
                    "tickets -v shows each request; ask the portal's operator");
        }
        page++;
        String[] all = new String[parameters.length + 4];
        System.arraycopy(parameters, 0, all, 0, parameters.length);
        all[parameters.length] = "per_page";
        all[parameters.length + 1] = PAGE_SIZE;
        all[parameters.length + 2] = "page";
        all[parameters.length + 3] = String.valueOf(page);
        RtRow answer = api.get(path, all).row();
        List<RtRow> items = answer.rows("items");
        Long total = answer.number("total");
        Long told = answer.number("per_page");
        long size = told == null || told < 1 ? SIZE : told;
        hidden = items.isEmpty() ? hidden + size : 0;
        ended = total == null ? hidden >= MOST_HIDDEN : page * size >= total;
        return items;
    }
}
