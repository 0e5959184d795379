package dev.tickets.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files of ours, for this user alone: whole or not there at all, also after a power cut. */
public final class AtomicFile {
    /** A new file for this user alone. */
    public static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    /** A new folder for this user alone. */
    public static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private AtomicFile() {}

    /**
     * Writes the file (0600) through a temporary file beside it; missing folders are made (0700). An interrupt of the
     * thread, as Ctrl-C at a question causes, does not keep the file from being written; the thread stays marked.
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, true);
    }

    /** Writes a file that any run can make again: as {@link #write}, but without waiting for the disk. */
    public static void writeCache(Path file, byte[] content) throws IOException {
        write(file, content, false);
    }

    private static void write(Path file, byte[] content, boolean lasting) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                // Java closes the files of an interrupted thread
                interrupted |= Thread.interrupted();
                try {
                    writeOnce(file, content, lasting);
                    return;
                } catch (ClosedByInterruptException e) {
                    // the next attempt begins with a new temporary file
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void writeOnce(Path file, byte[] content, boolean lasting) throws IOException {
        Path folder = parent(file);
        makeFolder(folder);
        Path temporary = newFile(folder, "." + file.getFileName() + ".");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                write(channel, content, lasting);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Writes the bytes, and makes sure that they are on disk. */
    public static void write(FileChannel channel, byte[] bytes) throws IOException {
        write(channel, bytes, true);
    }

    private static void write(FileChannel channel, byte[] bytes, boolean lasting) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        if (lasting) {
            channel.force(true);
        }
    }

    /** As {@link Files#createTempFile}, which would make ready Java's own random numbers for the name. */
    private static Path newFile(Path folder, String prefix) throws IOException {
        SystemRandom random = new SystemRandom();
        while (true) {
            try {
                return Files.createFile(folder.resolve(prefix + Long.toHexString(random.nextLong()) + ".tmp"), FILE);
            } catch (FileAlreadyExistsException taken) {
                // the next name is another one
            }
        }
    }

    /** Makes the folder and those above it that are missing, for this user alone. */
    public static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, FOLDER);
        }
    }

    /** Moves a file or folder atomically, and makes sure that it stays there after a power cut. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        syncMove(from, to);
    }

    /** Makes sure that a moved file stays at its new place. */
    public static void syncMove(Path from, Path to) throws IOException {
        sync(parent(to));
        sync(parent(from));
    }

    /** Makes sure that the names in a folder are on disk. */
    public static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    public static Path parent(Path path) throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("not below a folder: " + path);
        }
        return parent;
    }
}
