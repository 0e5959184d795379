package dev.tickets.portal.http;

import java.io.IOException;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and reads the head of its answer. Says when the first byte goes out, believes an answer that comes
 * before the last byte is out, and lets the body of an answer stand still no longer than allowed.
 */
final class Executor extends HttpRequestExecutor {
    private final Timeout idle;
    private final Runnable requestBegins;
    private final @Nullable ProxyRoute proxy;
    private final AnswerHead answers;

    /** @param proxy that is asked to connect; null for none */
    Executor(Timeout idle, Runnable requestBegins, @Nullable ProxyRoute proxy, AnswerHead answers) {
        this.idle = idle;
        this.requestBegins = requestBegins;
        this.proxy = proxy;
        this.answers = answers;
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback informationCallback,
            HttpContext context)
            throws IOException, HttpException {
        refuseLeftover(connection);
        ProxyRoute asked = request.getMethod().equals("CONNECT") ? proxy : null;
        if (asked == null) {
            requestBegins.run();
        } else {
            asked.asked();
        }
        boolean done = false;
        try {
            ClassicHttpResponse response = exchange(request, connection, informationCallback, context);
            if (asked != null) {
                asked.answered(response.getCode());
            }
            done = true;
            return response;
        } finally {
            if (!done) {
                // to close TLS in order waits for the portal
                connection.setSocketTimeout(Timeout.ofMilliseconds(1));
                connection.close(CloseMode.IMMEDIATE);
            }
        }
    }

    private ClassicHttpResponse exchange(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback informationCallback,
            HttpContext context)
            throws IOException, HttpException {
        HttpCoreContext core = HttpCoreContext.cast(context);
        core.setSSLSession(connection.getSSLSession());
        core.setEndpointDetails(connection.getEndpointDetails());
        answers.begin(connection);
        connection.sendRequestHeader(request);
        IOException unsent = send(request, connection);
        ClassicHttpResponse response;
        try {
            response = answers.await(connection, informationCallback, context);
        } catch (IOException | HttpException e) {
            if (unsent == null) {
                throw e;
            }
            unsent.addSuppressed(e);
            throw unsent;
        }
        if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
            connection.receiveResponseEntity(response);
        }
        connection.setSocketTimeout(idle);
        acknowledge(answers.sockets().current());
        return response;
    }

    /** Why the connection refused more of the body; an answer may give the reason. Null if the whole body was sent. */
    private @Nullable IOException send(ClassicHttpRequest request, HttpClientConnection connection)
            throws IOException, HttpException {
        try {
            if (request.getEntity() != null) {
                connection.sendRequestEntity(request);
            }
            // HttpClient wraps the body, so the request does not know whether the whole body was sent
            if (request.getEntity() == null || !answers.isCutShort()) {
                connection.flush();
            }
            return null;
        } catch (IOException e) {
            if (answers.isRefused()) {
                return e;
            }
            throw e;
        }
    }

    /** An answer without a request would be read as the answer to the next request. */
    private void refuseLeftover(HttpClientConnection connection) throws IOException {
        EndpointDetails details = connection.getEndpointDetails();
        if (details == null) {
            throw new ConnectionClosedException("the connection was cut before the request began");
        }
        boolean kept = details.getRequestCount() > 0;
        if (kept
                && answers.mayHoldLeftover(socket(connection))
                && connection.isDataAvailable(Timeout.ofMilliseconds(1))) {
            connection.close(CloseMode.IMMEDIATE);
            throw new AgainException("the portal sent an answer without a request");
        }
    }

    /**
     * Acknowledges the head of the answer to the portal, if the system can do so: Linux can. Many servers send the body
     * in a separate packet, after the acknowledgement (Nagle's algorithm, RFC 896), while this system would acknowledge
     * after 40 ms (RFC 1122, section 4.2.3.2).
     */
    static void acknowledge(@Nullable Socket socket) {
        if (socket == null) {
            return;
        }
        try {
            socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        } catch (UnsupportedOperationException | IOException later) {
            // the answer is the same, only 40 ms later; the next read reports a lost connection
        }
    }

    private static @Nullable Socket socket(HttpClientConnection connection) {
        return connection instanceof ManagedHttpClientConnection managed ? managed.getSocket() : null;
    }

    /** The connection was of no use, and nothing was sent over it: another connection may do. */
    static final class AgainException extends IOException {
        private static final long serialVersionUID = 1L;

        AgainException(String why) {
            super(why);
        }

        AgainException(String why, Exception cause) {
            super(why, cause);
        }
    }
}
