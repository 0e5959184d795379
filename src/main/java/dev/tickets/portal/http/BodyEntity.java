package dev.tickets.portal.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A {@link Body} for HttpClient; reports every step to the watchdog. */
final class BodyEntity extends AbstractHttpEntity {
    private final Body body;
    private final Watchdog watchdog;
    private boolean complete;
    private boolean refused;

    BodyEntity(Body body, Watchdog watchdog) {
        super(ContentType.parse(body.contentType()), null);
        this.body = body;
        this.watchdog = watchdog;
    }

    /** Whether the whole body was sent; false if the answer came first. */
    boolean isComplete() {
        return complete;
    }

    /** Whether the connection refused more of the body; false if a file could not be read. */
    boolean isRefused() {
        return refused;
    }

    @Override
    public long getContentLength() {
        return body.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        OutputStream line = new Line(out);
        body.writeTo(line);
        line.flush();
        complete = true;
        watchdog.sent();
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("a body only writes itself");
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void close() {
        // holds nothing open
    }

    /** The way to the portal. */
    private final class Line extends FilterOutputStream {
        Line(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                refused = true;
                throw e;
            }
            watchdog.moved();
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                refused = true;
                throw e;
            }
        }

        @Override
        public void close() {
            // the connection's stream outlives the body
        }
    }
}
