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
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Why a file operation failed, in words, and what helps. Java's own text is a class name, a path, or the words of the
 * system; none of them says what to do. The reasons are those of errno(3).
 */
public final class IoReason {
    private final String words;
    private final @Nullable String remedy;

    private IoReason(String words, @Nullable String remedy) {
        this.words = words;
        this.remedy = remedy;
    }

    /** The reason of that failure. */
    public static IoReason of(IOException e) {
        IOException first = innermost(e);
        if (first instanceof UnknownHostException) {
            return new IoReason("there is no host " + first.getMessage(), "check the name; is this machine online?");
        }
        String said = said(first);
        IoFault fault = byType(first);
        if (fault == null) {
            fault = IoFault.named(said);
        }
        return fault == null ? new IoReason(plain(said), null) : new IoReason(fault.words(), fault.remedy());
    }

    /** The reason of that failure, in words alone. */
    public static String words(IOException e) {
        return of(e).words();
    }

    /**
     * The failure as the user should see it: what failed and why, and what helps against that reason.
     *
     * @param place the file or folder that the remedy names; null when there is none to name
     */
    public static TicketsException failure(ErrorCode code, String what, @Nullable Path place, IOException e) {
        return failure(code, what, place, null, e);
    }

    /**
     * The same.
     *
     * @param also what else is to do, after the remedy; null for nothing
     */
    public static TicketsException failure(
            ErrorCode code, String what, @Nullable Path place, @Nullable String also, IOException e) {
        IoReason reason = of(e);
        String remedy = reason.remedy(place);
        String hint = remedy == null ? also : also == null ? remedy : remedy + "; " + also;
        return new TicketsException(code, what + ": " + reason.words(), hint, e);
    }

    /** Whether a pipe or a connection has nobody left at its other end who reads. */
    public static boolean isReaderGone(IOException e) {
        return IoFault.named(said(innermost(e))) == IoFault.READER_LEFT;
    }

    public String words() {
        return words;
    }

    /** What helps; null when nothing is known to. */
    public @Nullable String remedy(@Nullable Path place) {
        String there = place == null ? "" : " " + quoted(place.toString());
        return remedy == null ? null : remedy.replace(IoFault.PLACE, there);
    }

    /** As a shell takes it. */
    private static String quoted(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (!Character.isLetterOrDigit(c) && "/._-+:@,%".indexOf(c) < 0) {
                return "'" + path.replace("'", "'\\''") + "'";
            }
        }
        return path;
    }

    /** One that only wraps another says nothing itself. */
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

    /** What the system said; the message of a failure with a file begins with its path. */
    private static @Nullable String said(IOException e) {
        return e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    }

    /** By its type, which does not depend on the language of the system. */
    private static @Nullable IoFault byType(IOException e) {
        if (e instanceof FileSystemException failed) {
            return byType(failed);
        }
        if (e instanceof CharacterCodingException) {
            return IoFault.NOT_TEXT;
        }
        if (e instanceof EOFException) {
            return IoFault.CUT_SHORT;
        }
        if (e instanceof ZipException) {
            return IoFault.NO_ZIP;
        }
        if (e instanceof ClosedByInterruptException) {
            return IoFault.INTERRUPTED;
        }
        if (e instanceof ClosedChannelException) {
            return IoFault.CLOSED;
        }
        if (e instanceof SocketTimeoutException) {
            return IoFault.NO_ANSWER;
        }
        if (e instanceof InterruptedIOException) {
            return IoFault.INTERRUPTED;
        }
        return e instanceof FileNotFoundException && IoFault.named(e.getMessage()) == null ? IoFault.MISSING : null;
    }

    private static @Nullable IoFault byType(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return IoFault.PERMISSION;
        }
        if (e instanceof NoSuchFileException) {
            return IoFault.MISSING;
        }
        if (e instanceof FileAlreadyExistsException) {
            return IoFault.EXISTS;
        }
        if (e instanceof DirectoryNotEmptyException) {
            return IoFault.NOT_EMPTY;
        }
        if (e instanceof NotDirectoryException) {
            return IoFault.NOT_A_FOLDER;
        }
        if (e instanceof FileSystemLoopException) {
            return IoFault.LOOP;
        }
        return e instanceof AtomicMoveNotSupportedException ? IoFault.OTHER_DISK : null;
    }

    /** The text without the name of a Java class before it; neutral words where nothing is left. */
    private static String plain(@Nullable String said) {
        String text = said == null ? "" : said.strip();
        int colon = text.indexOf(": ");
        while (colon > 0 && isClassName(text.substring(0, colon))) {
            text = text.substring(colon + 2).strip();
            colon = text.indexOf(": ");
        }
        return text.isEmpty() || isClassName(text) ? "the system does not say why" : text;
    }

    private static boolean isClassName(String text) {
        return (text.endsWith("Exception") || text.endsWith("Error")) && text.indexOf(' ') < 0;
    }
}
