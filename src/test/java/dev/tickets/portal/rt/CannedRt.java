package dev.tickets.portal.rt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server with one answer for each path, whatever the query, or for a path and a part of the query. */
final class CannedRt implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private record Answer(int status, String location, String body) {}

    /** A request as it arrived. */
    record Asked(String line, Headers headers, String body) {
        @Nullable
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    CannedRt() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * @param request {@code GET /REST/2.0/ticket/1}, or with a part of its query: {@code GET /REST/2.0/tickets page=2}
     */
    void answers(String request, String body) {
        answers(request, 200, "/", body);
    }

    void answers(String request, int status, String location, String body) {
        answers.put(request, new Answer(status, location, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String line =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            asked.add(new Asked(line, exchange.getRequestHeaders(), body));
            String query = "&" + exchange.getRequestURI().getQuery() + "&";
            Answer answer = answers.entrySet().stream()
                    .filter(one -> one.getKey().startsWith(line + " ")
                            && query.contains("&" + one.getKey().substring(line.length() + 1) + "&"))
                    .map(Map.Entry::getValue)
                    .findAny()
                    .orElse(answers.getOrDefault(line, new Answer(404, "/", "")));
            exchange.getResponseHeaders().set("Location", answer.location());
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
