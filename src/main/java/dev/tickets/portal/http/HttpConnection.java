package dev.tickets.portal.http;

import dev.tickets.config.PortalAddress;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The only connection of a command to its portal. Keeps the {@link Limits}, follows redirects of reads within the same
 * origin and no others, repeats a read that was lost on the way, and never a request that changes something.
 */
public final class HttpConnection implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;
    /** Connections of no use in a row: one for each reason that there is. */
    private static final int MOST_IN_VAIN = 3;

    private static final int LONGEST_TRACED = 1 << 20;

    private final Limits limits;
    private final Deadline run;
    private final Trace trace;
    private final Retrying retrying;
    private final AnswerHead answers = new AnswerHead(new ChannelSockets());
    private final BasicHttpClientConnectionManager connections;
    private final ConnectionConfig forChanges;
    private final ConnectionConfig forReads;
    private final CloseableHttpClient http;
    private final @Nullable Tls tls;
    private final @Nullable ProxyRoute proxy;
    /** The watchdog of the running exchange. */
    private @Nullable Watchdog watchdog;

    /**
     * Opens nothing yet.
     *
     * @param portal any address of the portal: its scheme and host decide on TLS and proxy
     * @param retrying when a read is sent again
     * @param environment for {@code HTTPS_PROXY} and {@code NO_PROXY}
     * @param trust whose certificates count
     */
    public HttpConnection(
            URI portal,
            Limits limits,
            Deadline run,
            Trace trace,
            Retrying retrying,
            Map<String, String> environment,
            Trust trust) {
        this.limits = limits;
        this.run = run;
        this.trace = trace;
        this.retrying = retrying;
        Proxy named = Proxy.of(environment, portal);
        this.proxy = named == null ? null : new ProxyRoute(named);
        this.forChanges = Clients.config(limits, Clients.AT_ONCE);
        this.forReads = Clients.config(limits, Clients.AFTER_A_WHILE);
        this.tls = Clients.tls(portal, trust);
        this.connections = Clients.connections(tls, answers);
        this.http = Clients.build(
                connections, named, new Executor(Timeout.of(limits.idle()), this::requestBegins, proxy, answers));
    }

    /**
     * Sends the request and reads its answer, of any status.
     *
     * @throws TicketsException {@code unreachable}, {@code timeout}, {@code unclear}; for a redirect away
     *     {@code refused} (a change) or {@code unexpected} (a read)
     */
    public <T> T send(Request request, AnswerReader<T> reader) {
        Request current = request;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            ReadOutcome<T> reading = exchange(current, reader);
            if (reading.redirect() == null) {
                return reading.value();
            }
            current = current.to(followable(current, reading.redirect()));
        }
        throw new TicketsException(ErrorCode.UNEXPECTED, "the portal redirects in a circle at " + request.uri());
    }

    /** The certificates of the server, its own first; empty without TLS, and before a server has presented any. */
    List<X509Certificate> certificates() {
        X509Certificate[] chain = tls == null ? null : tls.certificates();
        return chain == null ? List.of() : List.of(chain);
    }

    /** Whether a proxy stands between this machine and the portal, and has not connected both. */
    boolean endsAtProxy() {
        return proxy != null && !proxy.isOpen();
    }

    @Override
    public void close() {
        http.close(CloseMode.GRACEFUL);
        if (tls != null) {
            tls.end();
        }
    }

    private <T> ReadOutcome<T> exchange(Request request, AnswerReader<T> reader) {
        ReadOutcome<T> reading = once(request, reader, 1);
        for (int tries = 1; reading.pause() >= 0; tries++) {
            trace.waiting(reading.pause(), String.valueOf(reading.why()));
            retrying.pause(reading.pause());
            reading = once(request, reader, tries + 1);
        }
        return reading;
    }

    private <T> ReadOutcome<T> once(Request request, AnswerReader<T> reader, int tries) {
        if (run.remaining(System.nanoTime()) <= 0) {
            throw TransportFailures.late(request);
        }
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.uri());
        message.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(limits.firstByte()))
                .build());
        boolean upload = request.body() != null && request.body().isTransfer();
        long start = System.nanoTime();
        Watchdog dog = new Watchdog(limits, run, upload, request.transfer(), message, answers);
        Exchange<T> exchange = new Exchange<>(request, message, reader, dog, tries);
        try (dog) {
            watchdog = dog;
            if (proxy != null) {
                proxy.begin(trace, PortalAddress.shown(request.uri()));
            }
            prepare(message, request, dog);
            connections.setConnectionConfig(request.isRead() ? forReads : forChanges);
            trace.begins(request.uri().getHost());
            return http.execute(message, exchange);
        } catch (IOException e) {
            return exchange.afterLoss(e);
        } catch (IllegalStateException e) {
            if (dog.broken() == null || exchange.handed) {
                throw e;
            }
            // HttpClient's exception for a cut before the connection
            return exchange.afterLoss(new IOException(e));
        } finally {
            trace.exchange(
                    request.method(),
                    request.uri().toString(),
                    exchange.status,
                    (System.nanoTime() - start) / 1_000_000);
        }
    }

    /** One attempt of a request: passes the answer to the reader, and decides what follows without an answer. */
    private final class Exchange<T> implements HttpClientResponseHandler<ReadOutcome<T>> {
        private final Request request;
        private final HttpUriRequestBase message;
        private final AnswerReader<T> reader;
        private final Watchdog dog;
        private final int tries;
        private int status;
        private boolean handed;

        Exchange(Request request, HttpUriRequestBase message, AnswerReader<T> reader, Watchdog dog, int tries) {
            this.request = request;
            this.message = message;
            this.reader = reader;
            this.dog = dog;
            this.tries = tries;
        }

        @Override
        public ReadOutcome<T> handleResponse(ClassicHttpResponse response) throws IOException {
            status = response.getCode();
            if (!dog.hasBegun()) {
                // the proxy's: the portal was not asked
                throw new IOException("HTTP " + status);
            }
            dog.answered();
            handed = true;
            AnswerBody body = new AnswerBody(response, dog, saysAll(status));
            boolean ended = false;
            try {
                ReadOutcome<T> reading = read(response, body);
                // after part of a request the portal would read the next request as the rest
                ended = !answers.isCutShort() && body.ends();
                return reading;
            } finally {
                if (!ended) {
                    hangUp(response);
                }
            }
        }

        /** Whether the status alone proves that the portal did not accept the request. */
        private boolean saysAll(int code) {
            boolean unread = code == HttpStatus.SC_REQUEST_TOO_LONG || code == HttpStatus.SC_TOO_MANY_REQUESTS;
            return request.changes() && (unread || (code / 100 == 4 && answers.isCutShort()));
        }

        private ReadOutcome<T> read(ClassicHttpResponse response, InputStream body) throws IOException {
            Duration asked = retrying.asked(response);
            long pause = request.isRead() ? retrying.afterStatus(tries, response.getCode(), asked, run) : -1;
            if (pause >= 0) {
                return ReadOutcome.later(pause, "the portal answered HTTP " + response.getCode());
            }
            if (request.changes() && status / 100 == 2 && answers.isCutShort()) {
                throw TransportFailures.tooEarly(request, status);
            }
            Header location = response.getFirstHeader(HttpHeaders.LOCATION);
            if (status / 100 == 3 && location != null && !request.direct()) {
                String target = String.valueOf(location.getValue());
                if (request.changes()) {
                    throw TransportFailures.changeRedirected(request, status, target);
                }
                if (request.body() != null) {
                    throw TransportFailures.redirected(request, target);
                }
                return ReadOutcome.elsewhere(target);
            }
            return ReadOutcome.of(reader.read(new Answer(response, traced(response, body), asked, trace)));
        }

        private InputStream traced(ClassicHttpResponse response, InputStream body) throws IOException {
            if (!trace.wantsBodies()) {
                return body;
            }
            List<String> headers = LogText.headers(response.getHeaders());
            if (request.transfer()) {
                trace.detail("<", headers, null);
                return body;
            }
            byte[] bytes = body.readNBytes(LONGEST_TRACED);
            trace.detail("<", headers, LogText.json(new String(bytes, StandardCharsets.UTF_8)));
            return new SequenceInputStream(new ByteArrayInputStream(bytes), body);
        }

        /** Drops the rest of the answer, which may be gigabytes. */
        private void hangUp(ClassicHttpResponse response) {
            message.cancel();
            // HttpClient would read the answer to its end
            response.setEntity(null);
        }

        /** When to try again. */
        ReadOutcome<T> afterLoss(IOException loss) {
            if (loss instanceof Executor.AgainException && tries <= MOST_IN_VAIN && dog.broken() == null) {
                // no byte was sent: another connection is safe, also for a request that must not be repeated
                return ReadOutcome.later(0, String.valueOf(loss.getMessage()));
            }
            TicketsException failure = TransportFailures.of(request, loss, dog.broken(), dog.hasBegun(), proxy);
            // the bytes of a file are already handed over, and cannot be taken back
            boolean repeatable = request.isRead() && !(request.transfer() && handed);
            boolean timeout = failure.code() == ErrorCode.TIMEOUT;
            long pause = repeatable && !timeout ? retrying.afterLoss(tries, loss, dog.hasBegun(), run) : -1;
            if (pause < 0) {
                throw failure;
            }
            return ReadOutcome.later(pause, failure.getMessage());
        }
    }

    private void prepare(HttpUriRequestBase message, Request request, Watchdog dog) {
        message.setHeader(HttpHeaders.ACCEPT, request.transfer() ? "*/*" : "application/json");
        if (request.authorization() != null) {
            message.setHeader(HttpHeaders.AUTHORIZATION, request.authorization());
        }
        Body body = request.body();
        if (body == null) {
            dog.sent();
            answers.to(null);
        } else {
            BodyEntity entity = new BodyEntity(body, dog);
            message.setEntity(entity);
            answers.to(entity);
        }
        if (trace.wantsBodies()) {
            trace.detail(">", LogText.headers(message.getHeaders()), body == null ? null : body.forLog());
        }
    }

    private void requestBegins() {
        if (watchdog != null) {
            watchdog.began();
        }
    }

    private static URI followable(Request request, String location) {
        try {
            URI target = URI.create(
                    PortalAddress.spelled(request.uri().resolve(location).toString()));
            if (PortalAddress.origin(target).equals(PortalAddress.origin(request.uri()))) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            // not an address
            throw TransportFailures.redirected(request, location);
        }
        throw TransportFailures.redirected(request, location);
    }
}
