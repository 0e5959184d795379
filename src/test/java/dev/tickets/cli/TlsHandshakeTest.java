package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Issued;
import dev.tickets.testing.RawPortal;
import dev.tickets.testing.Tls;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A handshake that fails says why; a client certificate is never there, and a server may do without. */
class TlsHandshakeTest extends TlsWordsFixture {
    static Stream<Arguments> handshakes() {
        String versions = "the server supports no safe version of TLS: 1.2 or 1.3 is required";
        String versionsHint = "tell the portal's operator that TLS 1.0 and 1.1 are out of use (RFC 8996)";
        String operator = "tell the portal's operator; tickets -vv shows more";
        String port = "check the portal's address and port: " + ADDRESS;
        String hello = "160301002a 020000260301" + "00".repeat(32) + "00 c013 00";
        return Stream.of(
                Arguments.of(
                        "plain http",
                        hex("HTTP/1.1 400 Bad Request\r\n\r\n"),
                        "the server does not use TLS on this port",
                        port),
                Arguments.of("ssh", hex("SSH-2.0-OpenSSH_9.2\r\n"), "the server does not use TLS on this port", port),
                Arguments.of("alert protocol_version", "15030100020246", versions, versionsHint),
                Arguments.of("chooses TLS 1.0", hello, versions, versionsHint),
                Arguments.of(
                        "alert handshake_failure",
                        "15030300020228",
                        "the server and this machine share no TLS cipher or algorithm",
                        operator),
                Arguments.of(
                        "alert insufficient_security",
                        "15030300020247",
                        "the server and this machine share no TLS cipher or algorithm",
                        operator),
                Arguments.of(
                        "alert unrecognized_name",
                        "15030300020270",
                        "the server does not know the name localhost",
                        port),
                Arguments.of(
                        "alert internal_error",
                        "15030300020250",
                        "TLS failed: Received fatal alert: internal_error",
                        operator),
                Arguments.of(
                        "closes",
                        "",
                        "the server closed the connection during the TLS handshake",
                        "check that the server uses TLS on this port; " + port));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handshakes")
    void a_handshake_that_fails_is_described(String name, String answer, String why, String hint) {
        byte[] bytes = HexFormat.of().parseHex(answer.replace(" ", ""));
        try (RawPortal portal = new RawPortal((socket, self) -> {
            byte[] head = socket.getInputStream().readNBytes(5);
            int length = ((head[3] & 0xFF) << 8) | (head[4] & 0xFF);
            assertThat(socket.getInputStream().readNBytes(length)).hasSize(length);
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        })) {
            int port = portal.uri().getPort();

            Cli.Run run = list(port, new Cli(folder).write("ca.pem", OURS.pem()));

            assertThat(run).isEqualTo(new Cli.Run(69, "", """
                    tickets: cannot reach localhost:%d: %s
                    hint: %s
                    """.formatted(port, why, hint)));
        }
    }

    @ParameterizedTest(name = "TLS {0}")
    @MethodSource("versions")
    void a_server_that_wants_a_client_certificate_gets_none(String version) {
        Issued certificate = local().by(OURS).make();
        try (RawPortal portal = RawPortal.withoutTickets(needing(certificate, version))) {
            Cli.Run run = list(portal.port(), new Cli(folder).write("ca.pem", OURS.pem()));

            assertThat(run).isEqualTo(new Cli.Run(69, "", """
                    tickets: cannot reach localhost:%d: the server requires a client certificate, which tickets \
                    does not support
                    hint: ask the portal's operator for an address that works without a client certificate
                    """.formatted(portal.port())));
            assertThat(portal.requests()).isEmpty();
        }
    }

    @ParameterizedTest(name = "TLS {0}")
    @MethodSource("versions")
    void a_ticket_for_a_server_that_wants_a_client_certificate_is_not_sent(String version) {
        Issued certificate = local().by(OURS).make();
        try (RawPortal portal = RawPortal.withoutTickets(needing(certificate, version))) {
            new Cli(folder).write("ca.pem", OURS.pem());
            Cli.Run run = new Cli(folder)
                    .config("[profiles.default]\nportal = \"https://localhost:" + portal.port() + "\"\nca-file = \""
                            + folder.resolve("ca.pem") + "\"\n")
                    .with("TICKETS_TOKEN", "token-1")
                    .run("create", "-d", "1", "-s", "S", "-m", "M");

            assertThat(run.exitCode()).as(run.err()).isEqualTo(75);
            assertThat(run.err()).contains("the server requires a client certificate");
            assertThat(portal.requests()).isEmpty();
        }
    }

    @ParameterizedTest(name = "TLS {0}")
    @MethodSource("versions")
    void a_server_that_can_do_without_a_client_certificate_gets_the_request(String version) {
        Issued certificate = local().by(OURS).make();
        try (RawPortal portal = RawPortal.withoutTickets(
                new Tls(certificate).likingClientCertificates().only(version))) {
            assertThat(list(portal.port(), new Cli(folder).write("ca.pem", OURS.pem()))
                            .exitCode())
                    .isZero();
            assertThat(portal.requests()).hasSize(1);
        }
    }

    private static Tls needing(Issued certificate, String version) {
        return new Tls(certificate).needingClientCertificates().only(version);
    }

    static Stream<String> versions() {
        return Stream.of("TLSv1.2", "TLSv1.3");
    }
}
