package dev.tickets.terminal;

import dev.tickets.render.SafeText;
import dev.tickets.ticket.Progress;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A line per minute for logs, with the progress of work that takes longer than a minute. */
public final class ProgressLines implements Progress.Display {
    private static final long MINUTE = 60_000_000_000L;

    private final Consumer<String> lines;
    private final LongSupplier nanoTime;

    public ProgressLines(Consumer<String> lines, LongSupplier nanoTime) {
        this.lines = lines;
        this.nanoTime = nanoTime;
    }

    @Override
    public Progress begin(String what, long total) {
        return new Progress() {
            private long last = nanoTime.getAsLong();
            private long done;

            @Override
            public void step(long bytes) {
                done += bytes;
                long now = nanoTime.getAsLong();
                if (now - last >= MINUTE) {
                    last = now;
                    lines.accept(SafeText.line(what) + ": " + done + (total > 0 ? " of " + total : "") + " bytes");
                }
            }

            @Override
            public void close() {
                // the command reports the result
            }
        };
    }
}
