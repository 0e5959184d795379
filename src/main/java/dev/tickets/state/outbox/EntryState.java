package dev.tickets.state.outbox;

import java.util.List;
import java.util.Locale;

/** The folder that an entry lies in, which is its state. */
public enum EntryState {
    /** Being written; nobody may send it yet. */
    MAKING,
    /** Nothing of it has reached the portal, or only what is known to be there. */
    WAITING,
    /** A request is under way; when its process is dead, it may have arrived. */
    SENDING,
    /** It may have arrived. */
    UNCLEAR,
    /** It waits for a login, or for a closed ticket to be opened. */
    BLOCKED,
    /** It has its receipt, and is being deleted. */
    DONE;

    /** The places that an entry may have to go to after a request. */
    static final List<EntryState> AFTER_A_REQUEST = List.of(WAITING, SENDING, UNCLEAR, BLOCKED, DONE);

    /** The places of entries that are whole and not yet done. */
    static final List<EntryState> OF_ENTRIES = List.of(WAITING, SENDING, UNCLEAR, BLOCKED);

    private final String folder = name().toLowerCase(Locale.ROOT);

    /** The name of the folder. */
    @Override
    public String toString() {
        return folder;
    }
}
