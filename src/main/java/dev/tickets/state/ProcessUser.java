package dev.tickets.state;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The user whose rights this process has, and whether that user's group is private. */
final class ProcessUser {
    private static final Path SELF = Path.of("/proc/self");
    private static final Path USERS = Path.of("/etc/passwd");
    private static final Path GROUPS = Path.of("/etc/group");

    /** No group has this number: the primary group is not known. */
    private static final int UNKNOWN = -1;

    private final int uid;
    private final int gid;
    private final Path users;
    private final Path groups;
    private @Nullable Boolean privateGroup;

    /**
     * A user.
     *
     * @param gid primary group
     * @param users file like {@code /etc/passwd}
     * @param groups file like {@code /etc/group}
     */
    ProcessUser(int uid, int gid, Path users, Path groups) {
        this.uid = uid;
        this.gid = gid;
        this.users = users;
        this.groups = groups;
    }

    /**
     * The user of this process. On Linux the kernel says who owns the process; elsewhere a new file shows that, and the
     * primary group stays unknown.
     *
     * @return null where files have no Unix owners
     * @throws TicketsException (usage) when the system does not let a file be made
     */
    static @Nullable ProcessUser current() {
        try {
            UnixFile self = UnixFile.behind(SELF);
            return new ProcessUser(self.uid(), self.gid(), USERS, GROUPS);
        } catch (UnsupportedOperationException noUnix) {
            return null;
        } catch (IOException noProc) {
            return ofNewFile();
        }
    }

    private static ProcessUser ofNewFile() {
        try {
            Path file = Files.createTempFile("tickets", null);
            try {
                return new ProcessUser(UnixFile.at(file).uid(), UNKNOWN, USERS, GROUPS);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new TicketsException(
                    ErrorCode.USAGE,
                    "cannot determine the user of this process, because no temporary file can be created: "
                            + IoReason.words(e),
                    "make the folder for temporary files (TMPDIR) writable",
                    e);
        }
    }

    boolean isRoot() {
        return uid == 0;
    }

    int uid() {
        return uid;
    }

    /** Whether this user or root owns it. */
    boolean trusts(int owner) {
        return owner == uid || owner == 0;
    }

    /**
     * Whether this user is the only one in that group: it is the primary group, has the user's name, no other members,
     * and is no other user's primary group. What the system's files do not list counts as foreign.
     */
    boolean isAloneIn(int group) {
        if (group != gid) {
            return false;
        }
        Boolean known = privateGroup;
        if (known == null) {
            known = isPrivate(lines(users), lines(groups));
            privateGroup = known;
        }
        return known;
    }

    private boolean isPrivate(List<String[]> allUsers, List<String[]> allGroups) {
        List<String> names = new ArrayList<>();
        String user = String.valueOf(uid);
        String group = String.valueOf(gid);
        for (String[] parts : allUsers) {
            if (parts.length > 3 && parts[2].equals(user)) {
                names.add(parts[0]);
            } else if (parts.length > 3 && parts[3].equals(group)) {
                return false;
            }
        }
        boolean found = false;
        for (String[] parts : allGroups) {
            if (parts.length > 2 && parts[2].equals(group)) {
                found = true;
                String members = parts.length > 3 ? parts[3] : "";
                if (!names.contains(parts[0]) || !areAll(members, names)) {
                    return false;
                }
            }
        }
        return found;
    }

    private static boolean areAll(String members, List<String> names) {
        for (String member : members.split(",", -1)) {
            if (!member.isBlank() && !names.contains(member.strip())) {
                return false;
            }
        }
        return true;
    }

    /** The user's name, for a command; the number where the system's file does not list it. */
    String name() {
        for (String[] parts : lines(users)) {
            if (parts.length > 2 && parts[2].equals(String.valueOf(uid))) {
                return parts[0];
            }
        }
        return String.valueOf(uid);
    }

    private static List<String[]> lines(Path file) {
        List<String[]> lines = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                lines.add(line.split(":", -1));
            }
        } catch (IOException notListed) {
            // a group that cannot be looked up is not private
            return List.of();
        }
        return lines;
    }
}
