package dev.tickets.portal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tickets.state.TrustedFiles;
import dev.tickets.testing.Client;
import dev.tickets.testing.Issued;
import dev.tickets.testing.Owner;
import dev.tickets.testing.RawPortal;
import dev.tickets.testing.Tls;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An index makes nothing acceptable but what is in it, and changes no refusal. The stores of these tests hold no
 * certificates: those of an index come from the test, and those of a store from this Java.
 */
class IndexedTrustTest {
    private static final Issued ROOT = Issued.authority("Root in the index");
    private static final Issued OTHER = Issued.authority("Somebody Else");

    @TempDir
    Path folder;

    private Path store = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void root_is_in_the_index() throws IOException {
        store = Files.writeString(folder.resolve("cacerts"), "content");
        file = folder.resolve("authorities");
        cache().write(AuthorityStore.read(store), new X509Certificate[] {OTHER.certificate(), ROOT.certificate()});
        assertThat(file).exists();
    }

    private AuthorityCache cache() {
        return new AuthorityCache(file, new TrustedFiles(), store);
    }

    private static Issued.Order localhost() {
        return new Issued.Order("CN=localhost").hosts("localhost");
    }

    private int status(Tls tls) {
        return status(tls, "localhost", new Trust(null, cache()));
    }

    /** Asks a portal with this certificate, whatever the host is. */
    private static int status(Tls tls, String host, Trust trust) {
        try (RawPortal portal = RawPortal.withoutTickets(tls);
                RawPortal proxy = RawPortal.connectingTo(portal.port())) {
            URI address = URI.create("https://" + host + ":" + portal.port() + "/api/tickets");
            Map<String, String> environment =
                    Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port(), "NO_PROXY", "localhost");
            try (HttpConnection http = new HttpConnection(
                    address, Limits.DEFAULT, Deadline.NEVER, Client.NO_TRACE, Client.retrying(), environment, trust)) {
                return http.send(Request.get(address), Answer::status);
            } catch (TicketsException e) {
                assertThat(portal.requests()).isEmpty();
                throw e;
            }
        }
    }

    private String refusal(Tls tls) {
        return refusal(tls, "localhost", new Trust(null, cache()));
    }

    private static String refusal(Tls tls, String host, Trust trust) {
        TicketsException e = catchThrowableOfType(TicketsException.class, () -> status(tls, host, trust));
        assertThat(e).isNotNull();
        return e.getMessage().replaceFirst("^cannot reach [^:]+:[0-9]+: ", "");
    }

    @Test
    void an_authority_of_the_index_is_trusted() {
        assertThat(status(new Tls(localhost().by(ROOT).make()))).isEqualTo(200);
        Issued middle = new Issued.Order("CN=Middle").authority().by(ROOT).make();
        assertThat(status(new Tls(localhost().by(middle).make()))).isEqualTo(200);
        assertThat(status(new Tls(localhost().by(middle).make()).presenting(2))).isEqualTo(200);
    }

    @Test
    void an_authority_that_is_nowhere_is_refused_as_without_an_index() {
        Issued namesake = Issued.authority("Root in the index");
        assertThat(refusal(new Tls(localhost().by(Issued.authority("Nobody")).make())))
                .isEqualTo("the certificate of localhost is signed by Nobody, which this machine does not trust");
        assertThat(refusal(new Tls(localhost().by(namesake).make())))
                .isEqualTo(
                        "the certificate of localhost is signed by Root in the index, which this machine does not trust");
    }

    @Test
    void an_index_excuses_nothing() {
        Issued middle = new Issued.Order("CN=Middle").authority().by(ROOT).make();
        Issued noAuthority = new Issued.Order("CN=Leaf").by(ROOT).make();
        Instant past = Instant.parse("2020-01-01T00:00:00Z");
        Instant recently = Instant.parse("2025-11-20T12:00:00Z");

        assertThat(refusal(new Tls(localhost().by(ROOT).valid(past, recently).make())))
                .isEqualTo("the certificate of localhost expired on 2025-11-20");
        assertThat(refusal(new Tls(localhost().by(middle).make()).presenting(1)))
                .contains("is signed by Middle, which this machine does not trust");
        assertThat(refusal(new Tls(localhost().by(noAuthority).make()))).contains("does not trust");
    }

    /** Its key is trusted, whoever has signed it besides. */
    @Test
    void an_authority_that_another_one_has_signed_as_well_is_trusted() {
        Issued signed = new Issued.Order("CN=Root in the index")
                .authority()
                .key(ROOT.keys())
                .by(Issued.authority("Old Root"))
                .make();
        assertThat(status(new Tls(localhost().by(signed).make()))).isEqualTo(200);
        assertThat(status(new Tls(localhost().by(signed).make()).presenting(2))).isEqualTo(200);

        Issued other = new Issued.Order("CN=New Root").authority().by(OTHER).make();
        assertThat(status(new Tls(localhost().by(other).make()).presenting(2))).isEqualTo(200);
    }

    @Test
    void a_ca_file_counts_beside_the_index() throws IOException {
        Issued own = Issued.authority("Our Authority");
        Path caFile = Files.writeString(folder.resolve("ca.pem"), own.pem());

        assertThat(status(new Tls(localhost().by(own).make()), "localhost", new Trust(caFile, cache())))
                .isEqualTo(200);
        assertThat(status(new Tls(localhost().by(ROOT).make()), "localhost", new Trust(caFile, cache())))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"content that is longer", "CONTENT"})
    void a_store_that_has_changed_gets_a_new_index(String content) throws IOException {
        Files.writeString(store, content);

        assertThat(refusal(new Tls(localhost().by(ROOT).make()))).contains("does not trust");

        AuthorityIndex made = cache().read(AuthorityStore.read(store));
        assertThat(made).isNotNull();
        assertThat(refusal(new Tls(localhost().by(ROOT).make()))).contains("does not trust");
    }

    @Test
    void an_index_that_others_can_change_makes_nothing_trusted() {
        Owner.mode(file, "rw-rw-rw-");

        assertThat(refusal(new Tls(localhost().by(ROOT).make()))).contains("does not trust");
    }

    @Test
    void a_portal_without_tls_leaves_no_index() throws IOException {
        Files.delete(file);
        try (RawPortal portal = RawPortal.answering(RawPortal.json("{}"));
                HttpConnection http = new HttpConnection(
                        portal.uri(),
                        Limits.DEFAULT,
                        Deadline.NEVER,
                        Client.NO_TRACE,
                        Client.retrying(),
                        Map.of(),
                        new Trust(null, cache()))) {
            assertThat(http.send(Request.get(portal.uri()), Answer::status)).isEqualTo(200);
        }
        assertThat(file).doesNotExist();
    }

    /** As Java compares them, whose own comparison the exact name alone does without. */
    @ParameterizedTest
    @CsvSource({
        "portal.example.net,   portal.example.net,   true",
        "PORTAL.example.net,   portal.example.net,   true",
        "portal.example.net,   portal.example.net.,  true",
        "other.example.net,    portal.example.net,   false",
        "portal.example.net.x, portal.example.net,   false",
        "*.example.net,        portal.example.net,   true",
        "*.example.net,        a.portal.example.net, false",
        "*.example.net,        example.net,          false",
        "p*.example.net,       portal.example.net,   true",
        "*.intern,             portal.intern,        true",
        "*,                    portal,               false",
        "portal,               portal,               true",
        "192.0.2.1,            192.0.2.1,            false",
        "ip 192.0.2.1,         192.0.2.1,            true",
        "ip 192.0.2.2,         192.0.2.1,            false",
        "cn portal.example.net, portal.example.net,  true",
        "cn other.example.net, portal.example.net,   false",
        "cn 192.0.2.1,         192.0.2.1,            false",
        "my_portal.example,    my_portal.example,    true",
        "*.example.net,        my_portal.example.net, true",
        "my_portal.example,    my-portal.example,    false",
    })
    void names_are_accepted_as_java_does(String certified, String host, boolean accepted) throws IOException {
        Path caFile = Files.writeString(folder.resolve("ca.pem"), ROOT.pem());
        String name = certified.substring(certified.indexOf(' ') + 1);
        Issued.Order order = new Issued.Order(certified.startsWith("cn ") ? "CN=" + name : "CN=x").by(ROOT);
        if (certified.startsWith("ip ")) {
            order.address(name);
        } else if (!certified.startsWith("cn ")) {
            order.hosts(name);
        }
        Tls tls = new Tls(order.make());
        for (Trust trust : List.of(Trust.with(caFile), new Trust(caFile, cache()))) {
            if (accepted) {
                assertThat(status(tls, host, trust)).isEqualTo(200);
            } else {
                assertThat(refusal(tls, host, trust)).contains("the certificate of " + host + " is valid for ");
            }
        }
    }
}
