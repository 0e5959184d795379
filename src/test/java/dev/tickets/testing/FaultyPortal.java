package dev.tickets.testing;

import dev.tickets.config.Credential;
import dev.tickets.config.Secret;
import dev.tickets.portal.Portal;
import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.SandboxPortal;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.TicketNumber;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
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
    private final Script script = new Script();
    private final FaultyLine line;

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

    /** How a change is answered. */
    @FunctionalInterface
    public interface Answer {
        /** All bytes of the answer; none to close the connection. */
        byte[] bytes() throws IOException;
    }

    /** @param folder for the portal's data */
    public FaultyPortal(Path folder) {
        this(folder, UnaryOperator.identity());
    }

    /** @param behaviour what is special about the portal */
    public FaultyPortal(Path folder, UnaryOperator<SandboxOptions> behaviour) {
        this(folder, behaviour, null);
    }

    /** @param tls spoken on the line; null for none */
    public FaultyPortal(Path folder, UnaryOperator<SandboxOptions> behaviour, @Nullable Tls tls) {
        this.scratch = folder.resolve("reader");
        this.portal = SandboxPortal.start(behaviour.apply(
                SandboxOptions.in(folder.resolve("portal")).withClock(Clock.fixed(Cli.NOW, ZoneOffset.UTC))));
        this.line = new FaultyLine(portal.address(), script, tls);
    }

    /** The n-th request of that kind from now on meets the fault. */
    public FaultyPortal failing(String kind, int nth, Fault fault) {
        return failing(kind, nth, fault, 1);
    }

    /** The n-th request of that kind from now on meets the fault, and those after it, so many in all. */
    public FaultyPortal failing(String kind, int nth, Fault fault, int times) {
        line.fail(new FaultPlan(kind, nth, fault, times));
        return this;
    }

    /** The next change is stored, and answered like this all the same. */
    public FaultyPortal storesAnd(Answer answer) {
        script.add(new Script.Change(true, answer));
        return this;
    }

    /** The next change is not stored, and answered like this. */
    public FaultyPortal losesAnd(Answer answer) {
        script.add(new Script.Change(false, answer));
        return this;
    }

    /** From now on every read is answered with this status. */
    public void answersReadsWith(int status) {
        script.answerReads(status);
    }

    /** From now on every ticket that is opened is answered with this status; the list still shows it. */
    public FaultyPortal answersOpeningWith(int status) {
        script.answerOpening(status);
        return this;
    }

    /** From now on attachments are thrown away without a word. */
    public FaultyPortal dropsFiles() {
        script.dropFiles();
        return this;
    }

    /** From now on a text ends before its first emoji, as in old databases. */
    public FaultyPortal cutsTexts() {
        script.cutTexts();
        return this;
    }

    /** A complete answer, with headers as name and value in turn. */
    public static Answer status(int status, String body, String... headers) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            lines.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        return () -> RawMessage.answer(status, lines.toString(), body).bytes();
    }

    /** The connection is closed without an answer. */
    public static Answer silence() {
        return () -> new byte[0];
    }

    /** Goes away: connections are refused from here on. */
    public void leave() {
        line.refuse();
    }

    /** From now on nothing fails. */
    public void recover() {
        line.recover();
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
        return line.requests();
    }

    /** The requests that change something. */
    public List<String> changes() {
        return requests().stream()
                .filter(request -> !FaultyLine.isRead(request))
                .toList();
    }

    /** How many requests have changed nothing. */
    public long reads() {
        return requests().stream().filter(FaultyLine::isRead).count();
    }

    /** Until a request of that kind has come. */
    public void await(String kind) throws InterruptedException {
        line.await(kind);
    }

    /** Every byte that has come so far, also of requests that failed. */
    public byte[] arrived() {
        return line.arrived();
    }

    private Credential credential() {
        return new Credential.Token(Secret.of(portal.token()), "the test");
    }

    /** A client of the same customer, past the line. */
    private Client reader() {
        return new Client(scratch, portal.address());
    }

    /** Somebody else of the same customer replies. */
    public void replies(String number, String body) {
        try (Portal colleague = reader().portal(credential())) {
            colleague.reply(new Reply(new TicketNumber(number), body, List.of()));
        }
    }

    /** The only ticket that the portal has stored. */
    public StoredTicket ticket() {
        List<StoredTicket> stored = stored();
        if (stored.size() != 1) {
            throw new AssertionError("not one ticket: " + stored);
        }
        return stored.get(0);
    }

    /** Everything that the portal has stored, in the order of numbers. */
    public List<StoredTicket> stored() {
        return StoredReader.read(reader(), credential());
    }

    @Override
    public void close() {
        line.close();
        portal.close();
    }
}
