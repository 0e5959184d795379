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
 * A folder for temporary files of one run, inside the state folder, for this user only. The folder is removed on close,
 * on an interrupt of the process, and, after a {@code kill -9}, by the next run that needs a folder: the system
 * releases the lock of a dead process, so a free lock marks an abandoned folder.
 */
public final class Staging implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String SPACE = "free space in that folder, or attach less";

    /** A folder without a lock that is older than this is not being created. */
    private static final Duration MAKING = Duration.ofMinutes(10);

    /** Attempts to clear a folder while another thread still creates files, until the process has ended. */
    private static final int ATTEMPTS = 100;

    private final Path parent;
    private final TrustedFiles trust;
    private @Nullable RunFolder run;
    private int files;
    private boolean closed;

    private record RunFolder(Path folder, ProcessLock lock, AtExit clearing) {}

    /** @param parent of the folders of all runs; no folder is created before the first file */
    public Staging(Path parent, TrustedFiles trust) {
        this.parent = parent;
        this.trust = trust;
    }

    /** A path for a new file. */
    public synchronized Path newFile() {
        return runFolder().folder().resolve("file-" + ++files);
    }

    /**
     * Checks the free space.
     *
     * @throws TicketsException (usage) when the disk has fewer free bytes
     */
    public void require(long bytes) {
        try {
            long usable = Files.getFileStore(runFolder().folder()).getUsableSpace();
            if (usable < bytes) {
                throw TicketsException.usage(
                        "not enough space in " + parent + ": " + bytes + " bytes needed, " + usable + " free", SPACE);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The failure to write a temporary file; the source of the content is not at fault. */
    TicketsException unwritable(IOException e) {
        return IoReason.failure(ErrorCode.USAGE, "cannot write temporary files in " + parent, parent, e);
    }

    private synchronized RunFolder runFolder() {
        if (closed) {
            // a command that exceeded its time limit continues until the process has ended
            throw new TicketsException(ErrorCode.INTERRUPTED, "the run has ended", null);
        }
        if (run == null) {
            run = open();
        }
        return run;
    }

    private RunFolder open() {
        try {
            trust.makeFolder(parent);
            clearAbandoned();
            Path folder = Files.createTempDirectory(parent, "run-");
            AtExit clearing = AtExit.run("tickets-staging", () -> clear(folder));
            return new RunFolder(folder, lock(folder), clearing);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * The lock file gets its name after it is locked: another run that finds a free lock would treat the folder as
     * abandoned.
     */
    private static ProcessLock lock(Path folder) throws IOException {
        Path making = folder.resolve(LOCK + ".new");
        ProcessLock lock = ProcessLock.make(making);
        Files.move(making, folder.resolve(LOCK));
        return lock;
    }

    private TicketsException unusable(IOException e) {
        return IoReason.failure(ErrorCode.UNEXPECTED, "cannot keep temporary files in " + parent, parent, e);
    }

    /** Removes the folders of killed runs when this run needs no folder. */
    public void sweep() {
        try {
            clearAbandoned();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void clearAbandoned() throws IOException {
        List<Path> runs = new ArrayList<>();
        try (Stream<Path> folders = Files.list(trust.checked(parent))) {
            folders.filter(Files::isDirectory).forEach(runs::add);
        }
        for (Path folder : runs) {
            if (isAbandoned(folder)) {
                clear(folder);
            }
        }
    }

    /**
     * A folder without a lock is being created or removed, unless the folder is old. A folder of another user stays.
     */
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
            // another run has removed the folder
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
            // the lock is deleted last, so that the rest of a killed run can still be distinguished from a folder in
            // use
            FileTrees.delete(folder, LOCK);
        } catch (IOException ignored) {
            // another run, or the next run, removes the folder
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (run == null) {
            return;
        }
        clear(run.folder());
        try {
            run.lock().close();
            run.clearing().cancel();
        } catch (IOException ignored) {
            // the end of the process releases the lock
        }
        run = null;
    }
}
