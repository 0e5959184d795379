package dev.tickets.portal.http;

import static dev.tickets.ticket.ErrorCode.UNREACHABLE;
import static dev.tickets.ticket.ErrorCode.USAGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tickets.testing.Client;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RawPortal;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only a portal that proves who it is gets the login, directly or through a proxy. */
class TlsTest {
    @TempDir
    static Path folder;

    private static Path certificate = Path.of("");
    private static HttpsServer server = unstarted();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    /** A portal with a certificate of its own making, for {@code localhost} and no other name. */
    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        Path store = folder.resolve("key.p12");
        certificate = folder.resolve("portal.pem");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        run(List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "portal",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit"));
        run(List.of(
                keytool,
                "-exportcert",
                "-rfc",
                "-alias",
                "portal",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-file",
                certificate.toString()));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.setExecutor(THREADS);
        server.createContext("/", exchange -> {
            try (exchange) {
                SEEN.add(exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("{}".getBytes(UTF_8));
            }
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        THREADS.shutdownNow();
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused_before_the_login_is_sent() {
        TicketsException e = failure("localhost", "/untrusted", null, Map.of());
        assertThat(e.code()).isEqualTo(UNREACHABLE);
        assertThat(e).hasMessageContaining("is self-signed, and this machine does not trust it");
        assertThat(e.hint()).contains("ca-file");
        assertThat(SEEN).noneMatch(seen -> seen.startsWith("/untrusted"));
    }

    @Test
    void a_ca_file_makes_it_trusted() {
        assertThat(get("localhost", "/trusted", certificate, Map.of())).isEqualTo(200);
        assertThat(SEEN).contains("/trusted Bearer secret");
    }

    @Test
    void a_certificate_for_another_name_is_refused() {
        TicketsException e = failure("127.0.0.1", "/name", certificate, Map.of());
        assertThat(e.code()).isEqualTo(UNREACHABLE);
        assertThat(e).hasMessageEndingWith("is valid for localhost, not for 127.0.0.1");
        assertThat(SEEN).noneMatch(seen -> seen.startsWith("/name"));
    }

    @Test
    void a_ca_file_without_a_certificate_is_bad_usage() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
        assertThat(failure("localhost", "/", empty, Map.of()).code()).isEqualTo(USAGE);
        assertThat(failure("localhost", "/", folder.resolve("none.pem"), Map.of())
                        .code())
                .isEqualTo(USAGE);
    }

    @Test
    void a_peer_that_speaks_no_tls_is_unreachable() {
        try (RawPortal plain = new RawPortal(
                (socket, self) -> socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(UTF_8)))) {
            URI uri = URI.create("https://localhost:" + plain.uri().getPort());
            TicketsException e = catchThrowableOfType(TicketsException.class, () -> get(uri, null, Map.of()));
            assertThat(e.code()).isEqualTo(UNREACHABLE);
        }
    }

    @Test
    void the_proxy_of_the_environment_is_asked_to_connect_and_sees_no_login() {
        try (RawPortal proxy = connecting()) {
            Map<String, String> environment = Map.of("HTTPS_PROXY", "http://ann:secret@" + authority(proxy));
            assertThat(get("localhost", "/proxied", certificate, environment)).isEqualTo(200);
            assertThat(proxy.requests())
                    .containsOnly("CONNECT localhost:" + server.getAddress().getPort());
        }
    }

    @Test
    void no_proxy_goes_around_it() {
        try (RawPortal proxy = connecting()) {
            Map<String, String> environment =
                    Map.of("https_proxy", authority(proxy), "no_proxy", "example.net, localhost");
            assertThat(get("localhost", "/direct", certificate, environment)).isEqualTo(200);
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void plain_http_on_this_machine_never_meets_a_proxy() {
        try (RawPortal proxy = connecting();
                RawPortal portal = RawPortal.answering(RawPortal.json("{}"))) {
            Map<String, String> environment = Map.of("HTTPS_PROXY", authority(proxy), "HTTP_PROXY", authority(proxy));
            assertThat(get(portal.uri(), null, environment)).isEqualTo(200);
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void a_proxy_that_refuses_leaves_the_portal_unreachable_and_nothing_sent() {
        try (RawPortal proxy = RawPortal.answering("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n")) {
            Map<String, String> environment = Map.of("HTTPS_PROXY", "http://ann:secret@" + authority(proxy));
            URI uri = URI.create("https://tickets-test.invalid/api");
            TicketsException e = catchThrowableOfType(TicketsException.class, () -> post(uri, environment));
            assertThat(e.code()).isEqualTo(UNREACHABLE);
            assertThat(e).hasMessageContaining("proxy").hasMessageNotContaining("secret");
        }
    }

    private static String authority(RawPortal proxy) {
        return "127.0.0.1:" + proxy.uri().getPort();
    }

    /** A proxy that connects to whatever it is asked for. */
    private static RawPortal connecting() {
        return new RawPortal((socket, self) -> {
            String head = self.head(socket);
            String target = head.substring("CONNECT ".length(), head.indexOf(" HTTP"));
            assertThat(head).doesNotContain("Bearer");
            try (Socket portal =
                    new Socket("localhost", URI.create("x://" + target).getPort())) {
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
                THREADS.execute(() -> {
                    try {
                        portal.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException over) {
                        // one of the two has hung up
                    }
                });
                socket.getInputStream().transferTo(portal.getOutputStream());
            }
        });
    }

    private static TicketsException failure(
            String host, String path, @Nullable Path ca, Map<String, String> environment) {
        return catchThrowableOfType(TicketsException.class, () -> get(host, path, ca, environment));
    }

    private static int get(String host, String path, @Nullable Path ca, Map<String, String> environment) {
        return get(URI.create("https://" + host + ":" + server.getAddress().getPort() + path), ca, environment);
    }

    private static int get(URI uri, @Nullable Path ca, Map<String, String> environment) {
        return send(Request.get(uri), ca, environment);
    }

    private static int post(URI uri, Map<String, String> environment) {
        return send(Request.change("POST", uri, new SmallBody("text/plain", new byte[] {1}, "")), null, environment);
    }

    private static int send(Request request, @Nullable Path ca, Map<String, String> environment) {
        try (HttpConnection http = new HttpConnection(
                request.uri(),
                Limits.DEFAULT,
                Deadline.NEVER,
                Client.NO_TRACE,
                Client.retrying(),
                environment,
                ca == null ? Trust.USUAL : Trust.with(ca))) {
            return http.send(request.authorized("Bearer secret"), Answer::status);
        }
    }

    private static void run(List<String> command) {
        ProgramRun run = ProgramRun.of(folder, command);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    private static HttpsServer unstarted() {
        try {
            return HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
