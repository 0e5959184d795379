package dev.tickets.state.drafts;

import dev.tickets.state.AtomicFile;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a process the only one that goes on with a draft. */
final class DraftLock {
    private static final String FILE = "lock";

    private DraftLock() {}

    /**
     * Takes the draft for this process, until the lock or the process ends. Only to be asked for once in a process.
     *
     * @param draft its folder
     * @return empty when another process has it, or when it is gone
     */
    static Optional<FileLock> take(Path draft) {
        try {
            FileChannel channel = FileChannel.open(
                    draft.resolve(FILE), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), AtomicFile.FILE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
            }
            return Optional.ofNullable(lock);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw IoReason.failure(
                    ErrorCode.UNEXPECTED,
                    "cannot take the draft " + draft.getFileName() + " in " + draft.getParent(),
                    draft,
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }
}
