package dev.tickets.ticket;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Explains why a file operation failed, and what helps. Java's text is a class name, a path, or the system's text,
 * without advice. The reasons are those of errno(3).
 */
public final class IoReason {
    /** Subclasses come before their superclass. */
    private static final List<Map.Entry<Class<? extends IOException>, IoFault>> TYPES = List.of(
            Map.entry(AccessDeniedException.class, IoFault.PERMISSION),
            Map.entry(NoSuchFileException.class, IoFault.MISSING),
            Map.entry(FileAlreadyExistsException.class, IoFault.EXISTS),
            Map.entry(DirectoryNotEmptyException.class, IoFault.NOT_EMPTY),
            Map.entry(NotDirectoryException.class, IoFault.NOT_A_FOLDER),
            Map.entry(FileSystemLoopException.class, IoFault.LOOP),
            Map.entry(AtomicMoveNotSupportedException.class, IoFault.OTHER_DISK),
            Map.entry(CharacterCodingException.class, IoFault.NOT_TEXT),
            Map.entry(EOFException.class, IoFault.CUT_SHORT),
            Map.entry(ZipException.class, IoFault.NO_ZIP),
            Map.entry(ClosedByInterruptException.class, IoFault.INTERRUPTED),
            Map.entry(ClosedChannelException.class, IoFault.CLOSED),
            Map.entry(SocketTimeoutException.class, IoFault.NO_ANSWER),
            Map.entry(InterruptedIOException.class, IoFault.INTERRUPTED));

    private final String words;
    private final @Nullable String remedy;
    /** The failure of permission; null for another fault. */
    private final @Nullable IOException denied;

    private IoReason(String words, @Nullable String remedy, @Nullable IOException denied) {
        this.words = words;
        this.remedy = remedy;
        this.denied = denied;
    }

    /** The reason of a failure. */
    public static IoReason of(IOException e) {
        IOException first = innermost(e);
        if (first instanceof UnknownHostException) {
            return new IoReason(
                    "unknown host " + first.getMessage(), "check the host name and this machine's network", null);
        }
        String said = said(first);
        IoFault fault = byType(first);
        if (fault == null) {
            fault = IoFault.named(said);
        }
        return fault == null
                ? new IoReason(plain(said), null, null)
                : new IoReason(fault.words(), fault.remedy(), fault == IoFault.PERMISSION ? first : null);
    }

    /** The reason of a failure, without a remedy. */
    public static String words(IOException e) {
        return of(e).words();
    }

    /**
     * The failure for the user: what failed, why, and what helps.
     *
     * @param place the file or folder that the remedy names; null for none
     */
    public static TicketsException failure(ErrorCode code, String what, @Nullable Path place, IOException e) {
        return failure(code, what, place, null, e);
    }

    /**
     * The failure for the user, with a further step.
     *
     * @param also the further step after the remedy; null for none
     */
    public static TicketsException failure(
            ErrorCode code, String what, @Nullable Path place, @Nullable String also, IOException e) {
        IoReason reason = of(e);
        String remedy = reason.remedy(place);
        String hint = remedy == null ? also : also == null ? remedy : remedy + "; " + also;
        return new TicketsException(code, what + ": " + reason.words(), hint, e);
    }

    /** Whether the reader of a pipe or a connection has closed it. */
    public static boolean isReaderGone(IOException e) {
        return IoFault.named(said(innermost(e))) == IoFault.READER_LEFT;
    }

    public String words() {
        return words;
    }

    /** What a notice says: the words and, if a file of another user is in the way, whose it is and what helps. */
    public static String notice(@Nullable Path place, IOException e) {
        IoReason reason = of(e);
        ForeignFile foreign = reason.foreign(place);
        return foreign == null ? reason.words() : reason.words() + " (" + foreign.remedy() + ")";
    }

    /** Whether a lock was refused because the file system has none. */
    public static boolean isWithoutLocks(IOException e) {
        IoFault fault = IoFault.named(said(innermost(e)));
        return fault == IoFault.NO_LOCKS || fault == IoFault.UNSUPPORTED;
    }

    /** The file of another user for which permission is missing; null for none. */
    private @Nullable ForeignFile foreign(@Nullable Path place) {
        if (denied == null) {
            return null;
        }
        ForeignFile.User user = ForeignFile.User.current();
        List<Path> candidates = new ArrayList<>();
        if (denied instanceof FileSystemException failed) {
            addIfNamed(candidates, failed.getOtherFile());
            addIfNamed(candidates, failed.getFile());
        }
        if (place != null) {
            candidates.add(place);
        }
        for (Path candidate : candidates) {
            ForeignFile foreign = ForeignFile.at(candidate, user);
            if (foreign != null) {
                return foreign;
            }
        }
        return null;
    }

    private static void addIfNamed(List<Path> candidates, @Nullable String file) {
        if (file != null && file.startsWith("/")) {
            candidates.add(Path.of(file));
        }
    }

    /** The remedy; null for none. */
    public @Nullable String remedy(@Nullable Path place) {
        ForeignFile foreign = foreign(place);
        if (foreign != null) {
            return foreign.remedy();
        }
        String there = place == null ? "" : " " + ShellWord.of(place.toString());
        return remedy == null ? null : remedy.replace(IoFault.PLACE, there);
    }

    /** The innermost exception: a wrapper says nothing itself. */
    private static IOException innermost(IOException e) {
        Throwable cause = e.getCause();
        @Nullable IOException inner = null;
        if (cause instanceof UncheckedIOException unchecked) {
            inner = unchecked.getCause();
        } else if (cause instanceof IOException wrapped) {
            inner = wrapped;
        }
        String message = e.getMessage();
        if (inner == null || cause == null) {
            return e;
        }
        boolean wraps = message == null || message.equals(cause.toString()) || message.equals(inner.getMessage());
        return wraps ? innermost(inner) : e;
    }

    /** The system's text, without the path before it. */
    private static @Nullable String said(IOException e) {
        return e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    }

    /** The fault by exception type, which does not depend on the system's language. */
    private static @Nullable IoFault byType(IOException e) {
        for (Map.Entry<Class<? extends IOException>, IoFault> type : TYPES) {
            if (type.getKey().isInstance(e)) {
                return type.getValue();
            }
        }
        return e instanceof FileNotFoundException && IoFault.named(e.getMessage()) == null ? IoFault.MISSING : null;
    }

    /** The text without a leading Java class name; a neutral text if nothing is left. */
    private static String plain(@Nullable String said) {
        String text = said == null ? "" : said.strip();
        int colon = text.indexOf(": ");
        while (colon > 0 && isClassName(text.substring(0, colon))) {
            text = text.substring(colon + 2).strip();
            colon = text.indexOf(": ");
        }
        return text.isEmpty() || isClassName(text) ? "the system gives no reason" : text;
    }

    private static boolean isClassName(String text) {
        return (text.endsWith("Exception") || text.endsWith("Error")) && text.indexOf(' ') < 0;
    }
}
