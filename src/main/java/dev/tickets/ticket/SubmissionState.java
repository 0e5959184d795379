package dev.tickets.ticket;

import java.util.Locale;

/** What has become of a ticket or reply that was to be sent. */
public enum SubmissionState {
    CREATED,
    REPLIED,
    /** A repeated alert of which nothing was wanted. */
    SKIPPED,
    /** The outbox keeps it, and sends it later. */
    QUEUED,
    /** It may be at the portal. */
    UNCLEAR,
    /** It is at the portal, but not all of it. */
    INCOMPLETE,
    /** The outbox keeps it until somebody logs in, or reopens its ticket. */
    BLOCKED,
    /** Its ticket is closed. */
    CLOSED,
    /** Nothing was sent: it was only asked what would be. */
    DRY_RUN;

    /** The state as documented: {@code dry-run}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
