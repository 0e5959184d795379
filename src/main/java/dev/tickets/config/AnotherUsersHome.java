package dev.tickets.config;

import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A home that root works with and that belongs to another user, as after {@code su} or a {@code sudo} that keeps
 * {@code HOME}. Files of root there would be in the way of that user; and what that user has written there must not
 * decide what root does. So root neither reads nor writes there.
 *
 * @param variable that leads there
 * @param path the value of the variable
 * @param owner name of the user whom it belongs to
 */
public record AnotherUsersHome(String variable, Path path, String owner) {
    private static final Path SELF = Path.of("/proc/self");
    private static final int ROOT = 0;

    /** No process can make a file there, root included; and nothing is found there. */
    private static final Path NOWHERE = Path.of("/proc/no-home");

    /**
     * The first home in use that belongs to another user.
     *
     * @return null where there is none, or where another user than root runs this
     */
    public static @Nullable AnotherUsersHome find(Map<String, String> environment) {
        if (!isRoot()) {
            return null;
        }
        for (String variable : Folders.VARIABLES) {
            String used = Folders.variable(environment, variable);
            Path home = Path.of(environment.getOrDefault(used, "/"));
            Path foreign = foreign(home);
            if (foreign != null) {
                return new AnotherUsersHome(used, home, owner(foreign));
            }
        }
        return null;
    }

    /** Folders in which nothing is found and nothing can be made. */
    public static Folders nowhere() {
        return new Folders(NOWHERE, NOWHERE, NOWHERE, NOWHERE);
    }

    /** The notice for root, printed once. */
    public String warning() {
        return variable + " is " + path + ", which belongs to " + owner
                + ": root neither reads nor writes files there; use " + remedy();
    }

    /** Refuses a command that saves files, before it starts. */
    public TicketsException refusal() {
        return TicketsException.usage(
                "this command saves files, and root saves no files in " + path + ", which belongs to " + owner
                        + "; nothing was sent",
                remedy());
    }

    private String remedy() {
        return "sudo -H tickets, sudo -i, or sudo -u " + owner + " tickets";
    }

    /** The kernel says who owns this process. Elsewhere than on Linux the name of the user does. */
    private static boolean isRoot() {
        try {
            return uid(SELF) == ROOT;
        } catch (IOException noProc) {
            return System.getProperty("user.name", "").equals("root");
        }
    }

    /** The home, or the folder above a missing home, of another user; null if it is root's. */
    private static @Nullable Path foreign(Path home) {
        try {
            return uid(home) == ROOT ? null : home;
        } catch (IOException missing) {
            Path above = home.getParent();
            return above == null ? null : foreign(above);
        }
    }

    private static int uid(Path path) throws IOException {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid");
        } catch (UnsupportedOperationException noUnix) {
            return ROOT;
        }
    }

    private static String owner(Path path) {
        try {
            return Files.getOwner(path).getName();
        } catch (IOException gone) {
            return "another user";
        }
    }
}
