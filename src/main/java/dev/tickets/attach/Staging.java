package dev.tickets.attach;

import dev.tickets.state.AtExit;
import dev.tickets.state.FileTrees;
import dev.tickets.state.ProcessLock;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Room for temporary files of one run, in the state folder, where only this user looks. It is cleared when it is
 * closed, when the process is interrupted, and, after a {@code kill -9}, by the next run that needs room: a lock that
 * dies with its process tells whose room is abandoned.
 */
public final class Staging implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String SPACE = "make room there, or attach less";

    /** A room that has no lock for so long is not just being made. */
    private static final Duration MAKING = Duration.ofMinutes(10);

    /** How often a room is cleared in which another thread still makes files, until the process has ended. */
    private static final int ATTEMPTS = 100;

    private final Path parent;
    private final TrustedFiles trust;
    private @Nullable Room room;
    private int files;
    private boolean closed;

    private record Room(Path folder, ProcessLock lock, AtExit clearing) {}

    /** @param parent of all runs' rooms; nothing is made before the first file */
    public Staging(Path parent, TrustedFiles trust) {
        this.parent = parent;
        this.trust = trust;
    }

    /** A path for a new file. */
    public synchronized Path newFile() {
        return room().folder().resolve("file-" + ++files);
    }

    /**
     * Makes sure that there is space.
     *
     * @throws TicketsException (usage) when the disk has less than so many bytes left
     */
    public void require(long bytes) {
        try {
            long usable = Files.getFileStore(room().folder()).getUsableSpace();
            if (usable < bytes) {
                throw TicketsException.usage(
                        "there is not enough space in " + parent + ": " + bytes + " bytes are needed, " + usable
                                + " are left",
                        SPACE);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** What to say when a file in the room cannot be written: it is not the fault of what goes into it. */
    TicketsException unwritable(IOException e) {
        return IoReason.failure(ErrorCode.USAGE, "cannot write temporary files in " + parent, parent, e);
    }

    private synchronized Room room() {
        if (closed) {
            // a command that ran out of time goes on until the process has ended
            throw new TicketsException(ErrorCode.INTERRUPTED, "the run is over", null);
        }
        if (room == null) {
            room = open();
        }
        return room;
    }

    private Room open() {
        try {
            trust.makeFolder(parent);
            clearAbandoned();
            Path folder = Files.createTempDirectory(parent, "run-");
            AtExit clearing = AtExit.run("tickets-staging", () -> clear(folder));
            return new Room(folder, lock(folder), clearing);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The lock gets its name when it is held: another run that finds it free would take the room for abandoned. */
    private static ProcessLock lock(Path folder) throws IOException {
        Path making = folder.resolve(LOCK + ".new");
        ProcessLock lock = ProcessLock.make(making);
        Files.move(making, folder.resolve(LOCK));
        return lock;
    }

    private TicketsException unusable(IOException e) {
        return IoReason.failure(ErrorCode.UNEXPECTED, "cannot keep temporary files in " + parent, parent, e);
    }

    /** Clears what killed runs have left, where this one needs no room of its own. */
    public void sweep() {
        try {
            clearAbandoned();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void clearAbandoned() throws IOException {
        List<Path> rooms = new ArrayList<>();
        try (Stream<Path> folders = Files.list(trust.checked(parent))) {
            folders.filter(Files::isDirectory).forEach(rooms::add);
        }
        for (Path folder : rooms) {
            if (isAbandoned(folder)) {
                clear(folder);
            }
        }
    }

    /** A room without a lock is being made or cleared just now, unless it is old. One of another user is left alone. */
    private static boolean isAbandoned(Path folder) {
        try (ProcessLock lock = ProcessLock.ofExisting(folder.resolve(LOCK))) {
            return lock != null;
        } catch (NoSuchFileException e) {
            return isOld(folder);
        } catch (IOException inUse) {
            return false;
        }
    }

    private static boolean isOld(Path folder) {
        try {
            Instant made = Files.getLastModifiedTime(folder).toInstant();
            return made.isBefore(Instant.now().minus(MAKING));
        } catch (IOException e) {
            // another run was faster
            return false;
        }
    }

    private static void clear(Path folder) {
        for (int i = 0; i < ATTEMPTS && Files.exists(folder); i++) {
            clearOnce(folder);
        }
    }

    private static void clearOnce(Path folder) {
        try {
            // the lock goes last, so that what a kill leaves behind can still be told from what is in use
            FileTrees.delete(folder, LOCK);
        } catch (IOException ignored) {
            // another run clears the room, or the next one does
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (room == null) {
            return;
        }
        clear(room.folder());
        try {
            room.lock().close();
            room.clearing().cancel();
        } catch (IOException ignored) {
            // the process ends, and takes the lock with it
        }
        room = null;
    }
}
