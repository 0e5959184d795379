package dev.tickets.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Gives files to other users, which only root can. Where the tests run as another user, such a test is skipped with a
 * notice; with {@code -Dtickets.require.tools=true} it fails instead.
 */
public final class Owner {
    /** The number of a user and of a group that no machine knows. */
    public static final int STRANGER = 12_345;

    private Owner() {}

    /** Ends the calling test where this process may not give files away. */
    public static void requireRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            String notice = "needs root, as it gives files to other users";
            if (Boolean.getBoolean("tickets.require.tools")) {
                fail(notice);
            }
            abort(notice);
        }
    }

    /** Gives the file, folder or link itself to the stranger. */
    public static Path stranger(Path path) {
        return set(path, "unix:uid", STRANGER);
    }

    /** Gives the file or folder to the group of that number. */
    public static Path group(Path path, int gid) {
        return set(path, "unix:gid", gid);
    }

    /** Sets the whole mode, sticky bit and all: {@code 01777}. */
    public static Path mode(Path path, int mode) {
        try {
            Files.setAttribute(path, "unix:mode", mode);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the mode in letters: {@code rw-r--r--}. */
    public static Path mode(Path path, String letters) {
        try {
            return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(letters));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path set(Path path, String attribute, int value) {
        try {
            return Files.setAttribute(path, attribute, value, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
