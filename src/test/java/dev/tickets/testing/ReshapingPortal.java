package dev.tickets.testing;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.SandboxPortal;
import dev.tickets.sandbox.StaffActions;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The practice portal behind a line that gives each successful answer another shape, with a clock of the test. */
public final class ReshapingPortal implements AutoCloseable {
    private final Shape shape;
    private final SandboxPortal portal;
    private final StaffActions desk;
    private final Loopback line;
    private final AdjustableClock clock = new AdjustableClock(Cli.NOW, ZoneOffset.UTC);
    private volatile String lost = "";

    /** Another shape of an answer. */
    @FunctionalInterface
    public interface Shape {
        /**
         * The answer with another shape.
         *
         * @param request {@code GET /api/tickets}
         * @param document of the practice portal, may be changed
         */
        Map<String, @Nullable Object> of(String request, Map<String, @Nullable Object> document);

        /** This shape, and then that one. */
        default Shape then(Shape next) {
            return (request, document) -> next.of(request, of(request, document));
        }
    }

    /** @param folder for the portal's data */
    public ReshapingPortal(Path folder, Shape shape) {
        SandboxOptions options = SandboxOptions.in(folder).withClock(clock);
        this.shape = shape;
        this.portal = SandboxPortal.start(options);
        this.desk = StaffActions.open(options);
        this.line = new Loopback(null, this::serve);
    }

    private void serve(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        for (String head = RawMessage.readHead(in); !head.isEmpty(); head = RawMessage.readHead(in)) {
            RawMessage request = new RawMessage(head, in.readNBytes(RawMessage.bodyLength(head)));
            RawMessage answer = forward(request);
            if (RawMessage.line(head).equals(lost)) {
                lost = "";
                return;
            }
            reshaped(RawMessage.line(head), answer).writeTo(client.getOutputStream());
        }
    }

    private RawMessage forward(RawMessage request) throws IOException {
        URI address = portal.address();
        try (Socket upstream = new Socket(address.getHost(), address.getPort())) {
            request.alone().writeTo(upstream.getOutputStream());
            return RawMessage.readAnswer(upstream.getInputStream());
        }
    }

    private RawMessage reshaped(String request, RawMessage answer) throws IOException {
        if (!answer.isJson()) {
            return answer;
        }
        Map<String, @Nullable Object> document = JSON.std.mapFrom(answer.body());
        return document.get("error") == null ? answer.with(JSON.std.asBytes(shape.of(request, document))) : answer;
    }

    /** {@code http://127.0.0.1:PORT}, of the line. */
    public URI uri() {
        return line.uri();
    }

    public String user() {
        return portal.user();
    }

    public String password() {
        return portal.password();
    }

    /** The staff of the portal. */
    public StaffActions desk() {
        return desk;
    }

    /** The portal handles the next request of this kind, and hangs up without an answer. */
    public void losesAnswerTo(String request) {
        lost = request;
    }

    /** Lets a minute pass. */
    public void pass() {
        clock.pass(Duration.ofMinutes(1));
    }

    @Override
    public void close() {
        line.close();
        desk.close();
        portal.close();
    }
}
