package dev.tickets.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the file system says of a path, by numbers: names of users cost a look into the system's list of users.
 *
 * @param mode type and permissions, as {@code stat(2)} has them in {@code st_mode}
 * @param uid of the owner
 * @param gid of the group
 */
record UnixFile(int mode, int uid, int gid) {
    static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    static final int LINK = 0120000;
    static final int FOLDER = 0040000;
    static final int DEVICE = 0020000;
    static final int STICKY = 01000;
    private static final int PERMISSIONS = 07777;

    /**
     * The path itself: a symbolic link is not followed.
     *
     * @throws UnsupportedOperationException where the file system knows no Unix modes
     */
    static UnixFile at(Path path) throws IOException {
        return of(Files.readAttributes(path, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS));
    }

    /** What the path leads to. */
    static UnixFile behind(Path path) throws IOException {
        return of(Files.readAttributes(path, "unix:mode,uid,gid"));
    }

    private static UnixFile of(Map<String, Object> attributes) throws IOException {
        if (attributes.get("mode") instanceof Integer mode
                && attributes.get("uid") instanceof Integer uid
                && attributes.get("gid") instanceof Integer gid) {
            return new UnixFile(mode, uid, gid);
        }
        throw new IOException("the file system does not report mode and owner");
    }

    boolean isLink() {
        return (mode & TYPE) == LINK;
    }

    boolean isFolder() {
        return (mode & TYPE) == FOLDER;
    }

    boolean isRegular() {
        return (mode & TYPE) == REGULAR;
    }

    /** The permissions as {@code chmod} takes them: {@code 0644}. */
    String permissions() {
        String digits = Integer.toOctalString(mode & PERMISSIONS);
        return "0".repeat(4 - digits.length()) + digits;
    }
}
