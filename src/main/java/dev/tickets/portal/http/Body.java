package dev.tickets.portal.http;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** What a request carries. It writes itself, so that files never stand in memory. */
public interface Body {
    /** The media type for the header. */
    String contentType();

    /** Its exact length in bytes. */
    long length();

    /** Writes exactly {@link #length()} bytes. */
    void writeTo(OutputStream out) throws IOException;

    /** Whether it carries files: then it may take as long as it moves. */
    boolean isTransfer();

    /** What a log may show of it, secrets left out; null when it is not text. */
    @Nullable
    String forLog();
}
