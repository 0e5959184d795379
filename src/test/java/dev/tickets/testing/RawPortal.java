package dev.tickets.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A portal that answers byte for byte, hangs or closes, also over TLS: each connection is handed to the test's own
 * code.
 */
public final class RawPortal implements AutoCloseable {
    private final Loopback line;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Has one connection, and the portal for remembering requests and standing still. */
    @FunctionalInterface
    public interface Visit {
        void handle(Socket socket, RawPortal portal) throws IOException, InterruptedException;
    }

    public RawPortal(Visit visit) {
        this(null, visit);
    }

    /** @param tls spoken on each connection; null for none */
    public RawPortal(@Nullable Tls tls, Visit visit) {
        line = new Loopback(tls, socket -> visit.handle(socket, this));
    }

    /** One that reads each request, answers with these bytes and closes the connection. */
    public static RawPortal answering(String bytes) {
        return new RawPortal(answer(bytes));
    }

    /** One without tickets that speaks TLS. */
    public static RawPortal withoutTickets(Tls tls) {
        return new RawPortal(tls, answer(json("{\"tickets\":[]}")));
    }

    /** A proxy that connects to that port of this machine, whatever host it is asked for. */
    public static RawPortal connectingTo(int port) {
        return connectingTo(port, "");
    }

    /**
     * The same, for those who log in.
     *
     * @param login a line that the head must have, else the proxy asks for a login
     */
    public static RawPortal connectingTo(int port, String login) {
        return new RawPortal((socket, self) -> {
            if (!self.head(socket).contains(login)) {
                socket.getOutputStream()
                        .write(
                                "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                        .getBytes(UTF_8));
                return;
            }
            try (Socket portal = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
                Thread back = new Thread(() -> {
                    try {
                        portal.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException over) {
                        // one of the two has hung up
                    }
                });
                back.start();
                socket.getInputStream().transferTo(portal.getOutputStream());
            }
        });
    }

    private static Visit answer(String bytes) {
        return (socket, portal) -> {
            portal.head(socket);
            socket.getOutputStream().write(bytes.getBytes(UTF_8));
        };
    }

    /** A complete answer with JSON. */
    public static String json(String json) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.getBytes(UTF_8).length
                + "\r\n\r\n" + json;
    }

    /** Reads the head of a request and remembers its first line; empty when the connection ended. */
    public String head(Socket socket) throws IOException {
        String head = RawMessage.readHead(socket.getInputStream());
        if (!head.isEmpty()) {
            requests.add(RawMessage.line(head));
        }
        return head;
    }

    /** Reads a whole request, its body too. */
    public void request(Socket socket) throws IOException {
        int length = RawMessage.bodyLength(head(socket));
        if (socket.getInputStream().readNBytes(length).length != length) {
            throw new IOException("request cut short");
        }
    }

    /** Does nothing until the test is over. */
    public void standStill() throws InterruptedException {
        line.standStill();
    }

    /** From now on connections are refused. */
    public void refuse() {
        line.refuse();
    }

    public URI uri() {
        return line.uri();
    }

    public int port() {
        return line.uri().getPort();
    }

    /** The requests whose head was read: {@code GET /api/tickets}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        line.close();
    }
}
