package dev.tickets.state;

import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a file, which one process has at a time; it ends with the process, however that ends. A process that has
 * the lock must not open the file again, because closing it would end the lock.
 */
public final class ProcessLock implements AutoCloseable {
    private static final long BETWEEN_TRIES = 20;

    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock of a new file. */
    public static ProcessLock make(Path file) throws IOException {
        ProcessLock lock = locked(open(file, StandardOpenOption.CREATE_NEW), Duration.ZERO, Sleeper.SYSTEM);
        if (lock == null) {
            throw new IOException("cannot lock " + file.getParent());
        }
        return lock;
    }

    /**
     * The lock of a file that is there; null when another process has it, or another thread.
     *
     * @throws java.nio.file.NoSuchFileException when it is not there
     */
    public static @Nullable ProcessLock ofExisting(Path file) throws IOException {
        return locked(FileChannel.open(file, StandardOpenOption.WRITE), Duration.ZERO, Sleeper.SYSTEM);
    }

    /** The lock of a file, which is made where it is missing; null when others have it all the time. */
    public static @Nullable ProcessLock await(Path file, Duration patience, Sleeper sleeper) throws IOException {
        return locked(open(file, StandardOpenOption.CREATE), patience, sleeper);
    }

    private static FileChannel open(Path file, StandardOpenOption making) throws IOException {
        return FileChannel.open(file, Set.of(making, StandardOpenOption.WRITE), AtomicFile.FILE);
    }

    /** Without the lock the channel is closed. */
    private static @Nullable ProcessLock locked(FileChannel channel, Duration patience, Sleeper sleeper)
            throws IOException {
        boolean locked = false;
        try {
            locked = isLocked(channel);
            for (long waited = 0; !locked && waited < patience.toMillis(); waited += BETWEEN_TRIES) {
                sleeper.sleep(BETWEEN_TRIES);
                locked = isLocked(channel);
            }
            return locked ? new ProcessLock(channel) : null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    /** Whether the lock is acquired; a failure of a file system that has no locks says so. */
    static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByAnotherThread) {
            return false;
        } catch (IOException e) {
            // the reasons of a network file system for this vary
            throw IoReason.isWithoutLocks(e) ? new IOException("No locks available", e) : e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
