package dev.tickets.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Passes requests on to a portal, except where a plan of faults or a script of answers says otherwise. */
final class FaultyLine implements AutoCloseable {
    private final URI portal;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Loopback line;
    private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    private @Nullable FaultPlan plan;

    /** @param tls spoken on the line; null for none */
    FaultyLine(URI portal, Script script, @Nullable Tls tls) {
        this.portal = portal;
        this.script = script;
        this.line = new Loopback(tls, this::serve);
    }

    synchronized void fail(FaultPlan other) {
        plan = other;
        if (other.refusesFirst()) {
            line.refuse();
        }
    }

    /** From now on nothing fails. */
    synchronized void recover() {
        plan = null;
        line.listenAgain();
    }

    /** From now on connections are refused. */
    void refuse() {
        line.refuse();
    }

    URI uri() {
        return line.uri();
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    static boolean isRead(String request) {
        return request.startsWith("GET ");
    }

    /** Until a request of that kind has come. */
    synchronized void await(String kind) throws InterruptedException {
        while (requests.stream().noneMatch(request -> request.matches(kind))) {
            wait(TimeUnit.MINUTES.toMillis(1));
        }
    }

    byte[] arrived() {
        synchronized (arrived) {
            return arrived.toByteArray();
        }
    }

    private byte[] read(Socket client, int length) throws IOException {
        byte[] body = client.getInputStream().readNBytes(length);
        synchronized (arrived) {
            arrived.write(body);
        }
        return body;
    }

    private void serve(Socket client) throws IOException, InterruptedException {
        InputStream in = client.getInputStream();
        String head = RawMessage.readHead(in);
        while (!head.isEmpty() && pass(client, head)) {
            head = RawMessage.readHead(in);
        }
    }

    /** Handles one request; false when the connection is over with it. */
    private boolean pass(Socket client, String head) throws IOException, InterruptedException {
        String request = RawMessage.line(head);
        arrived(request);
        synchronized (arrived) {
            arrived.write(head.getBytes(StandardCharsets.ISO_8859_1));
        }
        Fault fault = meets(request);
        if (fault == Fault.RESET_BEFORE) {
            return reset(client);
        }
        int length = RawMessage.bodyLength(head);
        if (fault == Fault.RESET_WITHIN) {
            assert read(client, length / 2).length <= length;
            return reset(client);
        }
        byte[] body = read(client, length);
        if (body.length < length) {
            return false;
        }
        RawMessage whole = new RawMessage(head, body);
        if (fault == null) {
            return isRead(request) ? answerRead(client, request, whole) : answerChange(client, whole);
        }
        RawMessage answer = fault.portalHasIt() ? forward(whole) : null;
        return spoil(client, fault, answer);
    }

    private boolean answerRead(Socket client, String request, RawMessage whole) throws IOException {
        RawMessage ordered = script.read(request);
        return answer(client, ordered == null ? forward(whole) : ordered);
    }

    private boolean answerChange(Socket client, RawMessage whole) throws IOException {
        Script.Change ordered = script.change();
        if (ordered == null) {
            return answer(client, forward(script.harmed(whole)));
        }
        if (ordered.stored()) {
            forward(script.harmed(whole));
        }
        byte[] bytes = ordered.answer().bytes();
        client.getOutputStream().write(bytes);
        return bytes.length > 0;
    }

    private synchronized void arrived(String request) {
        requests.add(request);
        notifyAll();
    }

    private synchronized @Nullable Fault meets(String request) {
        return plan != null && plan.meets(request) ? plan.fault() : null;
    }

    private synchronized void refuseBeforeNext() {
        if (plan != null && plan.refusesNext()) {
            line.refuse();
        }
    }

    private RawMessage forward(RawMessage request) throws IOException {
        try (Socket upstream = new Socket(portal.getHost(), portal.getPort())) {
            request.alone().writeTo(upstream.getOutputStream());
            return RawMessage.readAnswer(upstream.getInputStream());
        }
    }

    private boolean answer(Socket client, RawMessage answer) throws IOException {
        refuseBeforeNext();
        answer.writeTo(client.getOutputStream());
        // where nobody listens any more, a connection that was kept must not live on either
        return !line.isRefusing();
    }

    private boolean spoil(Socket client, Fault fault, @Nullable RawMessage answer)
            throws IOException, InterruptedException {
        byte[] bytes = answer == null ? new byte[0] : answer.bytes();
        return switch (fault) {
            case RESET_AFTER -> reset(client);
            case STALLED_BEFORE, STALLED_AFTER -> {
                line.standStill();
                yield false;
            }
            case CUT_IN_HEAD -> cut(client, bytes, 20);
            case CUT_IN_BODY -> cut(client, bytes, bytes.length - 2);
            case DUPLICATED -> {
                byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
                System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
                client.getOutputStream().write(twice);
                yield true;
            }
            case BAD_GATEWAY_BEFORE, BAD_GATEWAY_AFTER ->
                answer(client, RawMessage.answer(502, "", "<html>Bad gateway</html>"));
            case UNAVAILABLE_BEFORE, UNAVAILABLE_AFTER ->
                answer(client, RawMessage.answer(503, "Retry-After: 7\r\n", ""));
            case TOO_MANY_BEFORE, TOO_MANY_AFTER -> answer(client, RawMessage.answer(429, "Retry-After: 7\r\n", ""));
            case PAGE_BEFORE, PAGE_AFTER ->
                answer(client, RawMessage.answer(200, "Content-Type: text/html\r\n", "<html>Welcome</html>"));
            case EMPTY_BEFORE, EMPTY_AFTER -> answer(client, RawMessage.answer(200, "", ""));
            case NONSENSE_BEFORE, NONSENSE_AFTER ->
                answer(client, RawMessage.answer(200, "Content-Type: application/json\r\n", "{\"ticket\":{\"num"));
            case REFUSED, RESET_BEFORE, RESET_WITHIN -> throw new IllegalStateException("has happened before");
        };
    }

    private static boolean cut(Socket client, byte[] bytes, int length) throws IOException {
        client.getOutputStream().write(bytes, 0, length);
        client.getOutputStream().flush();
        return false;
    }

    private static boolean reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        return false;
    }

    @Override
    public void close() {
        line.close();
    }
}
