package dev.tickets.filing;

import dev.tickets.ticket.TicketsException;

/** What is said of messages that are kept. */
final class Words {
    /** The line for cron that sends what waits. */
    static final String CRON = "*/5 * * * * tickets outbox send -q";

    private Words() {}

    /** A failure of a message that has become a draft. */
    static TicketsException drafted(TicketsException failure, String id, boolean reply) {
        String show = "the draft is kept: tickets drafts show " + id + (reply ? "" : ", tickets create --draft " + id);
        return failure.withHint(failure.hint() == null ? show : failure.hint() + "; " + show)
                .of(null, null);
    }
}
