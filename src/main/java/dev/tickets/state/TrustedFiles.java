package dev.tickets.state;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
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
     * Makes the folder and the missing folders above it, and checks them.
     *
     * @throws TicketsException (usage) when another user can change it
     */
    public Path makeFolder(Path folder) throws IOException {
        AtomicFile.makeFolder(folder);
        return checked(folder);
    }

    private Path checked(Path path, ErrorCode code) {
        List<Distrust> faults = faults(path);
        if (!faults.isEmpty()) {
            Distrust first = faults.get(0);
            throw new TicketsException(code, first.refusal(path), first.hint());
        }
        return path;
    }

    /** All faults of the path and the folders above it, from the top; empty if the path may be used. */
    public synchronized List<Distrust> faults(Path path) {
        List<Distrust> found = new ArrayList<>(0);
        ProcessUser us = user();
        if (us != null) {
            walk(path.toAbsolutePath(), us, MOST_LINKS, found);
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
     * @return whether the path exists
     */
    private boolean walk(Path path, ProcessUser us, int links, List<Distrust> found) {
        List<Path> way = new ArrayList<>();
        for (Path step = path; step != null && !folders.contains(step.toString()); step = step.getParent()) {
            way.add(step);
        }
        for (int i = way.size() - 1; i >= 0; i--) {
            if (!judge(way.get(i), us, links, found)) {
                return false;
            }
        }
        return true;
    }

    /** Judges the path and the target of a link, after the folders above the path. */
    private boolean judge(Path path, ProcessUser us, int links, List<Distrust> found) {
        UnixFile file;
        try {
            file = UnixFile.at(path);
        } catch (IOException missing) {
            // or unreadable: then it cannot be opened either
            return false;
        }
        Ownership verdict = Ownership.of(file, us);
        if (verdict != Ownership.TRUSTED) {
            found.add(Distrust.of(path, file, verdict, us, above(path.getParent())));
        } else if (file.isLink()) {
            return follow(path, file, us, links, found);
        }
        if (found.isEmpty() && file.isFolder()) {
            folders.add(path.toString());
        }
        return true;
    }

    private boolean follow(Path link, UnixFile file, ProcessUser us, int links, List<Distrust> found) {
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
        if (walk(target, us, links - 1, found)) {
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
