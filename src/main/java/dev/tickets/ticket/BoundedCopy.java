package dev.tickets.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Copies what a file held when it was found: a log may grow meanwhile, but not shrink. */
public final class BoundedCopy {
    private static final int CHUNK = 64 << 10;

    private BoundedCopy() {}

    /**
     * Copies so many bytes, and leaves both streams open.
     *
     * @param progress is told how many more are done
     * @throws IOException also when there are not so many any more
     */
    public static void copy(InputStream in, long size, OutputStream to, LongConsumer progress) throws IOException {
        byte[] buffer = new byte[CHUNK];
        long left = size;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("it became shorter while it was read");
            }
            to.write(buffer, 0, read);
            left -= read;
            progress.accept(read);
        }
    }
}
