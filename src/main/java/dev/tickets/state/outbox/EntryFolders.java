package dev.tickets.state.outbox;

import dev.tickets.state.ProcessLock;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The folders of the outbox: the place of each {@link EntryState}, its entries, and their locks. */
final class EntryFolders {
    /** An entry that has had no lock for this long is abandoned. */
    private static final Duration MAKING = Duration.ofMinutes(10);

    private final Path root;
    private final TrustedFiles trust;
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    EntryFolders(Path root, TrustedFiles trust) {
        this.root = root;
        this.trust = trust;
    }

    /** The lock of a new entry in that folder. */
    EntryLock lock(Path folder) throws IOException {
        synchronized (held) {
            return held(folder, ProcessLock.make(folder.resolve(EntryLock.FILE)));
        }
    }

    /**
     * The lock of the entry in that folder; null if another process has it, or this process already.
     *
     * @throws java.nio.file.NoSuchFileException when the entry is not there, or has no lock
     */
    @Nullable
    EntryLock take(Path folder) throws IOException {
        synchronized (held) {
            // to open and close the file again would end a lock of this process
            ProcessLock lock = held.contains(String.valueOf(folder.getFileName()))
                    ? null
                    : ProcessLock.ofExisting(folder.resolve(EntryLock.FILE));
            return lock == null ? null : held(folder, lock);
        }
    }

    private EntryLock held(Path folder, ProcessLock lock) {
        String id = String.valueOf(folder.getFileName());
        held.add(id);
        return new EntryLock(lock, held, id);
    }

    Path root() {
        return root;
    }

    Path folder(EntryState place) {
        return root.resolve(place.toString());
    }

    Path make(EntryState place) throws IOException {
        return trust.makeFolder(folder(place));
    }

    /** The folders of the entries in a place. */
    List<Path> folders(EntryState place) {
        Path folder = folder(place);
        List<Path> folders = new ArrayList<>();
        if (!Files.isDirectory(trust.checked(folder))) {
            return folders;
        }
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder, Files::isDirectory)) {
            listed.forEach(folders::add);
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.UNEXPECTED, "cannot read the outbox in " + folder, folder, e);
        }
        return folders;
    }

    /** The ids of all entries that are not done. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (EntryState place : EntryState.values()) {
            if (place != EntryState.DONE) {
                folders(place).forEach(folder -> ids.add(String.valueOf(folder.getFileName())));
            }
        }
        return ids;
    }

    /** The folder of an entry that is not done. */
    Optional<Path> find(String id) {
        for (EntryState place : EntryState.values()) {
            Path folder = folder(place).resolve(id);
            if (place != EntryState.DONE && Files.isDirectory(trust.checked(folder))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /** Whether the id exists in any place except where entries are made. */
    boolean holds(String id) {
        for (EntryState place : EntryState.values()) {
            if (place != EntryState.MAKING && Files.exists(folder(place).resolve(id))) {
                return true;
            }
        }
        return false;
    }

    EntryState place(Path folder) {
        for (EntryState place : EntryState.values()) {
            if (folder(place).equals(folder.getParent())) {
                return place;
            }
        }
        throw new IllegalArgumentException(folder.toString());
    }

    /** Whether no process or thread has locked the entry. */
    boolean isFree(Path folder) {
        try (EntryLock lock = take(folder)) {
            return lock != null;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Whether an incomplete entry stays incomplete: its program has ended. */
    boolean isAbandoned(Path folder, Instant now) {
        if (Files.exists(folder.resolve(EntryLock.FILE))) {
            return isFree(folder);
        }
        try {
            return Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(MAKING));
        } catch (IOException anotherProcessWasFaster) {
            return false;
        }
    }
}
