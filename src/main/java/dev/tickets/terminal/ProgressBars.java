package dev.tickets.terminal;

import dev.tickets.config.AtExit;
import dev.tickets.render.DisplayWidth;
import dev.tickets.render.SafeText;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/** A bar with bytes, rate and time left on standard error, for work that takes longer than half a second. */
public final class ProgressBars implements Progress.Display {
    private static final long PATIENCE = 500_000_000;
    /** Fits in the narrowest terminal that is usual; asking for the width would cost more than it gives. */
    private static final int WIDTH = 79;

    private static final int NAME_WIDTH = 24;
    private static final int BAR_WIDTH = 10;
    private static final int REDRAW_MILLISECONDS = 250;
    private static final long MEGABYTE = 1_000_000;

    private final PrintWriter err;
    private final LongSupplier nanoTime;

    /** @param err where the bar is drawn, a terminal */
    public ProgressBars(PrintWriter err, LongSupplier nanoTime) {
        this.err = err;
        this.nanoTime = nanoTime;
    }

    @Override
    public Progress begin(String what, long total) {
        return new Bar(what, total);
    }

    /** Drawn here: the library's own renderer needs JLine to know how wide a name is. */
    private static String drawn(ProgressState state, int width) {
        double seconds = Math.max(state.getTotalElapsed().toMillis(), 1) / 1000.0;
        double rate = state.getCurrent() / seconds;
        StringBuilder text = new StringBuilder();
        text.append(DisplayWidth.pad(DisplayWidth.cut(state.getTaskName(), NAME_WIDTH), NAME_WIDTH));
        if (state.isIndefinite()) {
            text.append(' ').append(state.getCurrent() / MEGABYTE).append(" MB");
        } else {
            int full = (int) (state.getNormalizedProgress() * BAR_WIDTH);
            text.append(String.format(Locale.ROOT, " %3d%% [", (int) (state.getNormalizedProgress() * 100)));
            text.append("=".repeat(full)).append(" ".repeat(BAR_WIDTH - full)).append("] ");
            text.append(state.getCurrent() / MEGABYTE)
                    .append('/')
                    .append(state.getMax() / MEGABYTE)
                    .append(" MB");
        }
        text.append(String.format(Locale.ROOT, ", %.0f MB/s", rate / MEGABYTE));
        if (!state.isIndefinite() && rate > 0) {
            Duration left = Duration.ofSeconds((long) ((state.getMax() - state.getCurrent()) / rate));
            text.append(String.format(Locale.ROOT, ", %d:%02d left", left.toMinutes(), left.toSecondsPart()));
        }
        return DisplayWidth.cut(text.toString(), width);
    }

    private final class Bar implements Progress {
        private final String what;
        private final long total;
        private final long start = nanoTime.getAsLong();
        private long done;
        private final Line line = new Line(err);
        private @Nullable ProgressBar bar;
        private @Nullable AtExit clearing;

        Bar(String what, long total) {
            this.what = SafeText.line(what);
            this.total = total;
        }

        @Override
        public void step(long bytes) {
            done += bytes;
            long elapsed = nanoTime.getAsLong() - start;
            if (bar == null && elapsed > PATIENCE) {
                clearing = AtExit.run("tickets-progress", line::erase);
                bar = new ProgressBarBuilder()
                        .setTaskName(what)
                        .setInitialMax(total > 0 ? total : -1)
                        .setRenderer(ProgressBars::drawn)
                        .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
                        // the bytes of the first half second count, too
                        .startsFrom(0, Duration.ofNanos(elapsed))
                        .setConsumer(line)
                        .build();
            }
            if (bar != null) {
                bar.stepTo(total > 0 ? Math.min(done, total) : done);
            }
        }

        @Override
        public void close() {
            if (bar != null && clearing != null) {
                bar.close();
                // the library does not always get to it
                line.erase();
                clearing.cancel();
            }
        }
    }

    /** The terminal's current line; left empty at the end. */
    private static final class Line implements ProgressBarConsumer {
        private final PrintWriter err;
        private boolean erased;

        Line(PrintWriter err) {
            this.err = err;
        }

        /** From here on nothing is drawn any more. */
        synchronized void erase() {
            erased = true;
            err.print('\r' + " ".repeat(WIDTH) + '\r');
            err.flush();
        }

        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public synchronized void accept(String bar) {
            if (!erased) {
                // the last one may have been longer
                err.print('\r' + DisplayWidth.pad(bar, WIDTH));
                err.flush();
            }
        }

        @Override
        public void close() {
            // the bar clears the line once nothing draws any more
        }
    }
}
