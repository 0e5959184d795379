package dev.tickets.state.outbox;

import dev.tickets.state.ProcessLock;
import java.io.IOException;
import java.util.Set;

/**
 * Makes a process the only one that moves an entry.
 *
 * @param held the ids of all entries of this outbox whose locks this process has
 */
record EntryLock(ProcessLock lock, Set<String> held, String id) implements AutoCloseable {
    /** The file in the entry's folder. It moves with it, and so does the lock. */
    static final String FILE = "lock";

    @Override
    public void close() throws IOException {
        synchronized (held) {
            lock.close();
            held.remove(id);
        }
    }
}
