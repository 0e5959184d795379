package dev.tickets.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Copies a file up to its known size: a log may grow meanwhile, but must not shrink. */
public final class BoundedCopy {
    private static final int CHUNK = 64 << 10;

    private BoundedCopy() {}

    /**
     * Copies {@code size} bytes, and leaves both streams open.
     *
     * @param progress receives the number of bytes of each step
     * @throws IOException also when the stream ends earlier
     */
    public static void copy(InputStream in, long size, OutputStream to, LongConsumer progress) throws IOException {
        byte[] buffer = new byte[CHUNK];
        long left = size;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            to.write(buffer, 0, read);
            left -= read;
            progress.accept(read);
        }
    }
}
