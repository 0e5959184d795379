package dev.tickets.state;

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
 */
public record Distrust(Path path, Kind kind, String before, String after, String command, String advice) {
    private static final String UNQUOTED = "/._-+=:@%,";

    /** What a path is. */
    public enum Kind {
        FILE("the file"),
        FOLDER("the folder"),
        LINK("the link");

        private final String words;

        Kind(String words) {
            this.words = words;
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
                    case OF_ANOTHER_USER -> "another user owns ";
                    case WRITABLE_BY_GROUP -> "the group " + group(path, file) + " can change ";
                    case WRITABLE_BY_OTHERS -> "every user can change ";
                    case TRUSTED -> throw new IllegalArgumentException(path + " is trusted");
                },
                facts(path, file),
                file.isLink() ? removal(path, user, parent) : commands(path, file, user),
                advice(file, verdict));
    }

    /** For a link that leads to nothing: what is meant to be used is not there. */
    static Distrust dangling(Path link, Path target, UnixFile file, ProcessUser user, @Nullable UnixFile parent) {
        return new Distrust(
                link,
                Kind.LINK,
                "",
                " leads to " + target + ", which does not exist" + facts(link, file),
                removal(link, user, parent),
                "");
    }

    /** For a file with a secret that other users can read. */
    static Distrust readable(Path path, UnixFile file, ProcessUser user) {
        return new Distrust(
                path,
                Kind.FILE,
                "other users can read ",
                facts(path, file),
                sudo(!user.isRoot() && file.uid() != user.uid()) + "chmod 600 " + quoted(path),
                ", and change the secret");
    }

    /**
     * A file that is taken over keeps what its owner wrote; a folder that is taken over leaves its owner without
     * access.
     */
    private static String advice(UnixFile file, Ownership verdict) {
        if (verdict != Ownership.OF_ANOTHER_USER || file.isLink()) {
            return "";
        }
        return file.isFolder() ? ", or use a folder of your own" : ", if you trust the file's content";
    }

    private static String facts(Path path, UnixFile file) {
        return " (owner " + owner(path, file) + ", mode " + file.permissions() + ")";
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
    private static String commands(Path path, UnixFile file, ProcessUser user) {
        boolean foreign = !user.trusts(file.uid());
        boolean open = Ownership.byMode(file, user) != Ownership.TRUSTED;
        String chown = sudo(!user.isRoot()) + "chown " + user.name() + " " + quoted(path);
        String chmod = sudo(!user.isRoot() && !foreign && file.uid() != user.uid()) + "chmod go-w " + quoted(path);
        return foreign && open ? chown + " && " + chmod : foreign ? chown : chmod;
    }

    private static String removal(Path link, ProcessUser user, @Nullable UnixFile parent) {
        boolean ours = parent != null && parent.uid() == user.uid();
        return sudo(!user.isRoot() && !ours) + "rm " + quoted(link);
    }

    private static String sudo(boolean needed) {
        return needed ? "sudo " : "";
    }

    /** The path as a shell reads one word. */
    private static String quoted(Path path) {
        String text = path.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && UNQUOTED.indexOf(c) < 0) {
                return "'" + text.replace("'", "'\\''") + "'";
            }
        }
        return text;
    }

    /** What is wrong with which path. */
    public String sentence() {
        return before + kind.words + " " + path + after;
    }

    /** Why that file is refused. */
    String refusal(Path file) {
        boolean itself = path.equals(file.toAbsolutePath());
        return "refusing " + file + ": "
                + (!itself ? sentence() : before + (kind == Kind.LINK ? kind.words : "it") + after);
    }

    /** What to type, and what else to think of. */
    public String hint() {
        return command + advice;
    }
}
