package dev.tickets.portal.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Passes bytes on in steps that suit the line. Each step costs the same at any length, so a fast line gets long steps;
 * a slow line gets short steps, because a step that takes long would look like a line that stands still.
 */
public class AdaptiveChunks extends FilterOutputStream {
    /** The longest step: longer steps gain nothing. */
    public static final int LONGEST = 1 << 20;

    private static final int SHORTEST = 64 << 10;
    private static final long QUICK_IN_NANOS = 50_000_000;

    private int step = SHORTEST;

    /** @param out stays open when this is closed */
    public AdaptiveChunks(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int written = 0; written < length; ) {
            int part = Math.min(step, length - written);
            long start = nanoTime();
            out.write(bytes, offset + written, part);
            if (nanoTime() - start >= QUICK_IN_NANOS) {
                step = SHORTEST;
            } else if (part == step) { // a shorter part says little about the line
                step = Math.min(2 * step, LONGEST);
            }
            written += part;
        }
    }

    /** The clock; tests replace it. */
    long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
