package dev.tickets.ticket;

import java.util.Locale;

/** The state of a submitted ticket or reply. */
public enum SubmissionState {
    CREATED,
    REPLIED,
    /** A duplicate alert that was dropped. */
    SKIPPED,
    /** The outbox keeps the message and sends it later. */
    QUEUED,
    /** The message may have arrived. */
    UNCLEAR,
    /** The message has arrived incompletely. */
    INCOMPLETE,
    /** The outbox keeps the message until the user logs in or reopens its ticket. */
    BLOCKED,
    /** Its ticket is closed. */
    CLOSED,
    /** Nothing was sent: the message was only rehearsed. */
    DRY_RUN;

    /** The state as documented: {@code dry-run}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
