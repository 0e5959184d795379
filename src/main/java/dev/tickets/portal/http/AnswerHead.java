package dev.tickets.portal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.io.ResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The head of the answer to the exchange under way. A portal may refuse a request before it has all of it (RFC 9112,
 * section 9.5): so this looks for an answer between the steps of a body, and from a thread of its own while a step
 * stands still. Interim answers (1xx) are skipped, and counted.
 */
final class AnswerHead implements ResponseOutOfOrderStrategy, Runnable {
    /** Upper bound on interim answers; more of them are a fault. */
    static final int MOST_INTERIM = 20;

    private static final Timeout AT_ONCE = Timeout.ofMilliseconds(1);

    private final ChannelSockets sockets;
    private @Nullable BodyEntity body;
    private @Nullable HttpClientConnection connection;
    private volatile @Nullable ClassicHttpResponse early;
    private @Nullable IOException failure;
    private volatile boolean sending;
    private int interim;
    /** Of the connection, above its socket; null before its first answer. */
    private volatile @Nullable SessionInputBuffer buffer;

    /** @param sockets where the connection gets its socket from */
    AnswerHead(ChannelSockets sockets) {
        this.sockets = sockets;
    }

    ChannelSockets sockets() {
        return sockets;
    }

    /** The body of the next request; null for none. */
    void to(@Nullable BodyEntity sent) {
        body = sent;
    }

    /** Whether the connection refused more of the body; false if a file could not be read. */
    boolean isRefused() {
        return body != null && body.isRefused();
    }

    /** Whether a part of the body was not sent: the answer came first, or the connection refused more. */
    boolean isCutShort() {
        return body != null && !body.isComplete();
    }

    /** A request begins on this connection. */
    synchronized void begin(HttpClientConnection over) {
        connection = over;
        early = null;
        failure = null;
        sending = true;
        interim = 0;
    }

    /** An answer comes through this buffer. */
    void comesThrough(SessionInputBuffer fetched) {
        buffer = fetched;
    }

    /**
     * Whether bytes after the last answer may have arrived on this connection. Waits for none, other than HttpClient,
     * which waits a millisecond.
     */
    boolean mayHoldLeftover(@Nullable Socket socket) throws IOException {
        SessionInputBuffer fetched = buffer;
        // in three places: taken from the connection, decrypted by its TLS, and not yet read from the system
        return (fetched != null && fetched.length() > 0)
                || (socket != null && socket.getInputStream().available() > 0)
                || isNear();
    }

    /** Whether bytes have arrived that may be an answer; costs one system call. */
    private boolean isNear() {
        Socket socket = sockets.current();
        try {
            return socket != null && socket.getInputStream().available() > 0;
        } catch (IOException gone) {
            // the next read or write finds out
            return false;
        }
    }

    @Override
    public boolean isEarlyResponseDetected(
            ClassicHttpRequest request, HttpClientConnection over, InputStream in, long sent, long next)
            throws IOException {
        // again before HttpClient writes the end of the body: the other side may no longer read
        return hasRefusal() || (isNear() && look());
    }

    /** Called while the request stands still: looks in another thread, because a head may arrive slowly. */
    @Override
    public void run() {
        if (isNear()) {
            Thread look = new Thread(this::endWhereRefused, "tickets-early-answer");
            look.setDaemon(true);
            look.start();
        }
    }

    private void endWhereRefused() {
        try {
            Socket socket = sockets.current();
            if (socket != null && look()) {
                // wakes the thread that sends; the other direction stays open
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            // the sending thread gets the exception from await, or the time limit ends the exchange
            fail(e);
        }
    }

    private synchronized boolean look() throws IOException {
        HttpClientConnection over = connection;
        try {
            while (sending && early == null && over != null && over.isDataAvailable(AT_ONCE)) {
                ClassicHttpResponse head = over.receiveResponseHeader();
                if (!isInterim(head)) {
                    early = head;
                } else if (head.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
                    throw new ProtocolException("the server switches protocols without a request to do so");
                }
            }
        } catch (HttpException e) {
            throw fail(new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw fail(e);
        }
        return hasRefusal();
    }

    /**
     * Whether the answer ends the request; no success does, the portal may be a step ahead of its last bytes. Without a
     * lock: another thread may be waiting for the rest of a head.
     */
    private boolean hasRefusal() {
        ClassicHttpResponse head = early;
        return sending && head != null && head.getCode() >= HttpStatus.SC_REDIRECTION;
    }

    private synchronized IOException fail(IOException e) {
        failure = e;
        return e;
    }

    /**
     * The head of the final answer, once the request is sent or no more of it can be sent.
     *
     * @throws UnansweredException after too many interim answers
     */
    synchronized ClassicHttpResponse await(
            HttpClientConnection over, @Nullable HttpResponseInformationCallback interested, HttpContext context)
            throws IOException, HttpException {
        sending = false;
        if (failure != null) {
            throw failure;
        }
        ClassicHttpResponse head = early;
        while (head == null) {
            head = over.receiveResponseHeader();
            if (isInterim(head)) {
                if (interested != null && head.getCode() != HttpStatus.SC_CONTINUE) {
                    interested.execute(head, over, context);
                }
                head = null;
            }
        }
        return head;
    }

    private boolean isInterim(ClassicHttpResponse head) throws UnansweredException {
        if (head.getCode() >= HttpStatus.SC_SUCCESS) {
            return false;
        }
        interim++;
        if (interim > MOST_INTERIM) {
            throw new UnansweredException("the server sent more than " + MOST_INTERIM + " interim answers (HTTP 1xx)");
        }
        return true;
    }
}
