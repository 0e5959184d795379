package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Issued;
import dev.tickets.testing.RawPortal;
import dev.tickets.testing.Tls;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Portals whose names are international or have an underscore, behind a proxy that connects to this machine. */
class HostNamesTest {
    private static final Issued AUTHORITY = Issued.authority("Our Authority");

    @TempDir
    Path folder;

    private final List<String> hosts = new CopyOnWriteArrayList<>();
    private Cli cli;

    @BeforeEach
    void our_authority_is_trusted() {
        cli = new Cli(folder).with("TICKETS_TOKEN", "token-1");
        cli.with("TICKETS_CA_FILE", cli.write("ca.pem", AUTHORITY.pem()).toString());
    }

    private static Tls certificate(String host) {
        return new Tls(new Issued.Order("CN=portal").hosts(host).by(AUTHORITY).make());
    }

    /** A portal that redirects its first request to that address, and remembers the host that it is asked for. */
    private RawPortal portal(Tls tls, String location) {
        return new RawPortal(tls, (socket, self) -> {
            String head = self.head(socket);
            hosts.add(head.replaceFirst("(?s).*\r\nHost: ([^\r]*)\r\n.*", "$1"));
            String answer = self.requests().size() == 1
                    ? "HTTP/1.1 302 Found\r\nLocation: " + location
                            + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    : RawPortal.json("{\"tickets\":[{\"ticket_number\":\"7\"}]}");
            socket.getOutputStream().write(answer.getBytes(UTF_8));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "https://bücher.example, xn--bcher-kva.example",
        "BÜCHER.example., xn--bcher-kva.example",
        "https://xn--bcher-kva.example, xn--bcher-kva.example",
        "https://my_portal.example, my_portal.example",
        "https://My_Portal.Example.:443/, my_portal.example",
        "portal.example, portal.example",
    })
    void one_name_goes_to_the_proxy_the_server_and_the_certificate(String typed, String host) {
        Tls tls = certificate(host);
        try (RawPortal portal = portal(tls, "https://" + host.toUpperCase(Locale.ROOT) + "/api/tickets");
                RawPortal proxy = RawPortal.connectingTo(portal.port())) {
            cli.with("TICKETS_PORTAL", typed).with("HTTPS_PROXY", "127.0.0.1:" + proxy.port());

            assertThat(cli.run("list", "-o", "tsv", "--fields", "url"))
                    .isEqualTo(new Run(0, "https://" + host + "/tickets/view/7/\n", ""));
            assertThat(proxy.requests()).containsOnly("CONNECT " + host + ":443");
            // a server in Java takes no name with an underscore
            assertThat(tls.names()).allMatch(host::equals).hasSize(host.contains("_") ? 0 : 2);
            assertThat(hosts).containsExactly(host, host);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "my_portal.example, other.example",
        "my_portal.example, myxportal.example",
        "bücher.example, bucher.example"
    })
    void another_certificate_is_refused(String portalName, String certified) {
        try (RawPortal portal = RawPortal.withoutTickets(certificate(certified));
                RawPortal proxy = RawPortal.connectingTo(portal.port())) {
            cli.with("TICKETS_PORTAL", portalName).with("HTTPS_PROXY", "127.0.0.1:" + proxy.port());

            Run run = cli.run("list");

            assertThat(run.exitCode()).isEqualTo(69);
            assertThat(run.err()).contains("is valid for " + certified + ", not for ");
        }
    }

    /** Servers other than those in Java choose the certificate by the name. */
    @Test
    void a_name_with_an_underscore_is_sent_to_the_server() {
        List<String> hellos = new CopyOnWriteArrayList<>();
        try (RawPortal portal = new RawPortal((socket, self) -> {
                    byte[] hello = new byte[2_000];
                    hellos.add(new String(hello, 0, socket.getInputStream().read(hello), US_ASCII));
                    // handshake_failure
                    socket.getOutputStream().write(new byte[] {0x15, 3, 3, 0, 2, 2, 40});
                });
                RawPortal proxy = RawPortal.connectingTo(portal.port())) {
            cli.with("TICKETS_PORTAL", "https://my_portal.example").with("HTTPS_PROXY", "127.0.0.1:" + proxy.port());

            assertThat(cli.run("list").exitCode()).isEqualTo(69);
            assertThat(hellos).hasSize(2);
            assertThat(hellos.get(0)).contains("my_portal.example");
            assertThat(hellos.get(1)).doesNotContain("my_portal.example");
        }
    }

    @Test
    void a_redirect_to_a_name_that_looks_alike_is_not_followed() {
        try (RawPortal portal = portal(certificate("my_portal.example"), "https://my-portal.example/api/tickets");
                RawPortal proxy = RawPortal.connectingTo(portal.port())) {
            cli.with("TICKETS_PORTAL", "https://my_portal.example").with("HTTPS_PROXY", "127.0.0.1:" + proxy.port());

            assertThat(cli.run("list").err())
                    .startsWith("tickets: GET https://my_portal.example/api/tickets is redirected to"
                            + " https://my-portal.example/api/tickets; the program does not send your login there\n");
        }
    }

    @Test
    void an_international_name_is_shown_in_both_forms() {
        cli.with("TICKETS_PORTAL", "https://bücher.invalid");

        assertThat(cli.run("list"))
                .isEqualTo(new Run(
                        69,
                        "",
                        "tickets: cannot reach bücher.invalid (xn--bcher-kva.invalid): the host does not exist, or the"
                                + " name service does not answer\n"));
    }

    @Test
    void a_ticket_may_be_named_by_a_page_with_either_name() {
        cli.with("TICKETS_PORTAL", "https://bücher.invalid");

        for (String page :
                List.of("https://bücher.invalid/tickets/view/7/", "https://XN--bcher-kva.invalid/tickets/view/7")) {
            assertThat(cli.run("view", page).exitCode()).isEqualTo(69);
        }
    }
}
