package dev.tickets.portal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * The bytes of an answer, which must keep coming: what the portal sends between them, as the lengths and trailers of
 * pieces (RFC 9112, section 7.1), is no movement. To close HttpClient's own stream is to read it to its end, however
 * far away that is.
 */
final class AnswerBody extends FilterInputStream {
    /** So much is read for the sake of the connection, which can be used again then. */
    private static final int SHORT_REST = 64 << 10;

    private final Watchdog watchdog;
    private final boolean optional;
    private boolean cut;

    /**
     * Empty where the answer has none.
     *
     * @param optional whether the answer is as good without it: then it ends where the connection does
     */
    AnswerBody(ClassicHttpResponse response, Watchdog watchdog, boolean optional) throws IOException {
        super(
                response.getEntity() == null
                        ? InputStream.nullInputStream()
                        : response.getEntity().getContent());
        this.watchdog = watchdog;
        this.optional = optional;
    }

    /** Whether the body was read to its end, or is now because little was left; false if the connection broke. */
    boolean ends() throws IOException {
        return !cut && in.readNBytes(SHORT_REST).length < SHORT_REST;
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

    @Override
    public void close() {
        // the sender of the request ends the exchange
    }
}
