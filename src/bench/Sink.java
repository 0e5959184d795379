import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A portal that takes everything and keeps nothing, for measuring:
 *
 * <pre>java Sink.java PORT FILE,FILE... [PORT-OF-HTTPS KEYS.p12]</pre>
 *
 * Its ticket has the named files, and the last reply. Below {@code /of/N/} the list has N tickets in pages of 100, the ticket N messages,
 * and every file N MiB; elsewhere N is 25, and the ticket has one message. {@code /count} says how many requests have
 * come. {@code /REST/1.0} answers as much as {@code rt ls} wants to know. The password of the keys is "sink".
 */
public final class Sink {
    private static final int PAGE = 100;
    private static final int MIB = 1 << 20;
    private static final Pattern ADDRESS = Pattern.compile("(?:/of/(\\d+))?(/.*)");
    private static final Pattern PAGE_NUMBER = Pattern.compile("page=(\\d+)");

    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final String[] files;
    private final byte[] noise = new byte[MIB];
    /** Only of a reply in JSON. */
    private volatile String lastReply = "";

    private Sink(String[] files) {
        this.files = files;
        new Random(7).nextBytes(noise);
    }

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        // as servers do: else an answer waits up to 40 ms for the client's acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Sink sink = new Sink(args[1].split(","));
        sink.serve(HttpServer.create(address(args[0]), 0));
        if (args.length > 2) {
            HttpsServer secure = HttpsServer.create(address(args[2]), 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(context(Path.of(args[3]))));
            sink.serve(secure);
        }
    }

    private static InetSocketAddress address(String port) {
        return new InetSocketAddress("127.0.0.1", Integer.parseInt(port));
    }

    private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
        char[] password = "sink".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void serve(HttpServer server) {
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = read(exchange);
            Matcher address = ADDRESS.matcher(exchange.getRequestURI().getPath());
            if (!address.matches()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String path = address.group(2);
            int size = address.group(1) == null ? 0 : Integer.parseInt(address.group(1));
            if (path.startsWith("/api/ticket/attachment/")) {
                requests.incrementAndGet();
                sendFile(exchange, Math.max(size, 1));
            } else if (path.equals("/count")) {
                send(exchange, "text/plain", text(String.valueOf(requests.get())));
            } else if (path.startsWith("/REST/1.0")) {
                exchange.getResponseHeaders().add("Set-Cookie", "RT_SID=1; path=/");
                send(exchange, "text/plain", answers.computeIfAbsent(path, key -> text(forRt(key))));
            } else if (path.equals("/api/tickets/1") && size == 0) {
                requests.incrementAndGet();
                if (exchange.getRequestMethod().equals("POST") && body.startsWith("{")) {
                    lastReply = reply(1, body.substring(1));
                }
                send(exchange, "application/json", text(thread(lastReply)));
            } else {
                requests.incrementAndGet();
                String key = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                send(exchange, "application/json", answers.computeIfAbsent(key, one -> text(json(one, path, size))));
            }
        }
    }

    /** All of the body is read; the beginning of it comes back. */
    private static String read(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] buffer = new byte[MIB];
            String start = new String(buffer, 0, in.readNBytes(buffer, 0, 1 << 16), StandardCharsets.UTF_8);
            while (in.read(buffer) >= 0) {
                // only the reading is measured
            }
            return start;
        }
    }

    private String json(String request, String path, int size) {
        if (path.equals("/api/ticket/departments")) {
            return "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}";
        }
        if (path.startsWith("/api/tickets/")) {
            return thread(replies(size - 1));
        }
        if (!path.equals("/api/tickets")) {
            return "{}";
        }
        if (!request.startsWith("GET ")) {
            return "{\"ticket\":{\"ticket_number\":\"1\"}}";
        }
        Matcher page = PAGE_NUMBER.matcher(request);
        return tickets(size == 0 ? 25 : size, page.find() ? Integer.parseInt(page.group(1)) : 1);
    }

    /** One page, the newest ticket first. */
    private static String tickets(int count, int page) {
        StringBuilder tickets = new StringBuilder("{\"tickets\":[");
        int first = count - (page - 1) * PAGE;
        for (int i = first; i > Math.max(0, first - PAGE); i--) {
            tickets.append(i == first ? "" : ",")
                    .append("{\"ticket_number\":\"" + (1000 + i) + "\",\"subject\":\"Disk of web" + i + " is full\",")
                    .append("\"status\":\"Open\",\"deptname\":\"Tech\",\"date\":\"2026-01-01 00:00:00\",")
                    .append("\"lastreply\":\"2026-01-02 00:00:00\"}");
        }
        int pages = (count + PAGE - 1) / PAGE;
        return tickets.append("],\"page\":{\"page\":" + page + ",\"total\":" + pages + "}}").toString();
    }

    /** Opened now, so that the client learns the portal's time zone. */
    private String thread(String replies) {
        String now = LocalDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"));
        StringBuilder thread = new StringBuilder("{\"ticket\":{\"ticket_number\":\"1\",\"subject\":\"s\",\"body\":\"m\",")
                .append("\"status\":\"Open\",\"date\":\"" + now + "\"},\"replies\":[" + replies)
                .append("],\"attachments\":{\"0\":[");
        for (int i = 0; i < files.length; i++) {
            thread.append(i == 0 ? "" : ",").append("{\"id\":\"" + (i + 1) + "\",\"org_filename\":\"" + files[i] + "\"}");
        }
        return thread.append("]}}").toString();
    }

    private static String replies(int count) {
        StringBuilder replies = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            String body = "\"body\":\"Hello,\\n\\n" + ("the disk of web" + i + " is full since 09:40. ").repeat(4)
                    + "\\n\\n> Which disk is full?\\n> Please send the log of it.\\n\\nThe log is attached.\\n\"}";
            replies.append(i == 1 ? "" : ",").append(reply(i, body));
        }
        return replies.toString();
    }

    /** @param fields the text and more, with the brace at their end */
    private static String reply(int id, String fields) {
        return "{\"id\":\"" + id + "\",\"name\":\"Ann\",\"date\":\"2026-01-02 00:00:00\",\"status\":\"Sent\",\"type\":\""
                + (id % 2 == 0 ? "Admin" : "Client") + "\"," + fields;
    }

    /** To the login nothing, to the search 25 tickets. */
    private static String forRt(String path) {
        StringBuilder answer = new StringBuilder("RT/5.0.3 200 Ok\n\n");
        for (int i = 25; i > 0 && path.contains("search"); i--) {
            answer.append(1000 + i).append(": Disk of web").append(i).append(" is full\n");
        }
        return answer.toString();
    }

    private void sendFile(HttpExchange exchange, int mib) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/octet-stream");
        exchange.getResponseHeaders().add("Content-Disposition", "attachment");
        exchange.sendResponseHeaders(200, (long) mib * MIB);
        OutputStream out = exchange.getResponseBody();
        for (int i = 0; i < mib; i++) {
            out.write(noise);
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
