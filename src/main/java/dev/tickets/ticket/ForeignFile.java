package dev.tickets.ticket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder of another user that is in the way of this one, as {@code sudo tickets} in a user's home leaves
 * them; and the command that gives the files back.
 *
 * @param path of the file
 * @param user of this process
 */
public record ForeignFile(Path path, User user) {
    /** The folder in which this program keeps its files, in each of the folders of the desktop. */
    private static final String OURS = "tickets";

    private static final List<String> PLACES = List.of(".local/state", ".config", ".cache", ".local/share");

    /**
     * Who runs this process.
     *
     * @param name for commands; the number for a user without a name
     */
    public record User(int uid, String name) {
        /** The user of this process; null where the system does not say so. */
        static @Nullable User current() {
            try {
                int uid = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
                String name = System.getProperty("user.name", "?");
                return new User(uid, name.equals("?") ? String.valueOf(uid) : name);
            } catch (IOException | UnsupportedOperationException noProc) {
                return null;
            }
        }
    }

    /**
     * The nearest file on the way to this path that belongs to another user than that of this process; null for none.
     */
    public static @Nullable ForeignFile at(Path path) {
        return at(path, User.current());
    }

    /** The nearest file on the way to this path that belongs to another user; null for none, or for root. */
    static @Nullable ForeignFile at(Path path, @Nullable User user) {
        if (user == null || user.uid() == 0) {
            return null;
        }
        Path found = path.toAbsolutePath().normalize();
        while (found != null && !Files.exists(found, LinkOption.NOFOLLOW_LINKS)) {
            found = found.getParent();
        }
        if (found != null && isOf(found, user) && found.getParent() != null && !Files.isWritable(found.getParent())) {
            found = found.getParent();
        }
        return found == null || isOf(found, user) ? null : new ForeignFile(found, user);
    }

    private static boolean isOf(Path path, User user) {
        try {
            return ownerOf(path) == user.uid();
        } catch (IOException gone) {
            return true;
        }
    }

    private static int ownerOf(Path path) throws IOException {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException noUnix) {
            throw new IOException("files have no Unix owners here", noUnix);
        }
    }

    /** Who owns the file, and the command that helps. */
    public String remedy() {
        Path top = top();
        String owns = owner() + " owns " + path + ": ";
        if (top == null) {
            return owns + "fix the permissions with chown or chmod: ls -ld " + ShellWord.of(path.toString());
        }
        StringBuilder command = new StringBuilder("sudo chown -R " + user.name() + ":");
        for (Path folder : folders(top)) {
            command.append(' ').append(ShellWord.of(folder.toString()));
        }
        return owns + command;
    }

    private String owner() {
        try {
            return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
        } catch (IOException gone) {
            return "another user";
        }
    }

    /**
     * The highest foreign path in a folder of this user's own: the user may have it; null if no such folder is above.
     */
    private @Nullable Path top() {
        Path top = path;
        Path parent = top.getParent();
        while (parent != null && !isOf(parent, user)) {
            top = parent;
            parent = top.getParent();
        }
        return parent == null ? null : top;
    }

    /** This program's folders, because the other user's run left files in all; or the path, which holds them. */
    private static List<Path> folders(Path top) {
        Path ours = top;
        while (ours != null && !ours.endsWith(OURS)) {
            ours = ours.getParent();
        }
        if (ours == null) {
            return List.of(top);
        }
        List<Path> folders = new ArrayList<>(List.of(ours));
        for (String place : PLACES) {
            Path below = Path.of(place, OURS);
            Path home = ours.getRoot();
            if (ours.endsWith(below) && home != null) {
                int depth = ours.getNameCount() - below.getNameCount();
                add(folders, depth == 0 ? home : home.resolve(ours.subpath(0, depth)));
            }
        }
        return folders;
    }

    private static void add(List<Path> folders, Path home) {
        for (String place : PLACES) {
            Path folder = home.resolve(place).resolve(OURS);
            if (!folders.contains(folder) && Files.isDirectory(folder)) {
                folders.add(folder);
            }
        }
    }
}
