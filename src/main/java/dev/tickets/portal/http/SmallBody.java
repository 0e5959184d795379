package dev.tickets.portal.http;

import java.io.IOException;
import java.io.OutputStream;

/** A body that fits in memory. */
public final class SmallBody implements Body {
    private final String contentType;
    private final byte[] bytes;
    private final String log;
    private final boolean secret;

    /** @param log text for a log */
    public SmallBody(String contentType, byte[] bytes, String log) {
        this(contentType, bytes, log, false);
    }

    /** @param secret whether the body {@link #isSecret is secret} */
    public SmallBody(String contentType, byte[] bytes, String log, boolean secret) {
        this.contentType = contentType;
        this.bytes = bytes;
        this.log = log;
        this.secret = secret;
    }

    @Override
    public boolean isSecret() {
        return secret;
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
