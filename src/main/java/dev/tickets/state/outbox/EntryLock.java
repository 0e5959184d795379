package dev.tickets.state.outbox;

import dev.tickets.state.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a process the only one that moves an entry; it ends with the process, however that ends. */
final class EntryLock implements AutoCloseable {
    /** The file in the entry's folder. It moves with it, and so does the lock. Nothing but this class opens it. */
    static final String FILE = "lock";

    private final FileChannel channel;
    private final Set<String> held;
    private final String id;

    private EntryLock(FileChannel channel, Set<String> held, String id) {
        this.channel = channel;
        this.held = held;
        this.id = id;
        held.add(id);
    }

    private static String id(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    /**
     * The lock of an entry that is being made.
     *
     * @param held the ids of all entries of this outbox whose locks this process has
     */
    static EntryLock make(Path folder, Set<String> held) throws IOException {
        synchronized (held) {
            FileChannel channel = FileChannel.open(
                    folder.resolve(FILE),
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    AtomicFile.FILE);
            if (!isLocked(channel)) {
                throw new IOException("cannot lock " + folder);
            }
            return new EntryLock(channel, held, id(folder));
        }
    }

    /**
     * The lock of an entry; null when another one has it.
     *
     * @param held as above: the file of a lock that is held must not even be opened, for closing it again would end the
     *     lock
     * @throws java.nio.file.NoSuchFileException when the entry is not there, or has no lock
     */
    static @Nullable EntryLock take(Path folder, Set<String> held) throws IOException {
        synchronized (held) {
            if (held.contains(id(folder))) {
                return null;
            }
            FileChannel channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.WRITE);
            return isLocked(channel) ? new EntryLock(channel, held, id(folder)) : null;
        }
    }

    /** Whether the channel has the lock now; else it is closed. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException anotherOutboxOfThisProcess) {
            assert !locked;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked;
    }

    @Override
    public void close() throws IOException {
        synchronized (held) {
            channel.close();
            held.remove(id);
        }
    }
}
