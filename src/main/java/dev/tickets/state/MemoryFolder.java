package dev.tickets.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A folder for this user alone, on a file system in memory: for data that another program must find in a file, and no
 * disk may ever hold.
 */
public final class MemoryFolder {
    private static final String NAME = "tickets";
    private static final String OURS_ALONE = "rwx------";

    private final Path shared;
    private final Predicate<Path> isMemory;

    /**
     * @param shared where all users may make files, as {@code /dev/shm} is
     * @param isMemory whether files in the folder stay in memory
     */
    public MemoryFolder(Path shared, Predicate<Path> isMemory) {
        this.shared = shared;
        this.isMemory = isMemory;
    }

    /** Likewise; the system decides which folders are in memory. */
    public MemoryFolder(Path shared) {
        this(shared, MemoryFolder::isInMemory);
    }

    private static boolean isInMemory(Path folder) {
        try {
            return List.of("tmpfs", "ramfs").contains(Files.getFileStore(folder).type());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Makes the folder if it is missing: in {@code XDG_RUNTIME_DIR}, else in the memory that all users share.
     *
     * @return empty without such a file system, or if another user has made the folder
     */
    public Optional<Path> in(Map<String, String> environment) {
        return in(environment, true);
    }

    /** Likewise, if the folder exists. */
    public Optional<Path> known(Map<String, String> environment) {
        return in(environment, false);
    }

    private Optional<Path> in(Map<String, String> environment, boolean making) {
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (runtime.startsWith("/")) {
            Path own = Path.of(runtime);
            Optional<UserPrincipal> us = writer(own);
            if (us.isPresent() && isOurs(own, us.get())) {
                return ours(own.resolve(NAME), us.get(), making);
            }
        }
        return writer(shared).flatMap(us -> ours(shared.resolve(NAME + "-" + us.getName()), us, making));
    }

    /** Who we are, where we may write to memory. */
    private Optional<UserPrincipal> writer(Path folder) {
        if (!Files.isDirectory(folder) || !isMemory.test(folder)) {
            return Optional.empty();
        }
        try {
            Path trace = Files.createTempFile(folder, "." + NAME, "", AtomicFile.FILE);
            try {
                return Optional.of(Files.getOwner(trace));
            } finally {
                Files.delete(trace);
            }
        } catch (IOException notForUs) {
            return Optional.empty();
        }
    }

    private static Optional<Path> ours(Path folder, UserPrincipal us, boolean making) {
        try {
            if (making && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                AtomicFile.makeFolder(folder);
            }
        } catch (IOException notForUs) {
            return Optional.empty();
        }
        return isOurs(folder, us) ? Optional.of(folder) : Optional.empty();
    }

    /** Where all users may write, another user may have made a folder or link of the same name first. */
    private static boolean isOurs(Path folder, UserPrincipal us) {
        try {
            PosixFileAttributes attributes =
                    Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isDirectory()
                    && attributes.owner().equals(us)
                    && attributes.permissions().equals(PosixFilePermissions.fromString(OURS_ALONE));
        } catch (IOException e) {
            return false;
        }
    }
}
