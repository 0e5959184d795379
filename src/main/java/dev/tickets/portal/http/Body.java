package dev.tickets.portal.http;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The body of a request. It writes itself, so that files are never in memory. */
public interface Body {
    /** The media type for the header. */
    String contentType();

    /** The exact length in bytes. */
    long length();

    /** Writes exactly {@link #length()} bytes. */
    void writeTo(OutputStream out) throws IOException;

    /** Whether the body has files: then it has no limit while bytes move. */
    boolean isTransfer();

    /** Whether the body holds a password, a token or a text that the portal is asked to encrypt. */
    default boolean isSecret() {
        return false;
    }

    /** The text for a log, without secrets; null if the body is not text. */
    @Nullable
    String forLog();
}
