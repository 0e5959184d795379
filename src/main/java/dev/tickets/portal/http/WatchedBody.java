package dev.tickets.portal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an answer whose bytes must keep coming: what the portal sends between them, as the lengths and trailers
 * of pieces (RFC 9112, section 7.1), is no movement.
 */
final class WatchedBody extends FilterInputStream {
    private final Watchdog watchdog;
    private final boolean optional;
    private boolean cut;

    /** @param optional whether the answer is as good without it: then it ends where the connection does */
    WatchedBody(InputStream in, Watchdog watchdog, boolean optional) {
        super(in);
        this.watchdog = watchdog;
        this.optional = optional;
    }

    /** Whether it ended before its end, and nothing more of it can be read. */
    boolean isCut() {
        return cut;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (cut) {
            return -1;
        }
        watchdog.waits();
        try {
            return in.read(bytes, offset, length);
        } catch (IOException e) {
            if (!optional) {
                throw e;
            }
            cut = true;
            return -1;
        } finally {
            watchdog.moved();
        }
    }
}
