package dev.tickets.filing.outbox;

import dev.tickets.config.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a process the only one that moves an entry; it ends with the process, however that ends. */
final class EntryLock implements AutoCloseable {
    /** The file in the entry's folder. It moves with it, and so does the lock. */
    static final String FILE = "lock";

    private final FileChannel channel;

    private EntryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock of an entry that is being made. */
    static EntryLock make(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(FILE), Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), AtomicFile.FILE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException("cannot lock " + folder);
        }
        return new EntryLock(channel);
    }

    /**
     * The lock of an entry; null when another one has it.
     *
     * @throws NoSuchFileException when the entry is not there, or has no lock
     */
    static @Nullable EntryLock take(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new EntryLock(channel);
            }
        } catch (OverlappingFileLockException anotherThread) {
            channel.close();
            return null;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
