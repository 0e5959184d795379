package dev.tickets.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request: method, path, query, headers and body, parsed defensively. */
final class Request {
    private static final int LONGEST_NUMBER = 18;
    private static final int LARGEST_HEAD = 64 * 1024;

    private final HttpExchange exchange;
    private final RequestBody body;
    private final List<String> path = new ArrayList<>();
    private long number;

    Request(HttpExchange exchange, long maxSize) throws Refusal {
        this.exchange = exchange;
        checkHead(exchange);
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        boolean chunked = exchange.getRequestHeaders().containsKey("Transfer-Encoding");
        long announced = chunked ? -1 : length == null ? 0 : contentLength(length);
        body = new RequestBody(exchange.getRequestBody(), announced, maxSize);
        for (String segment : exchange.getRequestURI().getRawPath().split("/", -1)) {
            if (isNumber(segment)) {
                number = Long.parseLong(segment);
                path.add("{}");
            } else {
                path.add(segment);
            }
        }
        path.remove(0);
        if (path.size() > 1 && path.get(path.size() - 1).isEmpty()) {
            path.remove(path.size() - 1);
        }
    }

    private static void checkHead(HttpExchange exchange) throws Refusal {
        long size = exchange.getRequestURI().toString().length();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            for (String value : header.getValue()) {
                size += header.getKey().length() + value.length();
            }
        }
        if (size > LARGEST_HEAD) {
            throw new Refusal(431, "headers_toolarge");
        }
    }

    private static long contentLength(String header) throws Refusal {
        String length = header.trim();
        if (!isNumber(length)) {
            throw Refusal.malformed();
        }
        return Long.parseLong(length);
    }

    private static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** The path with each number in it as {@code {}}: {@code /api/tickets/{}/close}. */
    String route() {
        return "/" + String.join("/", path);
    }

    /** The last number in the path. */
    long number() {
        return number;
    }

    @Nullable
    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** The media type without parameters, in lower case; empty for none. */
    String mediaType() {
        String type = header("Content-Type");
        if (type == null) {
            return "";
        }
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).trim().toLowerCase(Locale.ROOT);
    }

    /**
     * A whole positive number of the query.
     *
     * @param absent value when the query lacks the name
     */
    long query(String name, long absent) throws Refusal {
        String query = exchange.getRequestURI().getRawQuery();
        if (query == null) {
            return absent;
        }
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                String value = decoded(pair.substring(name.length() + 1));
                if (!isNumber(value) || Long.parseLong(value) == 0) {
                    throw new Refusal(400, "invalid_" + name);
                }
                return Long.parseLong(value);
            }
        }
        return absent;
    }

    static String decoded(String encoded) throws Refusal {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed();
        }
    }

    RequestBody body() {
        return body;
    }
}
