package dev.tickets.terminal;

import dev.tickets.render.DisplayWidth;
import dev.tickets.render.PassingLine;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.Progress;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** A bar with bytes, rate and remaining time on standard error, for work that takes longer than half a second. */
public final class ProgressBars implements Progress.Display {
    /** In nanoseconds, as {@link #REDRAW}: shorter work shows no bar. */
    private static final long PATIENCE = 500_000_000;

    private static final int WIDEST = 79;
    /** In a narrower terminal the name is shorter, and no bar is drawn. */
    private static final int NARROW = 70;

    private static final int NAME_WIDTH = 24;
    private static final int SHORT_NAME_WIDTH = 12;
    private static final int BAR_WIDTH = 10;
    private static final long REDRAW = 250_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MEGABYTE = 1_000_000;

    private final PassingLine line;
    private final IntSupplier columns;
    private final LongSupplier nanoTime;

    /** @param columns the width of the terminal, asked for once for each bar; 0 when unknown */
    public ProgressBars(PassingLine line, IntSupplier columns, LongSupplier nanoTime) {
        this.line = line;
        this.columns = columns;
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
        private long drawnAt;
        /** 0 until the bar is drawn. */
        private int width;

        Bar(String what, long total) {
            this.what = SafeText.line(what);
            this.total = total;
        }

        @Override
        public void step(long bytes) {
            done += bytes;
            long now = nanoTime.getAsLong();
            if (now - start <= PATIENCE || (width > 0 && now - drawnAt < REDRAW)) {
                return;
            }
            if (width == 0) {
                int known = columns.getAsInt();
                width = known > 1 ? Math.min(known - 1, WIDEST) : WIDEST;
            }
            drawnAt = now;
            line.cover(text(now));
        }

        private String text(long now) {
            double rate = done * (double) SECOND / Math.max(now - start, 1);
            boolean narrow = width < NARROW;
            int nameWidth = narrow ? SHORT_NAME_WIDTH : NAME_WIDTH;
            StringBuilder text = new StringBuilder(DisplayWidth.pad(DisplayWidth.cut(what, nameWidth), nameWidth));
            if (total > 0) {
                long shown = Math.min(done, total);
                double share = (double) shown / total;
                int full = (int) (share * BAR_WIDTH);
                text.append(String.format(Locale.ROOT, " %3d%% ", (int) (share * 100)));
                if (!narrow) {
                    text.append('[')
                            .append("=".repeat(full))
                            .append(" ".repeat(BAR_WIDTH - full))
                            .append("] ");
                }
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
            return DisplayWidth.cut(text.toString(), width);
        }

        @Override
        public void close() {
            if (width > 0) {
                line.uncover();
            }
        }
    }
}
