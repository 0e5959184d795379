package dev.tickets.attach;

import dev.tickets.config.AtomicFile;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
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

    private final Path parent;
    private @Nullable Room room;
    private int files;

    private record Room(Path folder, FileChannel lock, Thread clearing) {}

    /** @param parent of all runs' rooms; nothing is made before the first file */
    public Staging(Path parent) {
        this.parent = parent;
    }

    /** A path for a new file. */
    public Path newFile() {
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
                        "make room there, or set XDG_STATE_HOME to a folder on a larger disk");
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Room room() {
        if (room == null) {
            room = open();
        }
        return room;
    }

    private Room open() {
        try {
            AtomicFile.makeFolder(parent);
            clearAbandoned();
            Path folder = Files.createTempDirectory(parent, "run-");
            FileChannel lock =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                throw new IOException("cannot lock " + folder);
            }
            Thread clearing = new Thread(() -> clear(folder), "tickets-staging");
            Runtime.getRuntime().addShutdownHook(clearing);
            return new Room(folder, lock, clearing);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private TicketsException unusable(IOException e) {
        return new TicketsException(
                ErrorCode.UNEXPECTED,
                "cannot keep temporary files in " + parent + ": " + e,
                "make the folder writable",
                e);
    }

    private void clearAbandoned() throws IOException {
        List<Path> rooms = new ArrayList<>();
        try (Stream<Path> folders = Files.list(parent)) {
            folders.filter(Files::isDirectory).forEach(rooms::add);
        }
        for (Path folder : rooms) {
            if (isAbandoned(folder)) {
                clear(folder);
            }
        }
    }

    /** A room without a lock file is being made just now. */
    private static boolean isAbandoned(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (NoSuchFileException | OverlappingFileLockException inUse) {
            return false;
        }
    }

    private static void clear(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // another run clears it, or the next one will
            assert e.getMessage() != null;
        }
    }

    @Override
    public void close() {
        if (room == null) {
            return;
        }
        clear(room.folder());
        try {
            room.lock().close();
            Runtime.getRuntime().removeShutdownHook(room.clearing());
        } catch (IOException | IllegalStateException ending) {
            assert ending.getMessage() != null : "the process ends, and takes the lock with it";
        }
        room = null;
    }
}
