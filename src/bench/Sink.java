import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * A portal that takes everything and keeps nothing, for measuring: run with {@code java Sink.java PORT}. The ticket that
 * it shows has whatever file names stand in its second argument, separated by commas; its list has 25 tickets.
 */
public final class Sink {
    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 0);
        StringBuilder files = new StringBuilder();
        int id = 1;
        for (String name : args[1].split(",")) {
            files.append(files.isEmpty() ? "" : ",").append("{\"id\":\"" + id++ + "\",\"org_filename\":\"" + name + "\"}");
        }
        server.createContext("/api/ticket/departments", exchange ->
                answer(exchange, "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}"));
        server.createContext("/api/tickets/1", exchange -> answer(
                exchange,
                "{\"ticket\":{\"ticket_number\":\"1\",\"subject\":\"s\",\"body\":\"m\",\"status\":\"Open\"},"
                        + "\"replies\":[],\"attachments\":{\"0\":[" + files + "]}}"));
        String list = tickets(25);
        server.createContext("/api/tickets", exchange -> answer(
                exchange,
                exchange.getRequestMethod().equals("GET") ? list : "{\"ticket\":{\"ticket_number\":\"1\"}}"));
        server.createContext("/sink", exchange -> answer(exchange, "{}"));
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
    }

    private static String tickets(int count) {
        StringBuilder tickets = new StringBuilder("{\"tickets\":[");
        for (int i = count; i > 0; i--) {
            tickets.append(i == count ? "" : ",")
                    .append("{\"ticket_number\":\"" + (1000 + i) + "\",\"subject\":\"Disk of web" + i + " is full\",")
                    .append("\"status\":\"Open\",\"deptname\":\"Tech\",\"date\":\"2026-01-01 00:00:00\",")
                    .append("\"lastreply\":\"2026-01-02 00:00:00\"}");
        }
        return tickets.append("]}").toString();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] buffer = new byte[1 << 20];
        try (exchange; InputStream in = exchange.getRequestBody()) {
            while (in.read(buffer) >= 0) {
                // only the reading is measured
            }
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
