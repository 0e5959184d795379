package dev.tickets.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Checks that a reader's time and memory grow linearly: a hostile text that repeats a piece many times must not cost
 * the square. Time is processor time of this thread, so other processes do not change the result.
 */
public final class Growth {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** Off inside the fuzzer, whose changes of the code cost time and memory, too. */
    private static final boolean OFF = Boolean.getBoolean("fuzz.inside");

    private static final int LONG = 1 << 20;
    private static final int TIMES = 8;
    /** Processor time that no reader needs for a long text unless its time is not linear, in nanoseconds. */
    private static final long CHEAP = 400_000_000;

    private static final long FIXED_MEMORY = 4L << 20;

    private Growth() {}

    /**
     * Reads a long text, and a part of it where that takes long.
     *
     * @param piece repeated to a mebibyte
     * @param memory most bytes of memory that the reader may request for a character
     */
    public static void assertLinear(String piece, int memory, Consumer<String> reader) {
        if (piece.isEmpty() || OFF) {
            return;
        }
        String text = piece.repeat(LONG / piece.length() + 1);
        long requested = THREADS.getCurrentThreadAllocatedBytes();
        long time = time(text, reader);
        requested = THREADS.getCurrentThreadAllocatedBytes() - requested;
        assertThat(requested)
                .as("bytes of memory for %s characters", text.length())
                .isLessThan(FIXED_MEMORY + (long) memory * text.length());
        if (time > CHEAP) {
            String part = text.substring(0, text.length() / TIMES);
            long[] times = {time(part, reader), time(part, reader), time(part, reader)};
            Arrays.sort(times);
            long again = Math.min(time, time(text, reader));
            assertThat(again)
                    .as("nanoseconds for %s characters; %s for an eighth of them", text.length(), times[1])
                    .isLessThan(Math.max(CHEAP, 3 * TIMES * times[1]));
        }
    }

    private static long time(String text, Consumer<String> reader) {
        long start = THREADS.getCurrentThreadCpuTime();
        reader.accept(text);
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
