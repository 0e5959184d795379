package dev.tickets.filing;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A portal that stores tickets and replies (their attachments come as JSON), and stumbles as the test tells it to:
 * before it has stored what it was sent, or after. It keeps its port when it goes away, and comes back on it.
 */
final class StoringPortal implements AutoCloseable {
    /** How one change is answered. */
    record Stumble(boolean stored, HttpHandler answer) {}

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Stumble> stumbles = new ArrayDeque<>();
    private final List<Map<String, Object>> tickets = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private int reads;
    private int readStatus = 200;
    private int openStatus = 200;
    private boolean dropsFiles;
    private boolean cutsTexts;
    private HttpServer server;

    StoringPortal() {
        server = open(0);
    }

    private HttpServer open(int port) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            opened.setExecutor(threads);
            opened.createContext("/api/", this::answer);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next change is stored, and answered like this all the same. */
    StoringPortal storesAnd(HttpHandler answer) {
        stumbles.add(new Stumble(true, answer));
        return this;
    }

    /** The next change is not stored, and answered like this. */
    StoringPortal losesAnd(HttpHandler answer) {
        stumbles.add(new Stumble(false, answer));
        return this;
    }

    /** From now on every read is answered with this status. */
    StoringPortal answersReadsWith(int status) {
        readStatus = status;
        return this;
    }

    /** From now on every ticket that is opened is answered with this status; the list still shows it. */
    StoringPortal answersOpeningWith(int status) {
        openStatus = status;
        return this;
    }

    /** Somebody else of the same customer replies. */
    synchronized void replies(String number, String body) {
        List<Object> replies = replies(number);
        replies.add(Map.of("id", String.valueOf(replies.size() + 1), "body", body, "attachments", List.of()));
    }

    /** From now on attachments are thrown away without a word. */
    StoringPortal dropsFiles() {
        dropsFiles = true;
        return this;
    }

    /** From now on a text ends before its first emoji, as in old databases. */
    StoringPortal cutsTexts() {
        cutsTexts = true;
        return this;
    }

    static HttpHandler status(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** The connection is closed without an answer. */
    static HttpHandler silence() {
        return HttpExchange::close;
    }

    /** Goes away: connections are refused from here on. */
    void leave() {
        server.stop(0);
    }

    /** Is there again, at the same address. */
    void comeBack() {
        server = open(server.getAddress().getPort());
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/api".length());
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("GET")) {
                reads++;
                (readStatus == 200 ? read(path) : status(readStatus, "")).handle(exchange);
                return;
            }
            changes.add(exchange.getRequestMethod() + " " + path);
            Stumble stumble = stumbles.poll();
            HttpHandler stored = stumble == null || stumble.stored() ? store(path, body) : status(500, "");
            (stumble == null ? stored : stumble.answer()).handle(exchange);
        }
    }

    private HttpHandler store(String path, byte[] body) throws IOException {
        if (path.endsWith("/open") || path.endsWith("/close")) {
            ticket(number(path)).put("status", path.endsWith("/open") ? "Open" : "Closed");
            return status(200, "{\"success\":true}");
        }
        Map<String, Object> sent = JSON.std.mapFrom(body);
        if (path.equals("/tickets")) {
            String number = String.valueOf(101 + tickets.size());
            Map<String, Object> ticket = new LinkedHashMap<>();
            ticket.put("ticket_number", number);
            ticket.put("subject", sent.get("subject"));
            ticket.put("body", text(sent));
            ticket.put("status", "Open");
            ticket.put("replies", new ArrayList<>());
            ticket.put("files", files(sent));
            tickets.add(ticket);
            return status(200, "{\"ticket_id\":\"" + number + "\"}");
        }
        List<Object> replies = replies(number(path));
        replies.add(Map.of("id", String.valueOf(replies.size() + 1), "body", text(sent), "attachments", files(sent)));
        return status(200, "{\"info\":[]}");
    }

    private HttpHandler read(String path) throws IOException {
        if (path.equals("/ticket/departments")) {
            return status(200, "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}");
        }
        if (path.equals("/service")) {
            return status(200, "{\"services\":[{\"id\":\"7\",\"name\":\"VPS-2\"}]}");
        }
        if (path.equals("/tickets")) {
            return status(200, JSON.std.asString(Map.of("tickets", tickets)));
        }
        if (openStatus != 200) {
            return status(openStatus, "");
        }
        Map<String, Object> ticket = ticket(number(path));
        return ticket.isEmpty()
                ? status(404, "{\"error\":[\"ticket_notfound\"]}")
                : status(
                        200,
                        JSON.std.asString(Map.of(
                                "ticket",
                                ticket,
                                "replies",
                                ticket.get("replies"),
                                "attachments",
                                Map.of("0", ticket.get("files")))));
    }

    private String text(Map<String, Object> sent) {
        String body = String.valueOf(sent.get("body"));
        return cutsTexts ? body.replaceAll("(?s)[\\x{10000}-\\x{10ffff}].*", "") : body;
    }

    private List<Object> files(Map<String, Object> sent) {
        List<Object> files = new ArrayList<>();
        if (sent.get("attachments") instanceof Map<?, ?> attachments && !dropsFiles) {
            attachments.keySet().forEach(name -> files.add(Map.of("id", String.valueOf(name), "name", name)));
        }
        return files;
    }

    /** {@code 101} in {@code /tickets/101/close}. */
    private static String number(String path) {
        return path.substring("/tickets/".length()).replaceAll("/.*", "");
    }

    private Map<String, Object> ticket(String number) {
        for (Map<String, Object> ticket : tickets) {
            if (number.equals(ticket.get("ticket_number"))) {
                return ticket;
            }
        }
        return Map.of();
    }

    @SuppressWarnings("unchecked")
    private List<Object> replies(String number) {
        return (List<Object>) Objects.requireNonNull(ticket(number).get("replies"));
    }

    /** How many tickets there are. */
    synchronized int tickets() {
        return tickets.size();
    }

    /** What the only ticket says. */
    synchronized String body(String number) {
        return String.valueOf(ticket(number).get("body"));
    }

    /** How many replies a ticket has. */
    synchronized int repliesTo(String number) {
        return replies(number).size();
    }

    /** The requests that change something. */
    synchronized List<String> changes() {
        return List.copyOf(changes);
    }

    synchronized int reads() {
        return reads;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
