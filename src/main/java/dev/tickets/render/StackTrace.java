package dev.tickets.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a failure comes from, as {@code -vv} shows it: as Java prints it, but with messages that are harmless for a
 * terminal, and no line of them at the start of a line.
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
     * Adds a failure and everything that it holds.
     *
     * @param enclosing where the failure was caught: frames that it shares with this place are not shown again
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
