package dev.tickets.render;

import java.util.ArrayList;
import java.util.List;

/**
 * The stack trace of a failure for {@code -vv}: as Java prints it, but with messages made safe, whose lines never begin
 * in the first column.
 */
final class StackTrace {
    private final StringBuilder text = new StringBuilder();
    private final List<Throwable> shown = new ArrayList<>();

    private StackTrace() {}

    static String of(Throwable failure) {
        StackTrace trace = new StackTrace();
        trace.add(failure, "", "", new StackTraceElement[0]);
        return trace.text.toString();
    }

    /**
     * Adds a failure with its causes.
     *
     * @param enclosing frames of the enclosing failure: shared frames are not shown again
     */
    private void add(Throwable failure, String indent, String caption, StackTraceElement[] enclosing) {
        text.append(indent)
                .append(caption)
                .append(SafeText.message(failure.toString()).replace("\n", "\n" + indent));
        if (shown.contains(failure)) {
            text.append(" (shown above)\n");
            return;
        }
        shown.add(failure);
        text.append('\n');
        StackTraceElement[] frames = failure.getStackTrace();
        int own = frames.length;
        int theirs = enclosing.length;
        while (own > 0 && theirs > 0 && frames[own - 1].equals(enclosing[theirs - 1])) {
            own--;
            theirs--;
        }
        for (int i = 0; i < own; i++) {
            text.append(indent).append("    at ").append(frames[i]).append('\n');
        }
        if (own < frames.length) {
            text.append(indent).append("    ... ").append(frames.length - own).append(" more\n");
        }
        for (Throwable other : failure.getSuppressed()) {
            add(other, indent + "    ", "Suppressed: ", frames);
        }
        if (failure.getCause() != null) {
            add(failure.getCause(), indent, "Caused by: ", frames);
        }
    }
}
