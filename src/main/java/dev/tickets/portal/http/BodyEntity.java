package dev.tickets.portal.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A {@link Body} as HttpClient wants it; tells the watchdog of every step. */
final class BodyEntity extends AbstractHttpEntity {
    private final Body body;
    private final Watchdog watchdog;

    BodyEntity(Body body, Watchdog watchdog) {
        super(ContentType.parse(body.contentType()), null);
        this.body = body;
        this.watchdog = watchdog;
    }

    @Override
    public long getContentLength() {
        return body.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        body.writeTo(new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                watchdog.moved();
            }

            @Override
            public void close() {
                // the connection's stream outlives the body
            }
        });
        out.flush();
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
}
