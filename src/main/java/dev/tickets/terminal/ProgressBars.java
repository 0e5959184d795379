package dev.tickets.terminal;

import dev.tickets.render.DisplayWidth;
import dev.tickets.render.SafeText;
import dev.tickets.state.AtExit;
import dev.tickets.ticket.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A bar with bytes, rate and remaining time on standard error, for work that takes longer than half a second. */
public final class ProgressBars implements Progress.Display {
    /** In nanoseconds, as {@link #REDRAW}: shorter work shows no bar. */
    private static final long PATIENCE = 500_000_000;

    /** Fits in the narrowest usual terminal; asking for the width would cost too much. */
    private static final int WIDTH = 79;

    private static final int NAME_WIDTH = 24;
    private static final int BAR_WIDTH = 10;
    private static final long REDRAW = 250_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MEGABYTE = 1_000_000;

    private final PrintWriter err;
    private final LongSupplier nanoTime;

    public ProgressBars(PrintWriter err, LongSupplier nanoTime) {
        this.err = err;
        this.nanoTime = nanoTime;
    }

    @Override
    public Progress begin(String what, long total) {
        return new Bar(what, total);
    }

    private final class Bar implements Progress {
        private final String what;
        private final long total;
        private final long start = nanoTime.getAsLong();
        private final Line line = new Line(err);
        private long done;
        private long drawnAt;
        private @Nullable AtExit clearing;

        Bar(String what, long total) {
            this.what = SafeText.line(what);
            this.total = total;
        }

        @Override
        public void step(long bytes) {
            done += bytes;
            long now = nanoTime.getAsLong();
            if (now - start <= PATIENCE || (clearing != null && now - drawnAt < REDRAW)) {
                return;
            }
            if (clearing == null) {
                clearing = AtExit.run("tickets-progress", line::erase);
            }
            drawnAt = now;
            line.draw(text(now));
        }

        private String text(long now) {
            double rate = done * (double) SECOND / Math.max(now - start, 1);
            StringBuilder text = new StringBuilder(DisplayWidth.pad(DisplayWidth.cut(what, NAME_WIDTH), NAME_WIDTH));
            if (total > 0) {
                long shown = Math.min(done, total);
                double share = (double) shown / total;
                int full = (int) (share * BAR_WIDTH);
                text.append(String.format(Locale.ROOT, " %3d%% [", (int) (share * 100)));
                text.append("=".repeat(full))
                        .append(" ".repeat(BAR_WIDTH - full))
                        .append("] ");
                text.append(shown / MEGABYTE)
                        .append('/')
                        .append(total / MEGABYTE)
                        .append(" MB");
            } else {
                text.append(' ').append(done / MEGABYTE).append(" MB");
            }
            text.append(String.format(Locale.ROOT, ", %.0f MB/s", rate / MEGABYTE));
            if (total > 0 && rate > 0) {
                Duration left = Duration.ofSeconds((long) (Math.max(0, total - done) / rate));
                text.append(String.format(Locale.ROOT, ", %d:%02d left", left.toMinutes(), left.toSecondsPart()));
            }
            return DisplayWidth.cut(text.toString(), WIDTH);
        }

        @Override
        public void close() {
            if (clearing != null) {
                line.erase();
                clearing.cancel();
            }
        }
    }

    /** The terminal's current line, empty at the end. An interrupt may happen while a step draws. */
    private static final class Line {
        private final PrintWriter err;
        private boolean erased;

        Line(PrintWriter err) {
            this.err = err;
        }

        synchronized void draw(String bar) {
            if (!erased) {
                // the previous text may have been longer
                err.print('\r' + DisplayWidth.pad(bar, WIDTH));
                err.flush();
            }
        }

        /** Nothing is drawn after this. */
        synchronized void erase() {
            erased = true;
            err.print('\r' + " ".repeat(WIDTH) + '\r');
            err.flush();
        }
    }
}
