package dev.tickets.portal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tickets.testing.Client;
import dev.tickets.testing.Issued;
import dev.tickets.testing.RawPortal;
import dev.tickets.testing.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the TLS of BoringSSL makes a handshake, and that Java's own takes over where that one does not succeed. */
class NativeTlsTest {
    private static final String JAVA_17 = "SSLv3, TLSv1, TLSv1.1, DTLSv1.0, RC4, DES, MD5withRSA, DH keySize < 1024, "
            + "EC keySize < 224, 3DES_EDE_CBC, anon, NULL, ECDH";

    /** What decides before any handshake. */
    @Nested
    class Choice {
        private @Nullable String curves;

        @Test
        void the_start_script_chooses_it() {
            assertThat(allowed("native", null, "SUN", JAVA_17)).isTrue();
            assertThat(allowed(null, null, "SUN", JAVA_17)).isFalse();
            assertThat(allowed("java", null, "SUN", JAVA_17)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "javax.net.ssl.trustStore",
                    "javax.net.ssl.keyStore",
                    "javax.net.debug",
                    "jdk.tls.client.protocols",
                    "jdk.tls.client.cipherSuites",
                    "jdk.tls.namedGroups",
                    "https.protocols",
                    "com.sun.net.ssl.checkRevocation",
                    "com.sun.security.enableCRLDP",
                    "java.security.properties",
                })
        void a_setting_of_the_users_for_the_tls_of_java_holds(String property) {
            assertThat(allowed("native", property, "SUN", JAVA_17)).isFalse();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                nullValues = "none",
                value = {
                    "Java 25 | SUN | SSLv3, TLSv1, TLSv1.1, DTLSv1.0, RC4, DES, TLS_RSA_*, rsa_pkcs1_sha1 usage HandshakeSignature | true",
                    "a suite is forbidden | SUN | SSLv3, TLS_CHACHA20_POLY1305_SHA256 | false",
                    "TLS 1.2 is forbidden | SUN | SSLv3, TLSv1, TLSv1.1, TLSv1.2 | false",
                    "longer keys | SUN | RSA keySize < 3072 | false",
                    "nothing is forbidden | SUN | '' | false",
                    "no such setting | SUN | none | false",
                    "FIPS | SunPKCS11-NSS-FIPS | SSLv3 | false",
                    "no provider | none | SSLv3 | false",
                })
        void what_an_administrator_forbids_java_holds(
                String name, @Nullable String provider, @Nullable String disabled, boolean expected) {
            assertThat(allowed("native", null, provider, disabled)).isEqualTo(expected);
        }

        @Test
        void a_curve_that_an_administrator_forbids_is_not_used() {
            curves = "secp256k1";
            assertThat(allowed("native", null, "SUN", JAVA_17)).isTrue();
            curves = "secp256k1, SECP256R1";
            assertThat(allowed("native", null, "SUN", JAVA_17)).isFalse();
        }

        @Test
        void where_java_forbids_sha1_in_a_handshake_only_tls_1_3_is_native() {
            assertThat(NativeTls.protocols(JAVA_17)).containsExactly("TLSv1.3", "TLSv1.2");
            assertThat(NativeTls.protocols(JAVA_17 + ", rsa_pkcs1_sha1 usage HandshakeSignature"))
                    .containsExactly("TLSv1.3");
        }

        private boolean allowed(
                @Nullable String choice,
                @Nullable String property,
                @Nullable String provider,
                @Nullable String disabled) {
            Properties system = new Properties();
            system.setProperty("java.home", "/usr/lib/jvm/java-17");
            if (choice != null) {
                system.setProperty("tickets.tls", choice);
            }
            if (property != null) {
                system.setProperty(property, "any");
            }
            return NativeTls.isAllowed(system, name -> switch (name) {
                case "security.provider.1" -> provider;
                case "jdk.tls.disabledAlgorithms" -> disabled;
                case "jdk.disabled.namedCurves" -> curves;
                default -> throw new IllegalArgumentException(name);
            });
        }
    }

    /** Connections, which the build tries twice: in a run of its own with BoringSSL. */
    @Nested
    class Handshakes {
        private static final Issued OURS = Issued.authority("Our Authority");

        @TempDir
        static Path folder;

        private static Path ca = Path.of("");

