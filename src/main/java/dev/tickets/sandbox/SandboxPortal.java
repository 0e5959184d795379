package dev.tickets.sandbox;

import com.sun.net.httpserver.HttpServer;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A portal to practise on: speaks HostBill's User API on a loopback port of this process, with its data on disk. Any
 * number of processes may each run one on the same folder at once; they show the same tickets and share logins.
 */
public final class SandboxPortal implements AutoCloseable {
    private static final int THREADS = 8;

    private final SandboxOptions options;
    private final Database database;
    private final HttpServer server;
    private final ExecutorService threads;
    private final String token;

    private SandboxPortal(
            SandboxOptions options, Database database, HttpServer server, ExecutorService threads, String token) {
        this.options = options;
        this.database = database;
        this.server = server;
        this.threads = threads;
        this.token = token;
    }

    /**
     * Opens the data and the port; answers from then on until it is closed.
     *
     * @throws TicketsException {@code usage}: the port is taken; {@code unexpected}: the data cannot be opened
     */
    public static SandboxPortal start(SandboxOptions options) {
        HttpServer server = listen(options.port());
        try {
            Database database = Database.open(options.folder());
            String token = "sandbox_" + Sessions.randomText();
            ExecutorService threads = threads();
            server.createContext("/", api(options, database, token));
            server.setExecutor(threads);
            server.start();
            return new SandboxPortal(options, database, server, threads, token);
        } catch (SQLException | IOException e) {
            server.stop(0);
            throw StaffActions.unusable(options, e);
        }
    }

    private static HttpServer listen(int port) {
        // Without it each answer on a kept connection waits 40 ms: headers and body go out as two packets, and the
        // second is held back until the first is acknowledged. The server reads it once, before its first instance.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (IOException e) {
            throw TicketsException.usage(
                    "cannot listen on 127.0.0.1, port " + port + ": " + IoReason.words(e),
                    "choose another with --port, or none for a free one");
        }
    }

    private static Api api(SandboxOptions options, Database database, String token) {
        Sessions sessions = new Sessions(database, options);
        Authentication gate = new Authentication(sessions, options.rights(), token);
        AttachmentFiles files = new AttachmentFiles(options);
        SubmissionReader reader = new SubmissionReader(options, files);
        TicketStore tickets = new TicketStore(database, new MessageEncryption(options.folder()), options.clock());
        return new Api(
                options.maxRequestSize(),
                new RateLimit(options.requestsPerSecond(), options.clock()),
                gate,
                new AccountApi(gate, sessions, reader),
                new TicketApi(options, gate, tickets, files, reader));
    }

    /** Made when there is work for them; none keeps the process alive. */
    private static ExecutorService threads() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "sandbox");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** {@code http://127.0.0.1:PORT}; the API is below {@code /api}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The user to log in as. */
    public String user() {
        return SampleData.USER;
    }

    /** The password of that user; no secret, everybody has the same. */
    public String password() {
        return SampleData.PASSWORD;
    }

    /** A personal token: a bearer token that needs no login and is good as long as this portal runs. */
    public String token() {
        return token;
    }

    /** Cuts off what is still being answered. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            database.close();
        } catch (SQLException e) {
            throw StaffActions.unusable(options, e);
        }
    }
}
