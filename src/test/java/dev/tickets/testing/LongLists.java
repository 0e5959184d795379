package dev.tickets.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A portal with many tickets in pages, the last activity first, as HostBill or as Request Tracker; counts its requests
 * and connections. Ticket number N is opened N minutes after the first, and every tenth is closed.
 */
public final class LongLists implements AutoCloseable {
    private static final LocalDateTime FIRST = LocalDateTime.of(2025, 1, 1, 0, 0);
    private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final boolean rt;
    private final int tickets;
    private final int pageSize;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();

    private LongLists(boolean rt, int tickets, int pageSize) {
        this.rt = rt;
        this.tickets = tickets;
        this.pageSize = pageSize;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static LongLists hostBill(int tickets, int pageSize) {
        return new LongLists(false, tickets, pageSize);
    }

    public static LongLists rt(int tickets, int pageSize) {
        return new LongLists(true, tickets, pageSize);
    }

    /** {@code http://127.0.0.1:PORT}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The value of {@code TICKETS_TYPE}. */
    public String type() {
        return rt ? "rt" : "hostbill";
    }

    /** The number of requests. */
    public int requests() {
        return requests.size();
    }

    public int connections() {
        return connections.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String uri = exchange.getRequestURI().toString();
            requests.add(uri);
            connections.add(exchange.getRemoteAddress().getPort());
            Matcher named = PAGE.matcher(uri);
            byte[] body =
                    page(named.find() ? Integer.parseInt(named.group(1)) : 1).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String page(int page) {
        StringBuilder rows = new StringBuilder();
        int last = tickets - (page - 1) * pageSize;
        for (int number = last; number > Math.max(0, last - pageSize); number--) {
            rows.append(rows.isEmpty() ? "" : ",").append(rt ? rtRow(number) : hostBillRow(number));
        }
        int pages = (tickets + pageSize - 1) / pageSize;
        return rt
                ? "{\"items\":[" + rows + "],\"page\":" + page + ",\"per_page\":" + pageSize + ",\"total\":" + tickets
                        + "}"
                : "{\"tickets\":[" + rows + "],\"page\":{\"current\":" + page + ",\"total\":" + pages + "}}";
    }

    private static String hostBillRow(int number) {
        String time = FIRST.plusMinutes(number).toString().replace('T', ' ') + ":00";
        return """
                {"id":"%d","ticket_number":"%d","dept_id":"1","deptname":"Technical support","client_id":"1",\
                "name":"Ann Example","email":"ann@example.net","subject":"Disk of web%d.example.net is full",\
                "status":"%s","priority":"1","date":"%s","lastreply":"%s","client_read":"1"}""".formatted(number, number, number, number % 10 == 0 ? "Closed" : "Open", time, time);
    }

    private static String rtRow(int number) {
        String time = FIRST.plusMinutes(number) + ":00Z";
        return """
                {"id":"%d","type":"ticket","Subject":"Disk of web%d.example.net is full","Status":"%s","Priority":"50",\
                "Queue":{"id":"3","Name":"Technical support"},"Created":"%s","LastUpdated":"%s"}""".formatted(number, number, number % 10 == 0 ? "resolved" : "open", time, time);
    }

    /** What was asked, in order. */
    public List<String> asked() {
        return Collections.unmodifiableList(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
