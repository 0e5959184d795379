package dev.tickets.state.outbox;

import dev.tickets.state.ProcessLock;
import java.io.IOException;
import java.util.Set;

/**
 * Lets only one process move an entry.
 *
 * @param held the ids of all entries of this outbox whose locks this process has
 */
record EntryLock(ProcessLock lock, Set<String> held, String id) implements AutoCloseable {
    /** The file in the entry's folder. File and lock move with the folder. */
    static final String FILE = "lock";

    @Override
    public void close() throws IOException {
        synchronized (held) {
            lock.close();
            held.remove(id);
        }
    }
}
