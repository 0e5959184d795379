package dev.tickets.sandbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a request as a stream. A body that is too large or too short, or a broken connection, is a
 * {@link Refusal} for the reader.
 */
final class RequestBody extends FilterInputStream {
    /** How much of an unwanted body is read, so that the sender gets to read the answer. */
    private static final long PATIENCE = 1L << 30;

    private final long announced;
    private final long limit;
    private long count;

    /** @param announced the Content-Length, or -1 for a body in chunks */
    RequestBody(InputStream in, long announced, long limit) {
        super(in);
        this.announced = announced;
        this.limit = limit;
    }

    /** Refuses by the announced length, before the first read. */
    void checkLength() throws Refusal {
        if (announced > limit) {
            throw tooLarge();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(to, offset, length);
        } catch (IOException broken) {
            throw new Refusal(400, "incomplete_request");
        }
        if (read < 0) {
            if (count < announced) {
                throw new Refusal(400, "incomplete_request");
            }
            return -1;
        }
        count += read;
        if (count > limit) {
            throw tooLarge();
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(bytes, 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Stays open for {@link #drain}: closing with much unread data would cut the connection before the answer. */
    @Override
    public void close() {}

    /** Reads the unwanted rest. Never fails: the answer is sent in any case. */
    void drain() {
        byte[] unwanted = new byte[16 * 1024];
        try {
            long drained = 0;
            int read = in.read(unwanted);
            while (read >= 0 && drained < PATIENCE) {
                drained += read;
                read = in.read(unwanted);
            }
        } catch (IOException gone) {
            return;
        }
    }

    private static Refusal tooLarge() {
        return new Refusal(413, "file_tobig");
    }
}
