package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Issued;
import dev.tickets.testing.RawPortal;
import dev.tickets.testing.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A portal behind a proxy: which proxy is taken, and what is said when the way breaks. */
class ProxyTest {
    private static final Issued AUTHORITY = Issued.authority("Our Authority");
    private static final Issued CERTIFICATE = new Issued.Order("CN=portal")
            .hosts("portal.example.net")
            .address("127.0.0.1")
            .by(AUTHORITY)
            .make();
    private static final String HINT = "hint: check the proxy, or add portal.example.net to NO_PROXY\n";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void the_portal_has_a_token() {
        cli = new Cli(folder)
                .with("TICKETS_PORTAL", "https://portal.example.net")
                .with("TICKETS_TOKEN", "token-1");
        Path ca = cli.write("ca.pem", AUTHORITY.pem());
        cli.with("TICKETS_CA_FILE", ca.toString());
    }

    private static String at(RawPortal proxy) {
        return "127.0.0.1:" + proxy.port();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void no_proxy_may_name_a_network() {
        try (RawPortal portal = RawPortal.withoutTickets(new Tls(CERTIFICATE));
                RawPortal proxy = RawPortal.connectingTo(portal.port())) {
            cli.with("TICKETS_PORTAL", "https://127.0.0.1:" + portal.port()).with("HTTPS_PROXY", at(proxy));

            assertThat(cli.with("NO_PROXY", "127.0.0.0/8").run("-q", "list")).isEqualTo(new Run(0, "", ""));
            assertThat(proxy.requests()).isEmpty();
            assertThat(cli.with("NO_PROXY", "10.0.0.0/8").run("-q", "list")).isEqualTo(new Run(0, "", ""));
            assertThat(proxy.requests()).containsExactly("CONNECT 127.0.0.1:" + portal.port());
        }
    }

    @Test
    void a_dead_proxy_is_named() throws IOException {
        int port = closedPort();
        cli.with("HTTPS_PROXY", "http://ann:s3cret@127.0.0.1:" + port);
        String dead = "cannot reach the proxy 127.0.0.1:" + port
                + " (from HTTPS_PROXY) for portal.example.net: connection refused";

        assertThat(cli.run("list")).isEqualTo(new Run(69, "", "tickets: " + dead + "\n" + HINT));
        assertThat(cli.run("-v", "list").err().replaceAll("\\d+ ms", "N ms"))
                .isEqualTo("""
                        the proxy for portal.example.net is 127.0.0.1:%d (from HTTPS_PROXY)
                        GET https://portal.example.net/api/tickets no answer N ms
                        %s; asking again in N ms
                        GET https://portal.example.net/api/tickets no answer N ms
                        %s; asking again in N ms
                        GET https://portal.example.net/api/tickets no answer N ms
                        tickets: %s
                        """.formatted(port, dead, dead, dead) + HINT);
    }

    @Test
    void a_proxy_that_does_not_exist_is_named() {
        cli.with("all_proxy", "http://proxy.invalid:3128");

        assertThat(cli.run("list"))
                .isEqualTo(new Run(
                        69,
                        "",
                        "tickets: cannot reach the proxy proxy.invalid:3128 (from all_proxy) for portal.example.net:"
                                + " the host does not exist, or the name service does not answer\n" + HINT));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("HTTP/1.1 403 No", "refuses to connect to it (HTTP 403)", HINT),
                Arguments.of("HTTP/1.1 502 Bad Gateway", "cannot reach it (HTTP 502)", HINT),
                Arguments.of("HTTP/1.1 503 Busy", "cannot reach it (HTTP 503)", HINT),
                Arguments.of("HTTP/1.1 504 Late", "cannot reach it (HTTP 504)", HINT),
                Arguments.of(
                        "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"",
                        "requires a user name and a password (HTTP 407)",
                        "hint: set HTTPS_PROXY to http://USER:PASSWORD@HOST:PORT\n"),
                Arguments.of("HTTP/1.1 302 Found\r\nLocation: /", "refuses to connect to it (HTTP 302)", HINT));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_a_proxy_answers_instead_of_connecting_is_told(String answer, String told, String hint) {
        try (RawPortal proxy = RawPortal.answering(answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")) {
            assertThat(cli.with("HTTPS_PROXY", at(proxy)).run("list"))
                    .isEqualTo(new Run(
                            69,
                            "",
                            "tickets: cannot reach portal.example.net: the proxy " + at(proxy) + " (from HTTPS_PROXY) "
                                    + told + "\n" + hint));
        }
    }

    @Test
    void a_wrong_password_for_the_proxy_is_told_without_the_password() {
        try (RawPortal proxy = RawPortal.answering(
                "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")) {
            assertThat(cli.with("https_proxy", "http://ann:s3cret@" + at(proxy))
                            .run("list")
                            .err())
                    .startsWith(
                            "tickets: cannot reach portal.example.net: the proxy " + at(proxy)
                                    + " (from https_proxy) does not accept the user name and password in https_proxy (HTTP 407)\n");
        }
    }

    @Test
    void a_proxy_that_hangs_up_or_is_none_is_told() {
        try (RawPortal closing = RawPortal.answering("");
                RawPortal talking = RawPortal.answering("SSH-2.0-OpenSSH_9.6\r\n\r\n")) {
            String start =
                    "tickets: cannot reach portal.example.net: the proxy %s (from HTTPS_PROXY) does not answer as"
                            + " a proxy: %s\n";
            assertThat(cli.with("HTTPS_PROXY", at(closing)).run("list").err())
                    .startsWith(
                            start.formatted(at(closing), "the connection was closed before the answer was complete"));
            assertThat(cli.with("HTTPS_PROXY", at(talking)).run("list").err())
                    .startsWith(start.formatted(
                            at(talking), "Invalid protocol version; error at offset 0: <SSH-2.0-OpenSSH_9.6>"));
        }
    }

    @Test
    void tls_that_fails_in_the_tunnel_names_the_proxy_too() {
        Issued other = new Issued.Order("CN=x")
                .hosts("other.example.net")
                .by(AUTHORITY)
                .make();
        try (RawPortal portal = RawPortal.withoutTickets(new Tls(other));
                RawPortal proxy = RawPortal.connectingTo(portal.port())) {
            assertThat(cli.with("HTTPS_PROXY", at(proxy)).run("list").err())
                    .startsWith("tickets: cannot reach portal.example.net through the proxy " + at(proxy)
                            + " (from HTTPS_PROXY): the certificate of portal.example.net is valid for"
                            + " other.example.net, not for portal.example.net\n");
        }
    }

    @Test
    void a_proxy_gets_the_login_that_it_asks_for() {
        // ann:s3:cr@t
        String login = "Proxy-Authorization: Basic YW5uOnMzOmNyQHQ=\r\n";
        try (RawPortal portal = RawPortal.withoutTickets(new Tls(CERTIFICATE));
                RawPortal proxy = RawPortal.connectingTo(portal.port(), login)) {
            cli.with("HTTPS_PROXY", "http://ann:s3%3Acr%40t@" + at(proxy));

            assertThat(cli.run("-q", "list")).isEqualTo(new Run(0, "", ""));
            assertThat(cli.run("-vv", "list").err()).doesNotContain("s3", "YW5u");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://%s",
                "%s",
                "HTTP://%s/",
                "http://%s/path?x",
                "http://@%s",
                "http://ann:p@ss/w?rd#@%s",
                "http://ann:p%%40ss@%s",
                "ann@%s",
                "  http://%s  ",
            })
    void an_address_of_a_proxy_is_read_as_curl_reads_it(String address) {
        try (RawPortal portal = RawPortal.withoutTickets(new Tls(CERTIFICATE));
                RawPortal proxy = RawPortal.connectingTo(portal.port())) {
            cli.with("HTTPS_PROXY", address.formatted(at(proxy)));

            assertThat(cli.run("-q", "list")).isEqualTo(new Run(0, "", ""));
            assertThat(proxy.requests()).containsExactly("CONNECT portal.example.net:443");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "socks5://127.0.0.1:1080 | https_proxy names a SOCKS proxy (socks5://127.0.0.1:1080); only HTTP proxies are supported",
                "socks4a://ann:s3cret@[::1] | https_proxy names a SOCKS proxy (socks4a://[::1]); only HTTP proxies are supported",
                "https://proxy.example:3129 | https_proxy names a proxy of the scheme https (https://proxy.example:3129); only HTTP proxies are supported",
                "http:// | the proxy in https_proxy is not a valid address: the host is not a name of the Internet",
                "http://ann:s3cret@ | the proxy in https_proxy is not a valid address: the host is not a name of the Internet",
                "proxy.example:0 | the proxy in https_proxy is not a valid address: the port must be a number from 1 to 65535",
                "proxy.example:99999 | the proxy in https_proxy is not a valid address: the port must be a number from 1 to 65535",
                "::1:3128 | the proxy in https_proxy is not a valid address: an IPv6 address stands in brackets, like [2001:db8::1]",
                "[::g]:3128 | the proxy in https_proxy is not a valid address: not an IPv6 address",
            })
    void a_proxy_that_cannot_be_used_is_refused_before_anything_is_sent(String address, String told) {
        assertThat(cli.with("https_proxy", address).run("list"))
                .isEqualTo(
                        new Run(
                                2,
                                "",
                                "tickets: " + told
                                        + "\nhint: set https_proxy to http://HOST:PORT, or add portal.example.net to NO_PROXY\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "https_proxy, HTTPS_PROXY",
        "https_proxy, all_proxy",
        "HTTPS_PROXY, all_proxy",
        "HTTPS_PROXY, ALL_PROXY",
        "all_proxy, ALL_PROXY",
    })
    void one_variable_comes_before_another(String first, String second) {
        cli.with(first, "first.invalid").with(second, "second.invalid").with("http_proxy", "third.invalid");

        assertThat(cli.run("list").err())
                .startsWith("tickets: cannot reach the proxy first.invalid:80 (from " + first + ")");
    }

    @Test
    void an_empty_variable_counts_as_absent() {
        cli.with("https_proxy", "")
                .with("HTTPS_PROXY", "first.invalid")
                .with("no_proxy", "")
                .with("NO_PROXY", "x.example");

        assertThat(cli.run("list").err()).startsWith("tickets: cannot reach the proxy first.invalid:80");
    }
}
