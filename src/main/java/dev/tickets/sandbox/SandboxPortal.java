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
 * A portal for practice: HostBill's User API on a loopback port of this process, with its data on disk. Several
 * processes may run portals on the same folder; they show the same tickets and share logins.
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
     * Opens the data and the port, and answers until {@link #close}.
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
        // Without this property each answer on a kept connection waits 40 ms: headers and body are two packets, and the
        // second waits for the acknowledgement of the first. The server reads the property once, before its first
        // instance.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (IOException e) {
            throw TicketsException.usage(
                    "cannot listen on 127.0.0.1, port " + port + ": " + IoReason.words(e),
                    "for a free port: tickets sandbox serve --port 0");
        }
    }

    private static Api api(SandboxOptions options, Database database, String token) {
        Sessions sessions = new Sessions(database, options);
        Authentication authentication = new Authentication(sessions, options.rights(), token);
        AttachmentFiles files = new AttachmentFiles(options);
        SubmissionReader reader = new SubmissionReader(options, files);
        TicketStore tickets = new TicketStore(database, new MessageEncryption(options.folder()), options.clock());
        return new Api(
                options,
                new RateLimit(options.requestsPerSecond(), options.clock()),
                authentication,
                new AccountApi(authentication, sessions, reader),
                new TicketApi(options, authentication, tickets, files, reader));
    }

    /** Threads start with work; none keeps the process alive. */
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

    /** The password of that user, the same for all portals. */
    public String password() {
        return SampleData.PASSWORD;
    }

    /** A personal token: a bearer token without a login, valid as long as this portal runs. */
    public String token() {
        return token;
    }

    /** Also ends running requests. */
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
