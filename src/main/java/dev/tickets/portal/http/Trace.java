package dev.tickets.portal.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports every exchange and pause to the user. Secrets are removed before. */
public interface Trace {
    /** Whether {@link #detail} is to be called. */
    boolean wantsBodies();

    /** A request begins: nothing else happens until the host has answered. */
    void begins(String host);

    /** An exchange has ended; status 0 means that no answer came. */
    void exchange(String method, String url, int status, long milliseconds);

    /** So long is waited now before a read is sent again. */
    void waiting(long milliseconds, String why);

    /** Something about an answer or the way to the portal that helps to understand it. */
    void remark(String what);

    /**
     * Headers and body of a request or an answer.
     *
     * @param direction {@code >} to the portal, {@code <} from it
     * @param body null for files and where there is none
     */
    void detail(String direction, List<String> headers, @Nullable String body);
}
