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
import org.jspecify.annotations.Nullable;

/** An HTTP answer: a status, headers and a content of known length. */
final class Answer {
    private final int status;
    private final Map<String, String> headers = new TreeMap<>();
    private final InputStream content;
    private final long length;
    private final @Nullable Map<String, ?> success;

    /** @param success the document of a success; null for another answer */
    private Answer(int status, String type, InputStream content, long length, @Nullable Map<String, ?> success) {
        this.status = status;
        this.content = content;
        this.length = length;
        this.success = success;
        headers.put("Content-Type", type);
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
    }

    /** A success. */
    static Answer json(Map<String, ?> document) throws IOException {
        return json(200, document, document);
    }

    private static Answer json(int status, Map<String, ?> document, @Nullable Map<String, ?> success)
            throws IOException {
        return bytes(status, "application/json; charset=utf-8", Json.bytes(document), success);
    }

    /** The same success with an empty {@code error} and an empty {@code info}; another answer unchanged. */
    Answer withEmptyErrors() throws IOException {
        return success == null ? this : json(Json.withEmptyErrors(success));
    }

    /** {@code {"error": ["key", ...]}}. */
    static Answer refusal(int status, List<String> keys) throws IOException {
        return json(status, Map.of("error", keys), null);
    }

    static Answer html(int status, String page) {
        return bytes(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8), null);
    }

    private static Answer bytes(int status, String type, byte[] bytes, @Nullable Map<String, ?> success) {
        return new Answer(status, type, new ByteArrayInputStream(bytes), bytes.length, success);
    }

    /** The content of a file; opens the file now, so that a missing file is detected. */
    static Answer file(Path file) throws IOException {
        long length = Files.size(file);
        return new Answer(200, "application/octet-stream", Files.newInputStream(file), length, null);
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
