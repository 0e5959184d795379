package dev.tickets.testing;

import dev.tickets.config.Credential;
import dev.tickets.config.Secret;
import dev.tickets.portal.Portal;
import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.SandboxPortal;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The practice portal behind a line that fails: the n-th request of a kind meets a {@link Fault}, all others pass.
 * Tells what the portal has stored in the end.
 */
public final class FaultyPortal implements AutoCloseable {
    /** Any request. */
    public static final String ANY = ".*";

    public static final String CREATE = "POST /api/tickets";
    public static final String REPLY = "POST /api/tickets/\\d+";
    public static final String LIST = "GET /api/tickets(\\?.*)?";
    public static final String VIEW = "GET /api/tickets/\\d+";

    private final SandboxPortal portal;
    private final Path scratch;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Loopback line;
    private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    private @Nullable Plan plan;

    /** What is to fail: from the n-th request of a kind on, so many of them. */
    private static final class Plan {
        private final Pattern kind;
        private final int nth;
        private final Fault fault;
        private final int times;
        private int seen;
        private int done;

        Plan(String kind, int nth, Fault fault, int times) {
            this.kind = Pattern.compile(kind);
            this.nth = nth;
            this.fault = fault;
            this.times = times;
        }

        /** Whether this request, which counts from now on, meets the fault. */
        boolean meets(String request) {
            if (!kind.matcher(request).matches()) {
                return false;
            }
            seen++;
            if (seen < nth || done == times) {
                return false;
            }
            done++;
            return true;
        }
    }

    /**
     * A message as the portal has it.
     *
     * @param files in the order in which the portal shows them
     */
    public record StoredMessage(String body, List<StoredFile> files) {}

    /**
     * An attachment as the portal has it.
     *
     * @param sha256 of its bytes
     */
    public record StoredFile(String name, int size, String sha256) {
        /** The file with these bytes. */
        public static StoredFile of(String name, byte[] bytes) {
            try {
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
                return new StoredFile(name, bytes.length, HexFormat.of().formatHex(sum));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A ticket as the portal has it. */
    public record StoredTicket(String number, String subject, List<StoredMessage> messages) {}

    /** @param folder for the portal's data */
    public FaultyPortal(Path folder) {
        this(folder, UnaryOperator.identity());
    }

    /** @param behaviour what is special about the portal */
    public FaultyPortal(Path folder, UnaryOperator<SandboxOptions> behaviour) {
        this.scratch = folder.resolve("reader");
        this.portal = SandboxPortal.start(behaviour.apply(
                SandboxOptions.in(folder.resolve("portal")).withClock(Clock.fixed(Cli.NOW, ZoneOffset.UTC))));
        this.line = new Loopback(this::serve);
    }

    /** The n-th request of that kind from now on meets the fault. */
    public FaultyPortal failing(String kind, int nth, Fault fault) {
        return failing(kind, nth, fault, 1);
    }

    /** The n-th request of that kind from now on meets the fault, and those after it, so many in all. */
    public synchronized FaultyPortal failing(String kind, int nth, Fault fault, int times) {
        plan = new Plan(kind, nth, fault, times);
        if (fault == Fault.REFUSED && nth == 1) {
            line.refuse();
        }
        return this;
    }

    /** From now on nothing fails. */
    public synchronized void recover() {
        plan = null;
        line.listenAgain();
    }

    /** {@code http://127.0.0.1:PORT}, of the line that fails. */
    public URI uri() {
        return line.uri();
    }

    /** A token that the portal takes. */
    public String token() {
        return portal.token();
    }

    /** Who may log in with {@link #password}. */
    public String user() {
        return portal.user();
    }

    public String password() {
        return portal.password();
    }

    /** The requests that have come so far: {@code POST /api/tickets}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Until a request of that kind has come. */
    public synchronized void await(String kind) throws InterruptedException {
        while (requests.stream().noneMatch(request -> request.matches(kind))) {
            wait(TimeUnit.MINUTES.toMillis(1));
        }
    }

    /** Every byte that has come so far, also of requests that failed. */
    public byte[] arrived() {
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

    /** Everything that the portal has stored, in the order of numbers. */
    public List<StoredTicket> stored() {
        Credential credential = new Credential.Token(Secret.of(portal.token()), "the test");
        List<StoredTicket> stored = new ArrayList<>();
        try (Portal reader = new Client(scratch, portal.address()).portal(credential)) {
            List<Ticket> tickets = new ArrayList<>();
            reader.pages(TicketQuery.ALL).forEachRemaining(tickets::addAll);
            tickets.sort((one, other) -> one.number().compareTo(other.number()));
            for (Ticket ticket : tickets) {
                TicketThread thread = reader.ticket(ticket.number());
                List<StoredMessage> messages = new ArrayList<>();
                for (Message message : thread.messages()) {
                    messages.add(new StoredMessage(message.body(), files(reader, ticket, message)));
                }
                stored.add(new StoredTicket(ticket.number().value(), ticket.subject(), messages));
            }
        }
        return stored;
    }

    private static List<StoredFile> files(Portal reader, Ticket ticket, Message message) {
        List<StoredFile> files = new ArrayList<>();
        for (Attachment attachment : message.attachments()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            reader.download(ticket.number(), attachment, bytes);
            files.add(StoredFile.of(attachment.name(), bytes.toByteArray()));
        }
        return files;
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
        RawMessage answer = fault == null || fault.portalHasIt() ? forward(new RawMessage(head, body).alone()) : null;
        refuseBeforeNext();
        return fault == null ? answer(client, answer) : spoil(client, fault, answer);
    }

    private synchronized void arrived(String request) {
        requests.add(request);
        notifyAll();
    }

    private synchronized @Nullable Fault meets(String request) {
        boolean meets = plan != null && plan.fault != Fault.REFUSED && plan.meets(request);
        return meets && plan != null ? plan.fault : null;
    }

    /** Counts a request that passed, and stops listening when the next one is to be refused. */
    private synchronized void refuseBeforeNext() {
        if (plan != null && plan.fault == Fault.REFUSED) {
            plan.seen++;
            if (plan.seen == plan.nth - 1) {
                line.refuse();
            }
        }
    }

    private RawMessage forward(RawMessage request) throws IOException {
        try (Socket upstream =
                new Socket(portal.address().getHost(), portal.address().getPort())) {
            request.writeTo(upstream.getOutputStream());
            return RawMessage.readAnswer(upstream.getInputStream());
        }
    }

    private boolean answer(Socket client, RawMessage answer) throws IOException {
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
        portal.close();
    }
}
