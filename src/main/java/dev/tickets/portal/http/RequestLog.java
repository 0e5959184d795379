package dev.tickets.portal.http;

import dev.tickets.render.PassingLine;
import dev.tickets.render.SafeText;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Shows requests on standard error: a line each with {@code -v}, headers and bodies too with {@code -vv}. A pause that
 * a person would notice is reported without either.
 */
public final class RequestLog implements Trace {
    /** In milliseconds. */
    private static final long NOTICED = 2_000;

    private final PrintWriter err;
    private final int verbosity;
    private final boolean quiet;
    private final AtomicBoolean secret;
    private final @Nullable PassingLine waiting;

    /**
     * @param secret whether no body may be shown
     * @param waiting shows what the program waits for; null for no such line
     */
    public RequestLog(
            PrintWriter err, int verbosity, boolean quiet, AtomicBoolean secret, @Nullable PassingLine waiting) {
        this.waiting = waiting;
        this.err = err;
        this.verbosity = verbosity;
        this.quiet = quiet;
        this.secret = secret;
    }

    @Override
    public boolean wantsBodies() {
        return verbosity > 1;
    }

    @Override
    public void waiting(long milliseconds, String why) {
        if (verbosity > 0 || (milliseconds >= NOTICED && !quiet)) {
            String pause = milliseconds < NOTICED ? milliseconds + " ms" : (milliseconds + 999) / 1_000 + " s";
            err.println(SafeText.line(why + "; asking again in " + pause));
        }
        if (waiting != null) {
            waiting.show("waiting to ask again");
        }
    }

    @Override
    public void begins(String host) {
        if (waiting != null) {
            waiting.show("waiting for " + host);
        }
    }

    @Override
    public void exchange(String method, String url, int status, long milliseconds) {
        if (waiting != null) {
            waiting.hide();
        }
        if (verbosity == 0) {
            return;
        }
        String outcome = status == 0 ? "no answer" : String.valueOf(status);
        err.println(SafeText.line(method + " " + url + " " + outcome + " " + milliseconds + " ms"));
    }

    @Override
    public void remark(String what) {
        if (verbosity > 0) {
            err.println(SafeText.line(what));
        }
    }

    @Override
    public void detail(String direction, List<String> headers, @Nullable String body) {
        for (String header : headers) {
            err.println(direction + " " + SafeText.line(header));
        }
        if (body != null && secret.get()) {
            // also where the portal does not mark it, or not yet
            err.println(direction + " ***");
        } else if (body != null) {
            for (String line : SafeText.block(body).split("\n", -1)) {
                err.println(direction + " " + line);
            }
        }
    }
}
