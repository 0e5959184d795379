package dev.tickets.portal.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** An answer of the portal, while its connection is open. */
public final class Answer {
    private final HttpResponse response;
    private final InputStream body;
    private final @Nullable Duration retryAfter;
    private final Trace trace;

    Answer(HttpResponse response, InputStream body, @Nullable Duration retryAfter, Trace trace) {
        this.response = response;
        this.body = body;
        this.retryAfter = retryAfter;
        this.trace = trace;
    }

    public int status() {
        return response.getCode();
    }

    public boolean isSuccess() {
        return status() / 100 == 2;
    }

    /** The first value of a header; null if absent. */
    public @Nullable String header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** How long the portal asks to wait; null if it does not ask. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** The same answer with other bytes, for a reader that has looked ahead. */
    public Answer withBody(byte[] bytes) {
        return new Answer(response, new ByteArrayInputStream(bytes), retryAfter, trace);
    }

    /** Tells the user of {@code -v} something about this answer. */
    public void remark(String what) {
        trace.remark(what);
    }

    /** The bytes; empty if the answer has no body. The sender of the request closes the stream. */
    public InputStream body() {
        return body;
    }
}
