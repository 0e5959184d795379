package dev.tickets.portal.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A body that fits in memory.
 *
 * @param forLog what a log may show of it
 */
public record SmallBody(String contentType, byte[] bytes, String forLog) implements Body {
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
}
