package dev.tickets.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A portal on loopback that answers what the test tells it to, and remembers what it was asked. */
public final class FakePortal implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<HttpHandler>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /**
     * One request as it arrived.
     *
     * @param raw the body, a character for each byte
     */
    public record Asked(String method, String uri, Headers headers, String raw) {
        public byte[] bytes() {
            return raw.getBytes(ISO_8859_1);
        }

        /** The body as text. */
        public String body() {
            return new String(bytes(), UTF_8);
        }

        public @Nullable String header(String name) {
            return headers.getFirst(name);
        }

        @Override
        public String toString() {
            return method + " " + uri;
        }
    }

    public FakePortal() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** A portal that takes a ticket, encrypts it, and keeps one word of its text. */
    public static FakePortal encryptingOneWord() {
        return new FakePortal()
                .answers("GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}")
                .answers("POST /api/tickets", 200, "{\"ticket_id\":\"7\"}")
                .answers("GET /api/tickets/7", 200, """
                        {"ticket":{"ticket_number":"7","subject":"Login","body":"correct","encrypted":true}}
                        """);
    }

    /**
     * Answers JSON to that request.
     *
     * @param request {@code GET /api/tickets}, the query with it; several answers to the same request come one after
     *     the other, the last one again and again
     */
    public FakePortal answers(String request, int status, String json) {
        return answers(request, status, "application/json", json.getBytes(UTF_8));
    }

    public FakePortal answers(String request, int status, String contentType, byte[] body) {
        return answers(request, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", contentType);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        });
    }

    /** Lets the handler answer; the exchange is closed after it. */
    public FakePortal answers(String request, HttpHandler handler) {
        answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(handler);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1)));
            next(request).handle(exchange);
        }
    }

    private HttpHandler next(String request) {
        Deque<HttpHandler> queue = answers.getOrDefault(request, new ArrayDeque<>());
        synchronized (queue) {
            if (queue.isEmpty()) {
                return exchange -> exchange.sendResponseHeaders(404, -1);
            }
            return queue.size() == 1 ? queue.getFirst() : queue.removeFirst();
        }
    }

    /** {@code http://127.0.0.1:PORT}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was asked, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The requests as lines: {@code GET /api/tickets}. */
    public List<String> requests() {
        return asked.stream().map(Asked::toString).toList();
    }

    /** Stops answering: from here on connections are refused. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
