package dev.tickets.cli;

import dev.tickets.portal.http.Trace;
import dev.tickets.render.SafeText;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows requests on standard error: a line each with {@code -v}, headers and bodies too with {@code -vv}. */
final class RequestLog implements Trace {
    private final PrintWriter err;
    private final boolean bodies;

    RequestLog(PrintWriter err, boolean bodies) {
        this.err = err;
        this.bodies = bodies;
    }

    @Override
    public boolean wantsBodies() {
        return bodies;
    }

    @Override
    public void exchange(String method, String url, int status, long milliseconds) {
        String outcome = status == 0 ? "no answer" : String.valueOf(status);
        err.println(SafeText.line(method + " " + url + " " + outcome + " " + milliseconds + " ms"));
    }

    @Override
    public void detail(String direction, List<String> headers, @Nullable String body) {
        for (String header : headers) {
            err.println(direction + " " + SafeText.line(header));
        }
        if (body != null) {
            for (String line : SafeText.block(body).split("\n", -1)) {
                err.println(direction + " " + line);
            }
        }
    }
}
