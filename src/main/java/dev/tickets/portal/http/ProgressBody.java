package dev.tickets.portal.http;

import dev.tickets.ticket.Progress;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A body whose way to the portal is shown. */
public record ProgressBody(Body body, Progress.Display display) implements Body {
    @Override
    public String contentType() {
        return body.contentType();
    }

    @Override
    public long length() {
        return body.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (Progress progress = display.begin("sending", body.length())) {
            body.writeTo(new FilterOutputStream(out) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                    progress.step(length);
                }
            });
        }
    }

    @Override
    public boolean isTransfer() {
        return body.isTransfer();
    }

    @Override
    public @Nullable String forLog() {
        return body.forLog();
    }
}