        @BeforeAll
        static void trust() throws IOException {
            ca = Files.writeString(folder.resolve("ca.pem"), OURS.pem());
        }

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void it_speaks_both_versions(String version) throws IOException {
            requireLibrary();
            List<String> here = List.of(NativeTls.protocols(Security.getProperty("jdk.tls.disabledAlgorithms")));
            assumeTrue(here.contains(version), "TLS 1.2 is left to Java here");
            try (RawPortal portal = RawPortal.withoutTickets(tls().only(version));
                    Socket socket = new Socket(InetAddress.getLoopbackAddress(), portal.port());
                    SSLSocket secure = Objects.requireNonNull(NativeTls.strategy(
                                    new KeyRequest(), new PresentedChain(TrustLoading.begin(Trust.with(ca)))))
                            .upgrade(socket, "localhost", portal.port(), null, null)) {
                assertThat(secure.getClass().getName()).startsWith("org.conscrypt.");
                assertThat(secure.getSession().getProtocol()).isEqualTo(version);
                assertThat(secure.getSession().getPeerCertificates()[0]).isInstanceOf(X509Certificate.class);
            }
        }

        /** Each other name is left to Java's own handshake, which refuses it. */
        @ParameterizedTest
        @CsvSource({
            "portal.example.net, portal.example.net, true",
            "*.example.net,      portal.example.net, true",
            "*.net,              portal.net,         true",
            "other.example.net,  portal.example.net, false",
            "*.example.net,      a.b.example.net,    false",
            "*,                  portal,             false",
        })
        void java_compares_the_names_of_a_native_handshake(String certified, String host, boolean accepted)
                throws IOException {
            requireLibrary();
            Issued certificate =
                    new Issued.Order("CN=any").hosts(certified).by(OURS).make();
            try (RawPortal portal = RawPortal.withoutTickets(new Tls(certificate));
                    Socket socket = new Socket(InetAddress.getLoopbackAddress(), portal.port())) {
                PresentedChain presented = new PresentedChain(TrustLoading.begin(Trust.with(ca)));
                presented.begin(host);
                TlsSocketStrategy strategy = Objects.requireNonNull(NativeTls.strategy(new KeyRequest(), presented));
                Throwable refusal = catchThrowable(() -> strategy.upgrade(socket, host, portal.port(), null, null));

                assertThat(refusal == null).as(String.valueOf(refusal)).isEqualTo(accepted);
            }
        }

        private static void requireLibrary() {
            assumeTrue("native".equals(System.getProperty("tickets.tls")), "TLS is Java's in this run");
        }

        @Test
        void a_portal_with_old_suites_only_is_reached_by_the_tls_of_java() {
            Tls old = tls().only("TLSv1.2").onlySuite("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256");
            try (RawPortal portal = RawPortal.withoutTickets(old)) {
                assertThat(get(portal.port())).isEqualTo("{\"tickets\":[]}");
                assertThat(portal.requests()).hasSize(1);
            }
        }

        @Test
        void one_connection_serves_several_requests() {
            try (RawPortal portal = new RawPortal(tls(), (socket, self) -> {
                        self.head(socket);
                        socket.getOutputStream().write(RawPortal.json("1").getBytes(UTF_8));
                        self.head(socket);
                        socket.getOutputStream().write(RawPortal.json("2").getBytes(UTF_8));
                    });
                    HttpConnection http = connection(portal.port())) {
                assertThat(http.send(request(portal.port()), Handshakes::text)).isEqualTo("1");
                assertThat(http.send(request(portal.port()), Handshakes::text)).isEqualTo("2");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void an_answer_without_a_length_ends_with_the_connection(String version) {
            try (RawPortal portal = new RawPortal(tls().only(version), (socket, self) -> {
                self.head(socket);
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n{\"tickets\":[]}".getBytes(UTF_8));
            })) {
                assertThat(get(portal.port())).isEqualTo("{\"tickets\":[]}");
            }
        }

        private static Tls tls() {
            return new Tls(
                    new Issued.Order("CN=localhost").hosts("localhost").by(OURS).make());
        }

        private static String get(int port) {
            try (HttpConnection http = connection(port)) {
                return http.send(request(port), Handshakes::text);
            }
        }

        private static String text(Answer answer) throws IOException {
            return new String(answer.body().readAllBytes(), UTF_8);
        }

        private static Request request(int port) {
            return Request.get(uri(port)).authorized("Bearer secret");
        }

        private static HttpConnection connection(int port) {
            return new HttpConnection(
                    uri(port),
                    Limits.DEFAULT,
                    Deadline.NEVER,
                    Client.NO_TRACE,
                    Client.retrying(),
                    Map.of(),
                    Trust.with(ca));
        }

        private static URI uri(int port) {
            return URI.create("https://localhost:" + port + "/api/tickets");
        }
    }

    @Test
    void the_suites_have_forward_secrecy_and_authenticated_encryption() {
        assertThat(NativeTls.SUITES)
                .allMatch(suite -> suite.matches(
                        "TLS_(ECDHE_(ECDSA|RSA)_WITH_)?(AES_(128|256)_GCM|CHACHA20_POLY1305)_SHA(256|384)"));
    }
}
