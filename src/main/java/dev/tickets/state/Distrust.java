package dev.tickets.state;

import dev.tickets.render.PrivatePart;
import dev.tickets.render.RedactableText;
import dev.tickets.ticket.ForeignFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Why a file is not used, and the command that changes that.
 *
 * @param path what is at fault: the file itself, a folder above it, or a link on the way to it; absolute
 * @param kind of the path
 * @param before what is wrong: the words before the name of the path
 * @param after likewise the words after the name, with owner and mode
 * @param command the command of a shell that puts it right
 * @param advice what else to think of; empty where the command is enough
 * @param isClosed whether this user cannot open the path, so nothing is known of what is there
 */
public record Distrust(
        Path path,
        Kind kind,
        RedactableText before,
        RedactableText after,
        RedactableText command,
        RedactableText advice,
        boolean isClosed) {
    private static final RedactableText NOTHING = RedactableText.of("");

    /** What a path is. */
    public enum Kind {
        FILE("the file"),
        FOLDER("the folder"),
        LINK("the link");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The words before the name of the path. */
        @Override
        public String toString() {
            return words;
        }

        static Kind of(UnixFile file) {
            return file.isLink() ? LINK : file.isFolder() ? FOLDER : FILE;
        }
    }

    /**
     * For a file that another user can change.
     *
     * @param parent the folder of the path; null for the root of the file system
     */
    static Distrust of(Path path, UnixFile file, Ownership verdict, ProcessUser user, @Nullable UnixFile parent) {
        return new Distrust(
                path,
                Kind.of(file),
                switch (verdict) {
                    case OF_ANOTHER_USER -> RedactableText.of("another user owns ");
                    case WRITABLE_BY_GROUP -> RedactableText.of("the group {} can change ", user(group(path, file)));
                    case WRITABLE_BY_OTHERS -> RedactableText.of("every user can change ");
                    case TRUSTED -> throw new IllegalArgumentException(path + " is trusted");
                },
                facts(path, file),
                file.isLink() ? removal(path, user, parent) : commands(path, file, user),
                advice(file, verdict),
                false);
    }

    /** For a link that leads to nothing: what is meant to be used is not there. */
    static Distrust dangling(Path link, Path target, UnixFile file, ProcessUser user, @Nullable UnixFile parent) {
        return new Distrust(
                link,
                Kind.LINK,
                NOTHING,
                RedactableText.of(" leads to {}, which does not exist{}", target, facts(link, file)),
                removal(link, user, parent),
                NOTHING,
                false);
    }

    /** For a file with a secret that other users can read. */
    static Distrust readable(Path path, UnixFile file, ProcessUser user) {
        return new Distrust(
                path,
                Kind.FILE,
                RedactableText.of("other users can read "),
                facts(path, file),
                RedactableText.of(
                        "{}chmod 600 {}", sudo(!user.isRoot() && file.uid() != user.uid()), RedactableText.word(path)),
                RedactableText.of(", and change the secret"),
                false);
    }

    /** For a file or folder that this user cannot open, as those that a run with {@code sudo} has left. */
    static Distrust closed(Path path, UnixFile file, ProcessUser user) {
        ForeignFile foreign = file.uid() == user.uid() ? null : ForeignFile.at(path);
        return new Distrust(
                path,
                Kind.of(file),
                RedactableText.of("no permission to open "),
                facts(path, file),
                foreign == null
                        ? RedactableText.of("chmod u+rwX {}", RedactableText.word(path))
                        : RedactableText.of("{}", foreign.remedy()),
                NOTHING,
                true);
    }

    /**
     * A file that is taken over keeps what its owner wrote; a folder that is taken over leaves its owner without
     * access.
     */
    private static RedactableText advice(UnixFile file, Ownership verdict) {
        if (verdict != Ownership.OF_ANOTHER_USER || file.isLink()) {
            return NOTHING;
        }
        return file.isFolder()
                ? RedactableText.of(", or use a folder of your own")
                : RedactableText.of(", if you trust the file's content");
    }

    private static RedactableText facts(Path path, UnixFile file) {
        return RedactableText.of(
                " (owner {}, mode {})", user(owner(path, file)), RedactableText.safe(file.permissions()));
    }

    private static String owner(Path path, UnixFile file) {
        try {
            return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
        } catch (IOException gone) {
            return String.valueOf(file.uid());
        }
    }

    private static String group(Path path, UnixFile file) {
        try {
            return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .group()
                    .getName();
        } catch (IOException gone) {
            return String.valueOf(file.gid());
        }
    }

    /** Both commands where both are wrong: one of them alone would only lead to the next refusal. */
    private static RedactableText commands(Path path, UnixFile file, ProcessUser user) {
        boolean foreign = !user.trusts(file.uid());
        boolean open = Ownership.byMode(file, user) != Ownership.TRUSTED;
        RedactableText chown =
                RedactableText.of("{}chown {} {}", sudo(!user.isRoot()), user(user.name()), RedactableText.word(path));
        RedactableText chmod = RedactableText.of(
                "{}chmod go-w {}",
                sudo(!user.isRoot() && !foreign && file.uid() != user.uid()),
                RedactableText.word(path));
        return foreign && open ? RedactableText.of("{} && {}", chown, chmod) : foreign ? chown : chmod;
    }

    private static RedactableText removal(Path link, ProcessUser user, @Nullable UnixFile parent) {
        boolean ours = parent != null && parent.uid() == user.uid();
        return RedactableText.of("{}rm {}", sudo(!user.isRoot() && !ours), RedactableText.word(link));
    }

    private static RedactableText sudo(boolean needed) {
        return needed ? RedactableText.of("sudo ") : NOTHING;
    }

    private static Object user(String name) {
        return RedactableText.hidden(PrivatePart.USER, name);
    }

    /** What is wrong with which path. */
    public RedactableText sentence() {
        return RedactableText.of("{}{} {}{}", before, kind, path, after);
    }

    /** Why that file is refused. */
    String refusal(Path file) {
        boolean itself = path.equals(file.toAbsolutePath());
        String why = itself
                ? before.text() + (kind == Kind.LINK ? kind : "it") + after.text()
                : sentence().text();
        return (isClosed ? "cannot open " : "refusing ") + file + ": " + why;
    }

    /** What to type, and what else to think of. */
    public RedactableText hint() {
        return RedactableText.of("{}{}", command, advice);
    }
}
