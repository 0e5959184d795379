package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.Issued;
import dev.tickets.testing.RawPortal;
import dev.tickets.testing.Tls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What tickets doctor says of the way to the portal: proxy, name, addresses, TLS, clock, API. */
class DoctorConnectionTest extends DoctorPortalFixture {
    private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
    private static final String OPERATOR_RENEWS =
            "the portal's operator must renew the certificate; check this machine's clock with: date";

    private static Issued.Order local() {
        return new Issued.Order("CN=localhost").hosts("localhost").by(OURS);
    }

    private Cli at(RawPortal portal) {
        Path ca = cli.write("ca.pem", OURS.pem());
        return cli.with("TICKETS_PORTAL", "https://localhost:" + portal.port()).with("TICKETS_CA_FILE", ca.toString());
    }

    static Stream<Arguments> certificates() {
        Issued known = new Issued.Order("CN=Known").authority().by(OURS).make();
        Issued others = Issued.authority("Somebody Else");
        return Stream.of(
                Arguments.of(
                        local().valid(PAST, Instant.parse("2025-11-20T12:00:00Z"))
                                .make(),
                        2,
                        "the certificate of localhost expired on 2025-11-20",
                        OPERATOR_RENEWS),
                Arguments.of(
                        new Issued.Order("CN=x").hosts("other.example").by(OURS).make(),
                        2,
                        "the certificate of localhost is valid for other.example, not for localhost",
                        "check the portal's address: tickets login --portal URL, or portal and api-url in config.toml"),
                Arguments.of(
                        new Issued.Order("CN=localhost")
                                .hosts("localhost")
                                .by(others)
                                .make(),
                        2,
                        "the certificate of localhost is signed by Somebody Else, which this machine does not trust",
                        "if Somebody Else is an authority of your own, save its certificate as PEM and add the"
                                + " certificate to CA, the ca-file of config.toml"),
                Arguments.of(
                        new Issued.Order("CN=localhost")
                                .hosts("localhost")
                                .by(known)
                                .make(),
                        1,
                        "the certificate of localhost is signed by Known, which this machine does not trust, and the"
                                + " server sends no certificate of that issuer",
                        "for a public authority, the portal's operator must send the whole chain; for an authority of"
                                + " your own, save its certificate as PEM and add the certificate to CA, the ca-file of"
                                + " config.toml"));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void a_certificate_that_is_refused_is_explained_and_nothing_after_it_is_checked(
            Issued certificate, int sent, String why, String hint) {
        try (RawPortal portal = portal(new Tls(certificate).presenting(sent))) {
            Run run = at(portal).run(ARGS);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(lines(run, "tls", "api", "login", "tickets")).isEqualTo("""
                            tls\tproblem\t%s\t\t%s
                            api\twarning\tnot checked, because 'tls' failed\t\t
                            login\twarning\tnot checked, because 'tls' failed\t\t
                            tickets\twarning\tnot checked, because 'tls' failed\t\t""".formatted(
                            why, hint.replace("CA", folder.resolve("ca.pem").toString())));
        }
    }

    @Test
    void a_certificate_that_expires_soon_is_a_warning() {
        Instant end = Instant.now().plus(Duration.ofDays(20)).plus(Duration.ofHours(1));
        try (RawPortal portal = portal(new Tls(local().valid(PAST, end).make()))) {
            assertThat(lines(at(portal).run(ARGS), "tls"))
                    .isEqualTo("tls\twarning\tthe certificate of localhost:%d is valid for 20 more days, until %s;"
                                    .formatted(portal.port(), end.toString().substring(0, 10))
                            + " certificates in " + folder.resolve("ca.pem")
                            + " (ca-file) are trusted, too\tAfter that day"
                            + " no command reaches the portal.\task the portal's operator to renew the certificate");
        }
    }

    @Test
    void an_authority_that_expires_before_the_certificate_counts() {
        Instant end = Instant.now().plus(Duration.ofDays(3)).plus(Duration.ofHours(1));
        Issued middle = new Issued.Order("CN=Middle")
                .authority()
                .by(OURS)
                .valid(PAST, end)
                .make();
        Instant later = end.plus(Duration.ofDays(300));
        Issued certificate = new Issued.Order("CN=localhost")
                .hosts("localhost")
                .by(middle)
                .valid(PAST, later)
                .make();
        try (RawPortal portal = portal(new Tls(certificate).presenting(2))) {
            assertThat(lines(at(portal).run(ARGS), "tls"))
                    .startsWith("tls\twarning\ta certificate that signs for localhost:" + portal.port()
                            + " is valid for 3 more days, until ");
        }
    }

    @Test
    void a_good_certificate_is_fine_for_some_days_more() {
        Instant end = Instant.now().plus(Duration.ofDays(90)).plus(Duration.ofHours(1));
        Issued root = new Issued.Order("CN=Long").authority().valid(PAST, end).make();
        Issued certificate = new Issued.Order("CN=localhost")
                .hosts("localhost")
                .by(root)
                .valid(PAST, end)
                .make();
        try (RawPortal portal = portal(new Tls(certificate))) {
            cli = at(portal);
            Path ca = cli.write("ca.pem", root.pem());
            assertThat(lines(cli.run(ARGS), "proxy", "tls"))
                    .isEqualTo("proxy\tok\tnone\t\t\n"
                            + "tls\tok\tthe certificate of localhost:%d is valid for 90 more days, until %s; certificates in %s (ca-file) are trusted, too\t\t"
                                    .formatted(portal.port(), end.toString().substring(0, 10), ca));
        }
    }

    @Test
    void a_proxy_that_connects_is_named() {
        Issued certificate =
                new Issued.Order("CN=x").hosts("portal.example.net").by(OURS).make();
        String login = "Proxy-Authorization: Basic YW5uOnMzY3JldA==\r\n";
        try (RawPortal portal = portal(new Tls(certificate));
                RawPortal proxy = RawPortal.connectingTo(portal.port(), login)) {
            cli = at(portal).with("TICKETS_PORTAL", "https://portal.example.net");
            Run run = cli.with("HTTPS_PROXY", "http://ann:s3cret@127.0.0.1:" + proxy.port())
                    .run(ARGS);

            assertThat(lines(run, "proxy", "dns", "ipv4", "ipv6", "tunnel", "api"))
                    .isEqualTo("""
                            proxy\tok\t127.0.0.1:%1$d (from HTTPS_PROXY)\t\t
                            dns\tok\tnot needed: 127.0.0.1 is an address\t\t
                            ipv4\tok\t127.0.0.1 accepts connections to port %1$d\t\t
                            ipv6\tok\tno IPv6 address\t\t
                            tunnel\tok\t127.0.0.1:%1$d connects to portal.example.net\t\t
                            api\tok\thttps://portal.example.net/api answers as the API of HostBill\t\t""".formatted(proxy.port()));
            assertThat(run.out()).doesNotContain("s3cret");

            cli.with("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());
            assertThat(lines(cli.run(ARGS), "tunnel", "tls")).isEqualTo("""
                            tunnel\tproblem\tcannot reach portal.example.net: the proxy 127.0.0.1:%d (from HTTPS_PROXY) requires \
                            a user name and a password (HTTP 407)\t\tset HTTPS_PROXY to http://USER:PASSWORD@HOST:PORT
                            tls\twarning\tnot checked, because 'tunnel' failed\t\t""".formatted(proxy.port()));
        }
    }

    @Test
    void a_proxy_that_is_down_or_unusable_is_named() throws IOException {
        int port = closedPort();
        cli.with("TICKETS_PORTAL", "https://portal.example.net").with("HTTPS_PROXY", "127.0.0.1:" + port);

        assertThat(lines(cli.run(ARGS), "ipv4", "tunnel"))
                .isEqualTo(
                        ("ipv4\tproblem\t127.0.0.1, port %d: connection refused\tA firewall is in the way, or no server"
                                        + " runs at this address and port.\tcheck the network of this machine; tickets config show"
                                        + " names the portal's address\n"
                                        + "tunnel\twarning\tnot checked, because 'ipv4' failed\t\t")
                                .formatted(port));

        cli.with("HTTPS_PROXY", "socks5://127.0.0.1:1080");
        assertThat(lines(cli.run(ARGS), "proxy", "dns"))
                .isEqualTo(
                        "proxy\tproblem\tHTTPS_PROXY names a SOCKS proxy (socks5://127.0.0.1:1080); only HTTP proxies are"
                                + " supported\t\tset HTTPS_PROXY to http://HOST:PORT, or add portal.example.net to NO_PROXY\n"
                                + "dns\twarning\tnot checked, because 'proxy' failed\t\t");

        cli.with("HTTPS_PROXY", "proxy.invalid:3128");
        assertThat(lines(cli.run(ARGS), "dns"))
                .isEqualTo(
                        "dns\tproblem\tthe name proxy.invalid has no address\tThe host does not exist, or the name service"
                                + " does not answer.\tcheck the proxy in HTTPS_PROXY");
    }

    @Test
    void a_portal_that_is_exempt_from_the_proxy_is_asked_directly() {
        try (RawPortal portal = portal(new Tls(local().make()))) {
            cli = at(portal).with("https_proxy", "proxy.invalid:3128").with("no_proxy", "localhost");

            assertThat(lines(cli.run(ARGS), "proxy", "tunnel", "api"))
                    .isEqualTo("proxy\tok\tnone, because of no_proxy\t\t\napi\tok\thttps://localhost:" + portal.port()
                            + "/api answers as the API of HostBill\t\t");
        }
    }

    @Test
    void a_name_that_does_not_exist_is_the_only_problem() {
        Run run = cli.with("TICKETS_PORTAL", "https://portal.invalid").run(ARGS);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(lines(run, "dns", "connect", "tls", "api", "description", "login", "tickets"))
                .isEqualTo("""
                        dns\tproblem\tthe name portal.invalid has no address\tThe host does not exist, or the name service does \
                        not answer.\tgetent hosts portal.invalid; tickets config show
                        connect\twarning\tnot checked, because 'dns' failed\t\t
                        tls\twarning\tnot checked, because 'dns' failed\t\t
                        api\twarning\tnot checked, because 'dns' failed\t\t
                        description\twarning\tnot checked, because 'dns' failed\t\t
                        login\twarning\tnot checked, because 'dns' failed\t\t
                        tickets\twarning\tnot checked, because 'dns' failed\t\t""");
    }

    @Test
    void a_closed_port_is_named_for_each_family() throws IOException {
        int port = closedPort();
        Run run = cli.with("TICKETS_PORTAL", "http://127.0.0.1:" + port).run(ARGS);

        assertThat(lines(run, "ipv4", "ipv6", "api"))
                .isEqualTo(
                        ("ipv4\tproblem\t127.0.0.1, port %d: connection refused\tA firewall is in the way, or no server"
                                        + " runs at this address and port.\tcheck the network of this machine; tickets config show"
                                        + " names the portal's address\n"
                                        + "ipv6\tok\tno IPv6 address\t\t\n"
                                        + "api\twarning\tnot checked, because 'ipv4' failed\t\t")
                                .formatted(port));
    }

    @Test
    void a_network_login_that_answers_a_page_is_recognized() {
        try (RawPortal portal = RawPortal.answering(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<title>Welcome to our hotel</title>")) {
            assertThat(lines(cli.at(portal.uri()).run(ARGS), "api", "login")).isEqualTo("""
                            api\tproblem\t%1$s/api gave a page, no API, which is no API of HostBill\tA network that wants a login \
                            answers in place of the portal, or the portal's operator has switched the API off.\topen %1$s in \
                            a browser on this machine, then: tickets doctor
                            login\twarning\tnot checked, because 'api' failed\t\t""".formatted(portal.uri()));
        }
    }

    @Test
    void a_network_login_that_redirects_is_recognized() {
        try (RawPortal portal = RawPortal.answering(
                "HTTP/1.1 302 Found\r\nLocation: https://login.hotel.example/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")) {
            assertThat(lines(cli.at(portal.uri()).run(ARGS), "api"))
                    .isEqualTo(
                            "api\tproblem\t%1$s/api gave a redirect to https://login.hotel.example/, which is no API of HostBill\tA network that wants a login redirects so, or the portal has another address.\topen %1$s in a browser on this machine, then: tickets doctor"
                                    .formatted(portal.uri()));
        }
    }

    @Test
    void an_api_that_is_switched_off_is_recognized() {
        try (FakePortal portal = new FakePortal()) {
            assertThat(lines(cli.at(portal.uri()).run(ARGS), "clock", "api"))
                    .isEqualTo("clock\tok\tthe portal's clock and this machine's agree\t\t\n"
                            + "api\tproblem\t%s/api gave HTTP 404, which is no API of HostBill\tThe portal's operator has switched the API off, or api-url is wrong.\task the operator to enable the API, or set api-url in config.toml"
                                    .formatted(portal.uri()))
                    .satisfies(text ->
                            assertThat(portal.asked()).allMatch(asked -> asked.header("Authorization") == null));
        }
    }

    @Test
    void a_clock_that_is_an_hour_off_is_named() {
        try (FakePortal portal = new FakePortal()) {
            Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-61));
            assertThat(lines(cli.at(portal.uri()).at(late).run(ARGS), "clock"))
                    .isEqualTo(
                            "clock\twarning\tthe portal's clock is 1 h ahead of this machine's\tAges of tickets and --since are wrong by that much if this machine's clock is wrong.\tdate -u; timedatectl status");
            Clock early = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(61));
            assertThat(lines(cli.at(early).run(ARGS), "clock"))
                    .startsWith("clock\twarning\tthe portal's clock is 1 h behind this machine's\t");
        }
    }
}
