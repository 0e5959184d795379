package dev.tickets.portal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Where the bytes of a received file go. Counts them, and distinguishes a failure of the disk, which comes out
 * unchecked, from a failure of the connection.
 */
public final class FileSink extends OutputStream {
    /** Bytes on their way to the disk: a longer step gains nothing. */
    static final int STEP = 256 << 10;

    /** A step that takes longer goes to the disk as it is, so that a slow line shows its progress. */
    private static final long PATIENCE_IN_NANOS = 100_000_000;

    private final OutputStream to;
    private long count;

    /** @param to stays open */
    public FileSink(OutputStream to) {
        this.to = to;
    }

    /** The bytes so far. */
    public long count() {
        return count;
    }

    /** Copies all bytes, in few steps, however small the pieces in which they come. */
    public void copy(InputStream in) throws IOException {
        byte[] buffer = new byte[STEP];
        for (int filled = fill(in, buffer); filled >= 0; filled = fill(in, buffer)) {
            write(buffer, 0, filled);
        }
    }

    /** The number of bytes; -1 at the end. */
    static int fill(InputStream in, byte[] buffer) throws IOException {
        long start = System.nanoTime();
        int filled = 0;
        while (filled < buffer.length) {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                return filled == 0 ? -1 : filled;
            }
            filled += read;
            if (System.nanoTime() - start > PATIENCE_IN_NANOS) {
                break;
            }
        }
        return filled;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            to.write(bytes, offset, length);
            count += length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
