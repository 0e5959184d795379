package dev.tickets.state.outbox;

import dev.tickets.state.ProcessLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a process the only one that moves an entry.
 *
 * @param held the ids of all entries of this outbox whose locks this process has: their files must not be opened again
 */
record EntryLock(ProcessLock lock, Set<String> held, String id) implements AutoCloseable {
    /** The file in the entry's folder. It moves with it, and so does the lock. Nothing but this class opens it. */
    static final String FILE = "lock";

    private static String id(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    /** The lock of an entry that is being made. */
    static EntryLock make(Path folder, Set<String> held) throws IOException {
        synchronized (held) {
            ProcessLock lock = ProcessLock.make(folder.resolve(FILE));
            held.add(id(folder));
            return new EntryLock(lock, held, id(folder));
        }
    }

    /**
     * The lock of an entry; null when another one has it.
     *
     * @throws java.nio.file.NoSuchFileException when the entry is not there, or has no lock
     */
    static @Nullable EntryLock take(Path folder, Set<String> held) throws IOException {
        synchronized (held) {
            ProcessLock lock = held.contains(id(folder)) ? null : ProcessLock.ofExisting(folder.resolve(FILE));
            if (lock == null) {
                return null;
            }
            held.add(id(folder));
            return new EntryLock(lock, held, id(folder));
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (held) {
            lock.close();
            held.remove(id);
        }
    }
}
