package dev.tickets.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP answer: a status, headers and a content of known length. */
final class Answer {
    private final int status;
    private final Map<String, String> headers = new TreeMap<>();
    private final InputStream content;
    private final long length;

    private Answer(int status, String type, InputStream content, long length) {
        this.status = status;
        this.content = content;
        this.length = length;
        headers.put("Content-Type", type);
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
    }

    static Answer json(Map<String, ?> document) throws IOException {
        return json(200, document);
    }

    private static Answer json(int status, Map<String, ?> document) throws IOException {
        return bytes(status, "application/json; charset=utf-8", Json.bytes(document));
    }

    /** {@code {"error": ["key", ...]}}. */
    static Answer refusal(int status, List<String> keys) throws IOException {
        return json(status, Map.of("error", keys));
    }

    static Answer html(int status, String page) {
        return bytes(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer bytes(int status, String type, byte[] bytes) {
        return new Answer(status, type, new ByteArrayInputStream(bytes), bytes.length);
    }

    /** The content of a file; opens the file now, so that a missing file is detected. */
    static Answer file(Path file) throws IOException {
        long length = Files.size(file);
        return new Answer(200, "application/octet-stream", Files.newInputStream(file), length);
    }

    Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    void send(HttpExchange exchange) throws IOException {
        try (InputStream in = content) {
            headers.forEach(exchange.getResponseHeaders()::set);
            if (length == 0 || exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(status, -1);
                return;
            }
            exchange.sendResponseHeaders(status, length);
            try (OutputStream out = exchange.getResponseBody()) {
                in.transferTo(out);
            }
        }
    }
}
