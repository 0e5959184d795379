package dev.tickets.ticket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Explains unforeseen failures: errors of the virtual machine, and bugs of this program. */
public final class Unexpected {
    private Unexpected() {}

    /** The failure for the user; a known failure stays unchanged. */
    public static TicketsException failure(Throwable fault) {
        if (fault instanceof TicketsException known) {
            return known;
        }
        return new TicketsException(ErrorCode.UNEXPECTED, words(fault), remedy(fault), fault);
    }

    /** The failure in one sentence, with its hint. */
    public static String sentence(Throwable fault) {
        TicketsException failure = failure(fault);
        return failure.getMessage() + (failure.hint() == null ? "" : " (" + failure.hint() + ")");
    }

    /** What happened, without the name of a Java class. */
    public static String words(Throwable fault) {
        if (fault instanceof TicketsException known) {
            return known.getMessage();
        }
        if (fault instanceof UncheckedIOException failed) {
            return words(failed);
        }
        if (isOutOfThreads(fault)) {
            return "the system cannot start more threads";
        }
        if (fault instanceof OutOfMemoryError) {
            return "there is not enough memory";
        }
        if (fault instanceof StackOverflowError) {
            return "something is nested too deeply";
        }
        if (fault instanceof InvalidPathException invalid) {
            return "not a valid path: '" + invalid.getInput() + "'";
        }
        if (fault instanceof LinkageError) {
            return "cannot load a part of the program";
        }
        return fault instanceof Error ? "Java has failed" : "unexpected: a bug in tickets";
    }

    private static String words(UncheckedIOException failed) {
        String what = failed.getMessage();
        IOException cause = Objects.requireNonNull(failed.getCause());
        String why = IoReason.words(cause);
        return what == null || what.equals(cause.toString()) ? why : what + ": " + why;
    }

    private static @Nullable String remedy(Throwable fault) {
        if (fault instanceof UncheckedIOException failed) {
            return IoReason.of(Objects.requireNonNull(failed.getCause())).remedy(null);
        }
        if (isOutOfThreads(fault)) {
            return "end other programs, or raise ulimit -u and ulimit -v";
        }
        if (fault instanceof OutOfMemoryError) {
            return "end other programs, or raise ulimit -v";
        }
        if (fault instanceof InvalidPathException) {
            return "use plain letters, or a UTF-8 locale that is installed: locale -a";
        }
        return fault instanceof LinkageError ? "ulimit -n 1024, or install the program again" : null;
    }

    private static boolean isOutOfThreads(Throwable fault) {
        return fault instanceof OutOfMemoryError
                && String.valueOf(fault.getMessage()).contains("native thread");
    }
}
