package dev.tickets.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Passes requests on to a server, and stops at one of them where a test wants to do something. */
public final class Relay implements AutoCloseable {
    private final URI server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Loopback line = new Loopback(null, this::serve);
    private volatile @Nullable Stop stop;

    /** When the relay stops at a request. */
    public enum Moment {
        /** The server has all of the request, and has not answered yet. */
        PASSED_ON,
        /** The server has answered; the client never gets the answer. */
        ANSWERED
    }

    private record Stop(String kind, Moment moment, Runnable action) {}

    public Relay(URI server) {
        this.server = server;
    }

    public URI uri() {
        return line.uri();
    }

    /** The requests so far: {@code POST /api/tickets}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Does this once, at the next request of that kind. */
    public void at(String kind, Moment moment, Runnable action) {
        stop = new Stop(kind, moment, action);
    }

    private void serve(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        for (String head = RawMessage.readHead(in); !head.isEmpty(); head = RawMessage.readHead(in)) {
            byte[] body = in.readNBytes(RawMessage.bodyLength(head));
            String request = RawMessage.line(head);
            requests.add(request);
            try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
                new RawMessage(head, body).alone().writeTo(upstream.getOutputStream());
                acted(request, Moment.PASSED_ON);
                RawMessage answer = RawMessage.readAnswer(upstream.getInputStream());
                if (acted(request, Moment.ANSWERED) || answer.bytes().length == 0) {
                    return;
                }
                answer.writeTo(client.getOutputStream());
            }
        }
    }

    private boolean acted(String request, Moment moment) {
        Stop wanted = stop;
        if (wanted == null || wanted.moment() != moment || !request.matches(wanted.kind())) {
            return false;
        }
        stop = null;
        wanted.action().run();
        return true;
    }

    @Override
    public void close() {
        line.close();
    }
}
