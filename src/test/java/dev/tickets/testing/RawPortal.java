package dev.tickets.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A portal that misbehaves below HTTP: each connection is handed to the test's own code. */
public final class RawPortal implements AutoCloseable {
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    /** Has one connection, and the portal for remembering requests and standing still. */
    @FunctionalInterface
    public interface Visit {
        void handle(Socket socket, RawPortal portal) throws IOException, InterruptedException;
    }

    public RawPortal(Visit visit) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.execute(() -> accept(visit));
    }

    /** One that reads each request, answers with these bytes and closes the connection. */
    public static RawPortal answering(String bytes) {
        return new RawPortal((socket, portal) -> {
            portal.head(socket);
            socket.getOutputStream().write(bytes.getBytes(UTF_8));
        });
    }

    /** A complete answer with JSON. */
    public static String json(String json) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.getBytes(UTF_8).length
                + "\r\n\r\n" + json;
    }

    private void accept(Visit visit) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> visit(visit, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void visit(Visit visit, Socket socket) {
        try (socket) {
            visit.handle(socket, this);
        } catch (IOException gone) {
            // the program has hung up, as it should
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads the head of a request and remembers its first line; empty when the connection ended. */
    public String head(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int c = in.read();
        while (c >= 0) {
            head.write(c);
            if (head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
            c = in.read();
        }
        String text = head.toString(ISO_8859_1);
        if (!text.isEmpty()) {
            requests.add(text.substring(0, text.indexOf(" HTTP")));
        }
        return text;
    }

    /** Reads a whole request, its body too. */
    public void request(Socket socket) throws IOException {
        String head = head(socket);
        for (String line : head.split("\r\n", -1)) {
            if (line.startsWith("Content-Length: ")) {
                int length = Integer.parseInt(line.substring(16));
                int read = socket.getInputStream().readNBytes(length).length;
                if (read != length) {
                    throw new IOException("request cut short");
                }
            }
        }
    }

    /** Does nothing until the test is over. */
    public void standStill() throws InterruptedException {
        end.await();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** The requests whose head was read: {@code GET /api/tickets}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        end.countDown();
        threads.shutdownNow();
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
