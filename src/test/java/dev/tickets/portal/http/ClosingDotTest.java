package dev.tickets.portal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.config.PortalAddress;
import dev.tickets.testing.Client;
import dev.tickets.testing.Issued;
import dev.tickets.testing.RawPortal;
import dev.tickets.testing.Tls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a host is spelled, the server is asked for one name, and its certificate must have that name. */
class ClosingDotTest {
    private static final Issued AUTHORITY = Issued.authority("Our Authority");
    private static final Issued CERTIFICATE = new Issued.Order("CN=portal")
            .hosts("portal.example.net")
            .by(AUTHORITY)
            .make();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"portal.example.net", "portal.example.net.", "PORTAL.Example.Net."})
    void the_certificate_and_the_name_that_is_asked_for_have_no_dot(String host) throws IOException {
        Tls tls = new Tls(CERTIFICATE);
        try (RawPortal portal = RawPortal.withoutTickets(tls);
                RawPortal proxy = RawPortal.connectingTo(portal.port())) {
            URI address = URI.create("https://" + host + ":" + portal.port() + "/api/tickets");

            assertThat(status(address, proxy)).isEqualTo(200);
            assertThat(status(PortalAddress.parse(address.toString()), proxy)).isEqualTo(200);

            assertThat(tls.names()).containsExactly("portal.example.net", "portal.example.net");
            assertThat(proxy.requests().get(1)).isEqualTo("CONNECT portal.example.net:" + portal.port());
        }
    }

    private int status(URI address, RawPortal proxy) throws IOException {
        Path ca = Files.writeString(folder.resolve("ca.pem"), AUTHORITY.pem());
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());
        try (HttpConnection http = new HttpConnection(
                address,
                Limits.DEFAULT,
                Deadline.NEVER,
                Client.NO_TRACE,
                Client.retrying(),
                environment,
                Trust.with(ca))) {
            return http.send(Request.get(address), Answer::status);
        }
    }
}
