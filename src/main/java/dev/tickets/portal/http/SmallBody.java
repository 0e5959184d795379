package dev.tickets.portal.http;

import java.io.IOException;
import java.io.OutputStream;

/** A body that fits in memory. */
public final class SmallBody implements Body {
    private final String contentType;
    private final byte[] bytes;
    private final String log;

    /** @param log text for a log */
    public SmallBody(String contentType, byte[] bytes, String log) {
        this.contentType = contentType;
        this.bytes = bytes;
        this.log = log;
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    @Override
    public boolean isTransfer() {
        return false;
    }

    @Override
    public String forLog() {
        return log;
    }
}
