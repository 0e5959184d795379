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
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;
    private static final int FOLDER = 0040000;
    private static final int DEVICE = 0020000;
    private static final int STICKY = 01000;
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

    /**
     * Who can change this file, folder or link; the folders above are judged separately. The mode of a link means
     * nothing. In a sticky folder, as {@code /tmp}, other users can make files, and touch only these. The data of a
     * device, which only root can make, comes from the device.
     */
    Ownership ownership(ProcessUser user) {
        int type = mode & TYPE;
        if (type == DEVICE) {
            return Ownership.TRUSTED;
        }
        if (!user.trusts(uid)) {
            return Ownership.OF_ANOTHER_USER;
        }
        return type == LINK ? Ownership.TRUSTED : writers(user);
    }

    /** Who can write to this file or folder by its mode, whoever its owner is. */
    Ownership writers(ProcessUser user) {
        if ((mode & TYPE) == FOLDER && (mode & STICKY) != 0) {
            return Ownership.TRUSTED;
        }
        if ((mode & 0002) != 0) {
            return Ownership.WRITABLE_BY_OTHERS;
        }
        return (mode & 0020) != 0 && !user.isAloneIn(gid) ? Ownership.WRITABLE_BY_GROUP : Ownership.TRUSTED;
    }

    /** The permissions as {@code chmod} takes them: {@code 0644}. */
    String permissions() {
        String digits = Integer.toOctalString(mode & PERMISSIONS);
        return "0".repeat(4 - digits.length()) + digits;
    }
}
