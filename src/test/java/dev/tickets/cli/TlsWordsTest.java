package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Issued;
import dev.tickets.testing.RawPortal;
import dev.tickets.testing.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS that fails says what happened, why, and what to type; no login has been sent, and no word is one of Java's. */
class TlsWordsTest extends TlsWordsFixture {
    private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant RECENTLY = Instant.parse("2025-11-20T12:00:00Z");

    private static final Instant LATER = Instant.parse("2097-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("2098-01-01T00:00:00Z");

    private static final Issued OTHERS = Issued.authority("Somebody Else");
    private static final String CLOCK = "is this machine's clock right? (date shows it)";

    private static final String NEW_ONE = "the portal's operator must get a new one";

    static Stream<Arguments> certificates() {
        Issued middle = new Issued.Order("CN=Middle").authority().by(OTHERS).make();
        Issued known = new Issued.Order("CN=Known").authority().by(OURS).make();
        Issued old = new Issued.Order("CN=Old Middle")
                .authority()
                .by(OURS)
                .valid(PAST, RECENTLY)
                .make();
        Issued self = new Issued.Order("CN=localhost").hosts("localhost").make();
        Issued many = new Issued.Order("CN=many")
                .hosts("a.example", "b.example", "c.example", "d.example", "e.example", "f.example", "g.example")
                .by(OURS)
                .make();
        return Stream.of(
                of(
                        "expired",
                        local().by(OURS).valid(PAST, RECENTLY).make(),
                        "the certificate of localhost expired on 2025-11-20",
                        "the portal's operator must renew it; " + CLOCK),
                of(
                        "not yet valid",
                        local().by(OURS).valid(LATER, NEVER).make(),
                        "the certificate of localhost is valid from 2097-01-01 only",
                        CLOCK),
                of(
                        "expired authority",
                        local().by(old).make(),
                        "the certificate of Old Middle, which vouches for localhost, expired on 2025-11-20",
                        "the portal's operator must renew it; " + CLOCK),
                of(
                        "other names",
                        new Issued.Order("CN=x")
                                .hosts("other.example", "www.other.example")
                                .by(OURS)
                                .make(),
                        "the certificate of localhost is for other.example, www.other.example, not for localhost",
                        "check the portal's address: " + ADDRESS),
                of(
                        "many names",
                        many,
                        "the certificate of localhost is for a.example, b.example, c.example, d.example, e.example and 2"
                                + " more, not for localhost",
                        "check the portal's address: " + ADDRESS),
                of(
                        "common name",
                        new Issued.Order("CN=old.example").by(OURS).make(),
                        "the certificate of localhost is for old.example, not for localhost",
                        "check the portal's address: " + ADDRESS),
                of(
                        "address",
                        new Issued.Order("CN=x").address("192.0.2.1").by(OURS).make(),
                        "the certificate of localhost is for 192.0.2.1, not for localhost",
                        "check the portal's address: " + ADDRESS),
                of(
                        "no name",
                        new Issued.Order("O=Nobody").by(OURS).make(),
                        "the certificate of localhost is for no host at all, not for localhost",
                        "check the portal's address: " + ADDRESS),
                of(
                        "self-signed",
                        self,
                        "the certificate of localhost is self-signed, and this machine does not trust it",
                        "if it is the right one, save it as PEM and add it to CA, the ca-file of config.toml"),
                of(
                        "unknown authority",
                        local().by(OTHERS).make(),
                        "the certificate of localhost is signed by Somebody Else, which this machine does not trust",
                        "if Somebody Else is an authority of your own, save its certificate as PEM and add it to CA, the"
                                + " ca-file of config.toml"),
                of(
                        "unknown authority above another",
                        local().by(middle).make(),
                        "the certificate of localhost is signed by Middle, which this machine does not trust (nor its"
                                + " authority Somebody Else)",
                        "if Somebody Else is an authority of your own, save its certificate as PEM and add it to CA, the"
                                + " ca-file of config.toml"),
                Arguments.of(
                        "intermediate missing",
                        local().by(known).make(),
                        1,
                        "the certificate of localhost is signed by Known, which this machine does not trust, and the"
                                + " server sends no certificate of that issuer",
                        "if that is an authority of the internet, the portal's operator must send the whole chain; if it"
                                + " is one of your own, save its certificate as PEM and add it to CA, the ca-file of"
                                + " config.toml"),
                of(
                        "short key",
                        local().rsa(512).by(OURS).make(),
                        "the certificate of localhost has an RSA key of 512 bits, which is too short to be safe",
                        NEW_ONE),
                of(
                        "hostile issuer",
                        new Issued.Order("CN=localhost")
                                .hosts("localhost")
                                .by(Issued.authority("My\u001b[31mBank\u202e"))
                                .make(),
                        "the certificate of localhost is signed by My\u241b[31mBank\ufffd, which this machine does not trust",
                        "if My\u241b[31mBank\ufffd is an authority of your own, save its certificate as PEM and add it to CA,"
                                + " the ca-file of config.toml"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("certificates")
    void a_certificate_that_is_refused_is_described(
            String name, Issued certificate, int sent, String why, String hint) {
        try (RawPortal portal = RawPortal.withoutTickets(new Tls(certificate).presenting(sent))) {
            Path ca = new Cli(folder).write("ca.pem", OURS.pem());

            Cli.Run run = list(portal.port(), ca);

            assertThat(run).isEqualTo(new Cli.Run(69, "", """
                    tickets: cannot reach localhost:%d: %s
                    hint: %s
                    """.formatted(
                            portal.port(), why, hint.replace("CA,", ca + ","))));
            assertThat(portal.requests()).isEmpty();
        }
    }

    @Test
    void without_a_ca_file_the_hint_says_to_set_one() {
        Issued certificate = local().by(OTHERS).make();
        try (RawPortal portal = RawPortal.withoutTickets(new Tls(certificate))) {
            Cli.Run run = new Cli(folder)
                    .config("[profiles.default]\nportal = \"https://localhost:" + portal.port() + "\"\n")
                    .with("TICKETS_TOKEN", "token-1")
                    .run("list");

            assertThat(run.err()).endsWith("save its certificate as PEM and set ca-file = \"FILE\" in config.toml\n");
        }
    }

    @Test
    void a_signature_with_md5_is_called_unsafe() {
        Issued authority =
                new Issued.Order("CN=Old Authority").authority().rsa(2048).make();
        Issued certificate =
                local().rsa(2048).by(authority).signature("MD5withRSA").make();
        try (RawPortal portal = RawPortal.withoutTickets(new Tls(certificate))) {
            Cli.Run run = list(portal.port(), new Cli(folder).write("ca.pem", authority.pem()));

            assertThat(run.exitCode()).isEqualTo(69);
            assertThat(run.err())
                    .contains("the certificate of localhost is signed with MD5withRSA, which is no longer safe");
        }
    }

    @Test
    void the_words_of_java_are_for_vv_alone() {
        Issued certificate = local().by(OTHERS).make();
        try (RawPortal portal = RawPortal.withoutTickets(new Tls(certificate))) {
            Path ca = new Cli(folder).write("ca.pem", OURS.pem());
            for (String option : List.of("-q", "-v", "-ojson")) {
                assertThat(list(portal.port(), ca, option).err()).doesNotContain("PKIX", "Exception", "sun.", "java.");
            }
            assertThat(list(portal.port(), ca, "-vv").err()).contains("PKIX path building failed");
        }
    }

    @Test
    void a_ca_file_may_be_pem_or_der() throws IOException, CertificateEncodingException {
        Issued certificate = local().by(OURS).make();
        Cli files = new Cli(folder);
        List<Path> good = List.of(
                files.write("ca.pem", OURS.pem()),
                files.write("ca.der", OURS.certificate().getEncoded()),
                files.write("both.pem", OTHERS.pem() + OURS.pem()),
                files.write("own.pem", certificate.pem()));
        for (Path ca : good) {
            try (RawPortal portal = RawPortal.withoutTickets(new Tls(certificate))) {
                assertThat(list(portal.port(), ca).exitCode()).as(ca.toString()).isZero();
            }
        }
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                Arguments.of("", "it is empty"),
                Arguments.of("nothing", "there is no certificate in it"),
                Arguments.of("\u0000\u0001\u0002", "there is no certificate in it"),
                Arguments.of(OURS.keyPem(), "it holds a private key, not a certificate"),
                Arguments.of(OURS.keyPem() + OURS.pem(), "it holds a private key beside its certificates"),
                Arguments.of(Issued.pem("PUBLIC KEY", new byte[9]), "it holds a public key, not a certificate"),
                Arguments.of(
                        Issued.pem("CERTIFICATE REQUEST", new byte[9]),
                        "it holds a request for a certificate, not a certificate"),
                Arguments.of(Issued.pem("CERTIFICATE", new byte[9]), "a certificate in it is damaged"),
                Arguments.of(OURS.pem().substring(0, 200), "a certificate in it is damaged"));
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void a_ca_file_that_is_none_is_bad_usage(String content, String why) {
        assertUnusable(new Cli(folder).write("ca.pem", content), why);
    }

    @Test
    void a_ca_file_that_cannot_be_read_is_bad_usage() throws IOException {
        assertUnusable(folder.resolve("none.pem"), "there is no such file");
        assertUnusable(Files.createDirectory(folder.resolve("folder.pem")), "the path is a folder");
        assertUnusable(new Cli(folder).write("huge.pem", new byte[17 << 20]), "it is larger than 16 MiB");
    }

    private void assertUnusable(Path ca, String why) {
        assertThat(list(1, ca)).isEqualTo(new Cli.Run(2, "", """
                tickets: cannot use ca-file %s: %s
                hint: ca-file in config.toml must name a file of certificates, PEM (-----BEGIN CERTIFICATE-----) or DER; \
                openssl x509 -in FILE -noout -text shows one
                """.formatted(ca, why)));
    }
}
