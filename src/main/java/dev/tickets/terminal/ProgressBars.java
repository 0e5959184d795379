package dev.tickets.terminal;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar with bytes, rate and time left on standard error, for work that takes longer than half a second. */
public final class ProgressBars implements Progress.Display {
    private static final long PATIENCE = 500_000_000;
    /** Fits in the narrowest terminal that is usual; asking for the width would cost more than it gives. */
    private static final int WIDTH = 79;

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

    private final class Bar implements Progress {
        private final String what;
        private final long total;
        private final long start = nanoTime.getAsLong();
        private long done;
        private @Nullable ProgressBar bar;

        Bar(String what, long total) {
            this.what = what;
            this.total = total;
        }

        @Override
        public void step(long bytes) {
            done += bytes;
            if (bar == null && nanoTime.getAsLong() - start > PATIENCE) {
                bar = new ProgressBarBuilder()
                        .setTaskName(what)
                        .setInitialMax(total > 0 ? total : -1)
                        .setUnit(" MB", MEGABYTE)
                        .showSpeed()
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
                        .setConsumer(new Line(err))
                        .build();
            }
            if (bar != null) {
                bar.stepTo(total > 0 ? Math.min(done, total) : done);
            }
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }

    /** The terminal's current line; left empty at the end. */
    private static final class Line implements ProgressBarConsumer {
        private final PrintWriter err;

        Line(PrintWriter err) {
            this.err = err;
        }

        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String bar) {
            err.print('\r' + bar);
            err.flush();
        }

        @Override
        public void close() {
            err.print('\r' + " ".repeat(WIDTH) + '\r');
            err.flush();
        }
    }
}
