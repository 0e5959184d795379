package dev.tickets.portal.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the portal answered, while its connection is open. */
public final class Answer {
    private final int status;
    private final InputStream body;
    private final Function<String, @Nullable String> headers;

    Answer(int status, InputStream body, Function<String, @Nullable String> headers) {
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    public int status() {
        return status;
    }

    /** Whether it is a 2xx. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The value of a header, first one counts; null when it is absent. */
    public @Nullable String header(String name) {
        return headers.apply(name);
    }

    /** The same answer with other bytes, for whoever has read some ahead. */
    public Answer withBody(byte[] bytes) {
        return new Answer(status, new ByteArrayInputStream(bytes), headers);
    }

    /** Its bytes; empty when there is none. Closed by whoever sent the request. */
    public InputStream body() {
        return body;
    }
}
