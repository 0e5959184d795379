package dev.tickets.portal.rt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Request Tracker on loopback, played as the real one behaves, its traps included. */
final class FakeRt implements RtServer {
    private static final String API = "/REST/2.0";

    private final HttpServer server;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final FakeRtData data = new FakeRtData();
    private final FakeRtAnswers answers;
    private volatile @Nullable Runnable losing;
    private volatile @Nullable Runnable acting;
    private volatile boolean dropping;
    private volatile int failing;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /**
     * Starts.
     *
     * @param pageSize the largest page; RT's own is 100
     * @param fullText whether the server indexes what messages hold, which RT does not by default
     */
    FakeRt(int pageSize, boolean fullText) {
        answers = new FakeRtAnswers(data, pageSize, fullText);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(thread);
        server.createContext("/", this::answer);
        server.start();
    }

    /** What a request comes to. */
    static final class Reply {
        private final int status;
        private final @Nullable String location;
        private final String type;
        private final byte[] body;

        Reply(int status, @Nullable String location, String type, byte[] body) {
            this.status = status;
            this.location = location;
            this.type = type;
            this.body = body;
        }

        static Reply json(int status, @Nullable Object value) {
            try {
                String json = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(value);
                return new Reply(status, null, "application/json; charset=\"utf-8\"", json.getBytes(UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        static Reply failure(int status, String message) {
            return json(status, Map.of("message", message));
        }

        Reply at(String address) {
            return new Reply(status, address, type, body);
        }
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public String token(String user) {
        FakeRtData.User known = data.users.get(user);
        return "1-" + (known == null ? 0 : known.id()) + "-" + user.repeat(3);
    }

    /** Merges a ticket into another. */
    void merge(int ticket, int into) {
        data.merge(ticket, into);
    }

    /** What the server keeps. */
    FakeRtData data() {
        return data;
    }

    /** What this server does differently from others. */
    FakeRtQuirks quirks() {
        return data.quirks;
    }

    /** The next new ticket or message is stored, and the connection ends without an answer. */
    void loseAnswerToNextMessage() {
        loseAnswerToNextMessage(() -> {});
    }

    /** @param then what the staff does at that moment */
    void loseAnswerToNextMessage(Runnable then) {
        losing = then;
    }

    /** Staff acts after the next new ticket or message, before anything else is asked. */
    void afterNextMessage(Runnable then) {
        acting = then;
    }

    /** The next request for a new ticket or message is not read, and has no answer. */
    void dropNextMessage() {
        dropping = true;
    }

    /** Every request is answered with this status from now on; 0 for the usual answers. */
    void fails(int status) {
        failing = status;
    }

    /** A ticket that another program has filed. */
    void fileAsCarol(String queue, String subject, String text) {
        FakeRtData.Ticket ticket = data.create(FakeRtData.QUEUES.indexOf(queue) + 3, subject);
        ticket.requestors.add("carol");
        data.attach(data.record(ticket, "Create", "carol"), "", "text/plain", text.getBytes(UTF_8));
    }

    /** The requests so far, decoded: {@code GET /ticket/1}. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (dropping && exchange.getRequestMethod().equals("POST")) {
            dropping = false;
            requests.add("POST " + exchange.getRequestURI().getPath().replace(API, ""));
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(502, -1);
            exchange.close();
            return;
        }
        Reply reply;
        try {
            reply = failing == 0 ? reply(exchange, body) : Reply.failure(failing, "Out of order");
        } catch (IllegalArgumentException e) {
            reply = Reply.failure(400, String.valueOf(e.getMessage()));
        }
        Runnable then = acting;
        if (then != null && reply.status == 201) {
            acting = null;
            then.run();
        }
        Runnable lost = losing;
        if (lost != null && reply.status == 201) {
            losing = null;
            lost.run();
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", reply.type);
        if (reply.location != null) {
            exchange.getResponseHeaders().set("Location", reply.location);
        }
        // pages come in pieces, without a length
        boolean inPieces = !reply.type.contains("json") && reply.body.length > 0;
        exchange.sendResponseHeaders(reply.status, inPieces ? 0 : reply.body.length == 0 ? -1 : reply.body.length);
        exchange.getResponseBody().write(reply.body);
        exchange.close();
    }

    private Reply reply(HttpExchange exchange, byte[] body) throws IOException {
        URI uri = exchange.getRequestURI();
        requests.add(exchange.getRequestMethod() + " "
                + URLDecoder.decode(uri.toString().replace("+", "%2B"), UTF_8).replace(API, ""));
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        FakeRtData.User user = user(authorization);
        if (!uri.getPath().startsWith(API) && !uri.getPath().startsWith("/SelfService/")) {
            return new Reply(302, "/NoAuth/Login.html?next=abc", "text/html", new byte[0]);
        }
        boolean page = uri.getPath().startsWith("/SelfService/");
        if (user == null || (page && authorization.startsWith("Basic"))) {
            String agent = String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"));
            boolean browser =
                    agent.contains("Mozilla") || exchange.getRequestHeaders().containsKey("Cookie");
            return browser || page
                    ? new Reply(302, "/NoAuth/Login.html?next=abc", "text/html", new byte[0])
                    : Reply.failure(401, "Unauthorized");
        }
        if (page) {
            String[] steps = uri.getPath().split("/", -1);
            return answers.lists().raw(user, Integer.parseInt(steps[3]), Integer.parseInt(steps[4]));
        }
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        FakeRtInput input = FakeRtInput.read(type, body);
        return answers.to(
                user, exchange.getRequestMethod() + uri.getPath().substring(API.length()), parameters(uri), input);
    }

    private FakeRtData.@Nullable User user(String authorization) {
        for (FakeRtData.User user : data.users.values()) {
            String pair = user.name() + ":" + RtServer.password(user.name());
            if (authorization.equals("token " + token(user.name()))
                    || authorization.equals("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))) {
                return user;
            }
        }
        return null;
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return parameters;
    }

    /**
     * What a request brings.
     *
     * @param fields the JSON object; empty for none
     */
    record FakeRtInput(Map<String, Object> fields, List<FakeRtData.Part> files) {
        static FakeRtInput read(String type, byte[] body) throws IOException {
            if (type.startsWith("application/json")) {
                return new FakeRtInput(JSON.std.mapFrom(body), List.of());
            }
            if (!type.startsWith("multipart/form-data")) {
                return new FakeRtInput(Map.of(), List.of());
            }
            String boundary =
                    "--" + type.substring(type.indexOf("boundary=") + 9).split(";", -1)[0];
            String raw = new String(body, ISO_8859_1);
            Map<String, Object> fields = Map.of();
            List<FakeRtData.Part> files = new ArrayList<>();
            for (String part : raw.split(Pattern.quote(boundary), -1)) {
                int end = part.indexOf("\r\n\r\n");
                if (end < 0) {
                    continue;
                }
                String head = new String(part.substring(0, end).getBytes(ISO_8859_1), UTF_8);
                byte[] content = part.substring(end + 4, part.length() - 2).getBytes(ISO_8859_1);
                if (head.contains("name=\"JSON\"")) {
                    fields = JSON.std.mapFrom(content);
                } else if (content.length == 0) {
                    throw new IllegalArgumentException(
                            "Field FileContent is required for each attachment in Attachments");
                } else {
                    files.add(new FakeRtData.Part(0, 0, fileName(head), fileType(head), content, content.length));
                }
            }
            return new FakeRtInput(fields, files);
        }

        /** Raw UTF-8 up to the last quote: RT undoes no escape. */
        private static String fileName(String head) {
            int start = head.indexOf("filename=\"") + 10;
            return head.substring(start, head.indexOf("\"\r\n", start));
        }

        private static String fileType(String head) {
            int start = head.indexOf("Content-Type: ") + 14;
            int end = head.indexOf("\r\n", start);
            return head.substring(start, end < 0 ? head.length() : end);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }
}
