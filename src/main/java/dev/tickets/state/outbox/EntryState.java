package dev.tickets.state.outbox;

import java.util.List;
import java.util.Locale;

/** The folder of an entry, which is its state. */
public enum EntryState {
    /** The entry is being written; no process may send it yet. */
    MAKING,
    /** Nothing of the entry has reached the portal, or only parts that are known to be there. */
    WAITING,
    /** A request is running; if its process has ended, the message may have arrived. */
    SENDING,
    /** The message may have arrived. */
    UNCLEAR,
    /** The entry waits for a login, or until a closed ticket is reopened. */
    BLOCKED,
    /** The entry has its receipt, and is being deleted. */
    DONE;

    /** The possible places of an entry after a request. */
    static final List<EntryState> AFTER_A_REQUEST = List.of(WAITING, SENDING, UNCLEAR, BLOCKED, DONE);

    /** The places of complete entries that are not done. */
    static final List<EntryState> OF_ENTRIES = List.of(WAITING, SENDING, UNCLEAR, BLOCKED);

    private final String folder = name().toLowerCase(Locale.ROOT);

    /** The name of the folder. */
    @Override
    public String toString() {
        return folder;
    }
}
