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

    private IoReason(String words, @Nullable String remedy) {
        this.words = words;
        this.remedy = remedy;
    }

    /** The reason of a failure. */
    public static IoReason of(IOException e) {
        IOException first = innermost(e);
        if (first instanceof UnknownHostException) {
            return new IoReason("unknown host " + first.getMessage(), "check the host name and this machine's network");
        }
        String said = said(first);
        IoFault fault = byType(first);
        if (fault == null) {
            fault = IoFault.named(said);
        }
        return fault == null ? new IoReason(plain(said), null) : new IoReason(fault.words(), fault.remedy());
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

    /** The remedy; null for none. */
    public @Nullable String remedy(@Nullable Path place) {
        String there = place == null ? "" : " " + quoted(place.toString());
        return remedy == null ? null : remedy.replace(IoFault.PLACE, there);
    }

    /** The path quoted for a shell. */
    private static String quoted(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (!Character.isLetterOrDigit(c) && "/._-+:@,%".indexOf(c) < 0) {
                return "'" + path.replace("'", "'\\''") + "'";
            }
        }
        return path;
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
