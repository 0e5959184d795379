package dev.tickets.state;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a run use a file that decides something only when no other user can change it: this user or root owns the file
 * and every folder and link on the way to it, and no other user can write to them. Every reader of such a file asks
 * here before it opens the file. As no other user can change the folders, none can put another file in its place
 * between the check and the opening.
 *
 * <p>One object for each run: it remembers the folders that it has looked at.
 */
public final class TrustedFiles {
    /** Links on one path, as many as Linux follows. */
    private static final int MOST_LINKS = 40;

    private final Set<String> folders = new HashSet<>();
    private @Nullable ProcessUser user;
    private boolean unsupported;

    /** For the user of this process. */
    public TrustedFiles() {}

    TrustedFiles(ProcessUser user) {
        this.user = user;
    }

    /**
     * Checks a file or folder that decides what runs, what is sent or where to.
     *
     * @return the same path, ready to open; the file may not exist
     * @throws TicketsException (usage) when another user can change it
     */
    public Path checked(Path path) {
        return checked(path, ErrorCode.USAGE);
    }

    /**
     * Checks a file or folder of secrets.
     *
     * @return the same path, ready to open; the file may not exist
     * @throws TicketsException (login-required) when another user can change it
     */
    public Path checkedSecret(Path path) {
        return checked(path, ErrorCode.LOGIN_REQUIRED);
    }

    /**
     * Checks a file or folder that the run can do without, or that another operation opens and reports.
     *
     * @return the same path; this user may have no permission to open it
     * @throws TicketsException (usage) when another user can change it
     */
    public Path checkedIfOpen(Path path) {
        List<Distrust> faults = faults(path);
        if (!faults.isEmpty() && !faults.get(0).isClosed()) {
            throw new TicketsException(
                    ErrorCode.USAGE,
                    faults.get(0).refusal(path),
                    faults.get(0).hint().text());
        }
        return path;
    }

    /**
     * Makes the folder and the missing folders above it, and checks them.
     *
     * @throws TicketsException (usage) when another user can change it
     */
    public Path makeFolder(Path folder) throws IOException {
        AtomicFile.makeFolder(folder);
        return checkedIfOpen(folder);
    }

    private Path checked(Path path, ErrorCode code) {
        List<Distrust> faults = faults(path);
        if (!faults.isEmpty()) {
            Distrust first = faults.get(0);
            // a file that cannot be opened says nothing of a login
            throw new TicketsException(
                    first.isClosed() ? ErrorCode.USAGE : code,
                    first.refusal(path),
                    first.hint().text());
        }
        return path;
    }

    /** All faults of the path and the folders above it, from the top; empty if the path may be used. */
    public synchronized List<Distrust> faults(Path path) {
        List<Distrust> found = new ArrayList<>(0);
        ProcessUser us = user();
        if (us != null) {
            walk(path.toAbsolutePath(), us, MOST_LINKS, found, true);
        }
        return found;
    }

    /** Whether this file system has owners that can be checked. */
    public synchronized boolean isPossible() {
        return user() != null;
    }

    /**
     * The faults of a file that holds a secret: who can change the file, and who can read it.
     *
     * @param bits of the mode that must not be set
     */
    public synchronized List<Distrust> faultsOfSecret(Path file, int bits) {
        List<Distrust> found = faults(file);
        ProcessUser us = user();
        try {
            UnixFile target = us == null ? null : UnixFile.behind(file);
            if (us != null && target != null && target.isRegular() && (target.mode() & bits) != 0) {
                found.add(Distrust.readable(file.toAbsolutePath(), target, us));
            }
        } catch (IOException missing) {
            // the command that needs the secret reports that it is missing
            return found;
        }
        return found;
    }

    private @Nullable ProcessUser user() {
        if (user == null && !unsupported) {
            user = ProcessUser.current();
            unsupported = user == null;
        }
        return user;
    }

    /**
     * Judges the folders above the path, then the path, then the target of a link.
     *
     * @param last whether the path itself is to be opened
     * @return whether the path exists
     */
    private boolean walk(Path path, ProcessUser us, int links, List<Distrust> found, boolean last) {
        List<Path> way = new ArrayList<>();
        for (Path step = path; step != null && !folders.contains(step.toString()); step = step.getParent()) {
            way.add(step);
        }
        for (int i = way.size() - 1; i >= 0; i--) {
            if (!judge(way.get(i), us, links, found, last && i == 0)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Judges the path and the target of a link, after the folders above the path.
     *
     * @param last whether the path itself is to be opened
     */
    private boolean judge(Path path, ProcessUser us, int links, List<Distrust> found, boolean last) {
        UnixFile file;
        try {
            file = UnixFile.at(path);
        } catch (AccessDeniedException closed) {
            // the path must not pass for a missing one
            addClosed(path.getParent(), us, found);
            return false;
        } catch (IOException missing) {
            return false;
        }
        Ownership verdict = Ownership.of(file, us);
        if (verdict != Ownership.TRUSTED) {
            found.add(Distrust.of(path, file, verdict, us, above(path.getParent())));
        } else if (file.isLink()) {
            return follow(path, file, us, links, found, last);
        } else if (last && isClosed(path, file, us)) {
            found.add(Distrust.closed(path, file, us));
        }
        if (found.isEmpty() && file.isFolder()) {
            folders.add(path.toString());
        }
        return true;
    }

    private static void addClosed(@Nullable Path folder, ProcessUser us, List<Distrust> found) {
        UnixFile file = above(folder);
        if (folder != null && file != null) {
            found.add(Distrust.closed(folder, file, us));
        }
    }

    /** Whether it is a file or folder of another user that this one cannot read. */
    private static boolean isClosed(Path path, UnixFile file, ProcessUser us) {
        return file.uid() != us.uid()
                && !us.isRoot()
                && (file.isRegular() || file.isFolder())
                && !Files.isReadable(path);
    }

    private boolean follow(Path link, UnixFile file, ProcessUser us, int links, List<Distrust> found, boolean last) {
        if (links == 0) {
            // opening it fails as well
            return false;
        }
        Path target;
        try {
            target = link.resolveSibling(Files.readSymbolicLink(link));
        } catch (IOException gone) {
            return false;
        }
        if (walk(target, us, links - 1, found, last)) {
            if (found.isEmpty() && folders.contains(target.toString())) {
                folders.add(link.toString());
            }
            return true;
        }
        if (Files.notExists(link)) {
            found.add(Distrust.dangling(link, target, file, us, above(link.getParent())));
        }
        // a descriptor below /proc leads to a pipe without a name, which this process was given when it was started
        return Files.exists(link);
    }

    private static @Nullable UnixFile above(@Nullable Path parent) {
        try {
            return parent == null ? null : UnixFile.behind(parent);
        } catch (IOException gone) {
            return null;
        }
    }
}
