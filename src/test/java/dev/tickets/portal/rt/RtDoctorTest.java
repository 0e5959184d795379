package dev.tickets.portal.rt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What tickets doctor says of a Request Tracker, and what it asks there. */
class RtDoctorTest extends RtToolFixture {
    /** The checks of what is known, which are the same for each Request Tracker. */
    private static final String KNOWN = """
            attachments|ok|go as multipart, as the portal's software documents||
            times|ok|the portal writes times with their zone||
            texts|ok|of any length||
            encryption|ok|the portal has none of its own; a key works: encrypt-to||
            """;

    private static final String NOT_CHECKED = """
            departments|warning|not checked, because 'login' failed||
            services|warning|not checked, because 'login' failed||
            tickets|warning|not checked, because 'login' failed||
            """;

    private static final String REFUSED =
            "Commands that ask the portal end with exit code 4. A login is tried once at most.";

    private static Run doctor(Cli cli, String... options) {
        return cli.run(Stream.concat(
                        Stream.of("doctor", "-o", "tsv", "--fields", "check,status,detail,meaning,hint"),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    /** The lines from a check on: check, status, finding, meaning, hint. */
    private static String from(String check, Run run) {
        assertThat(run.err()).isEmpty();
        return run.out().substring(run.out().indexOf("\n" + check + "\t") + 1).replace('\t', '|');
    }

    /** One check. */
    private static String line(String check, Run run) {
        return from(check, run).lines().findFirst().orElseThrow();
    }

    private String place() {
        return server.address().toString();
    }

    @Test
    void a_portal_where_all_is_well() {
        create("Billing", "Invoice");

        Run run = doctor(cli);

        assertThat(run.exitCode()).isZero();
        assertThat(from("portal", run))
                .isEqualTo("""
                portal|ok|default: %1$s, Request Tracker||
                proxy|ok|none||
                dns|ok|not needed: 127.0.0.1 is an address||
                ipv4|ok|127.0.0.1 accepts connections to port %2$d||
                ipv6|ok|no IPv6 address||
                tls|ok|not used: plain http does not leave this machine||
                clock|ok|the portal's clock and this machine's agree||
                api|ok|%1$s/REST/2.0 answers as the API of Request Tracker||
                description|ok|the portal does not describe its API||
                login|ok|carol@example.test is logged in (by TICKETS_TOKEN)||
                departments|ok|5 take tickets of this account||
                services|ok|this portal has no list; --service takes any text||
                tickets|ok|the list can be read; its first page has 1||
                """.formatted(place(), server.address().getPort()) + KNOWN);
    }

    @Test
    void the_report_for_people_without_private_parts() {
        String report = cli.run("doctor", "--redacted").out();

        assertThat(report.substring(report.indexOf("Connection\n")).replaceFirst("\n[^\n]*\\bok\n$", "\n"))
                .isEqualTo("""
                Connection
                ok       portal: <profile>: <address>, Request Tracker
                ok       proxy: none
                ok       dns: not needed: <host> is an address
                ok       ipv4: <host> accepts connections to port %d
                ok       ipv6: no IPv6 address
                ok       tls: not used: plain http does not leave this machine
                ok       clock: the portal's clock and this machine's agree
                ok       api: <address> answers as the API of Request Tracker

                Account
                ok       description: the portal does not describe its API
                ok       login: <user> is logged in (by <text>)
                ok       departments: 5 take tickets of this account
                ok       services: this portal has no list; --service takes any text
                ok       tickets: the list can be read; its first page has 0
                         The account has no tickets yet, or no right to see tickets: some
                         portals hide them so.

                Known of the portal
                ok       attachments: go as multipart, as the portal's software documents
                ok       times: the portal writes times with their zone
                ok       texts: of any length
                ok       encryption: the portal has none of its own; a key works: encrypt-to

                """.formatted(server.address().getPort()));
        assertThat(report).doesNotContain("carol", "127.0.0.1", folder.toString());
    }

    /** A machine that sends carol's name and this password with each request. */
    private Cli basic(String password) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), password + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return new Cli(folder).at(Clock.systemUTC()).config("""
                        [profiles.default]
                        portal = "%s"
                        type = "rt"
                        auth = "basic"
                        user = "carol"
                        password-file = "%s"
                        """.formatted(place(), file));
    }

    @Test
    void a_password_with_each_request() throws IOException {
        Run run = doctor(basic("carol-pass"));

        assertThat(run.exitCode()).isZero();
        assertThat(from("description", run)).isEqualTo("""
                description|ok|the portal does not describe its API||
                login|ok|carol@example.test is logged in (by password-file %s/password)||
                departments|ok|5 take tickets of this account||
                services|ok|this portal has no list; --service takes any text||
                tickets|ok|the list can be read; its first page has 0|The account has no tickets yet, or no right to see \
                tickets: some portals hide them so.|
                """.formatted(folder) + KNOWN);
    }

    @Test
    void a_wrong_password_is_sent_once() throws IOException {
        Run run = doctor(basic("wrong"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(from("login", run)).isEqualTo("""
                login|problem|not logged in: the portal does not accept the password (from password-file %s/password)|%s|\
                tickets login -p default
                """.formatted(folder, REFUSED) + NOT_CHECKED + KNOWN);
        assertThat(server.requests()).containsExactly("GET ", "GET /rt", "GET /user/carol");
    }

    @Test
    void a_wrong_token_is_sent_once() {
        Run run = doctor(cli.with("TICKETS_TOKEN", "1-39-wrong"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(from("login", run)).isEqualTo("""
                login|problem|not logged in: the portal does not accept the token (from TICKETS_TOKEN)|%s|\
                tickets login -p default
                """.formatted(REFUSED) + NOT_CHECKED + KNOWN);
        assertThat(server.requests()).containsExactly("GET ", "GET /rt", "GET /user/39");
    }

    @Test
    void a_word_that_is_no_token_is_not_sent() {
        Run run = doctor(cli.with("TICKETS_TOKEN", "abc"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(line("login", run))
                .isEqualTo("login|problem|the token (from TICKETS_TOKEN) does not name its user, as tokens of Request"
                        + " Tracker do|" + REFUSED + "|tickets login -p default --user NAME");
        assertThat(server.requests()).containsExactly("GET ", "GET /rt");
    }

    @Test
    void a_user_without_rights() {
        Run run = doctor(cli.with("TICKETS_TOKEN", server.token("norights")));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(from("login", run)).isEqualTo("""
                login|ok|norights@example.test is logged in (by TICKETS_TOKEN)||
                departments|problem|none takes tickets of this account|'tickets create' has no department to send to.|ask the \
                portal's operator which department takes tickets of this account
                services|ok|this portal has no list; --service takes any text||
                tickets|ok|the list can be read; its first page has 0|The account has no tickets yet, or no right to see \
                tickets: some portals hide them so.|
                """ + KNOWN);
    }

    @Test
    void an_attachment_comes_back_as_it_was_sent() throws IOException {
        create("Billing", "Invoice", "--attach", file());

        assertThat(line("download", doctor(cli, "--deep")))
                .isEqualTo("download|ok|a.txt of #1: 5 bytes, the same that were sent||");
        assertThat(line("download", doctor(machine("another"), "--deep")))
                .isEqualTo("download|ok|a.txt of #1: 5 bytes|The size is the one that the portal shows.|");
        assertThat(cli.run("doctor", "--deep", "--redacted").out())
                .contains("\nok       download: <text> of <ticket>: 5 bytes, the same that were sent\n");
    }

    @Test
    void without_an_attachment_nothing_is_proven() {
        assertThat(line("download", doctor(cli, "--deep")))
                .isEqualTo("download|ok|no attachment is known, so nothing was downloaded|"
                        + "Whether attachments come back whole is not proven.|");
    }

    @Test
    void attachments_that_the_user_may_not_see() throws IOException {
        create("Billing", "Invoice", "--attach", file());
        server.quirks().hidesBytes = true;

        Run run = doctor(cli, "--deep");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(line("download", run))
                .isEqualTo("download|problem|the portal sent no bytes of 'a.txt'||"
                        + "ask the portal's operator for the right to see attachments");
    }

    private String file() throws IOException {
        return Files.writeString(folder.resolve("a.txt"), "hello").toString();
    }

    @Test
    void a_portal_without_rest_2_gets_no_login() {
        try (FakePortal portal = new FakePortal()) {
            portal.answers("GET /REST/2.0/rt", 404, "text/html", "<html>Not found</html>".getBytes(UTF_8));

            Run run = doctor(cli.with("TICKETS_PORTAL", portal.uri().toString()));

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(from("api", run))
                    .isEqualTo("""
                    api|problem|%s/REST/2.0 gave HTTP 404, which is no API of Request Tracker|The portal is older than \
                    Request Tracker 5, its web server does not pass REST 2.0 on, or api-url is wrong.|ask the operator to \
                    enable the API, or set api-url in config.toml
                    """.formatted(portal.uri())
                            + Stream.of("description", "login", "departments", "services", "tickets")
                                    .map(check -> check + "|warning|not checked, because 'api' failed||\n")
                                    .collect(Collectors.joining())
                            + KNOWN);
            assertThat(portal.asked())
                    .isNotEmpty()
                    .allSatisfy(
                            asked -> assertThat(asked.header("Authorization")).isNull());
        }
    }

    /** What the portal says of its user, and how doctor names that user. */
    @Test
    void a_user_is_named_as_far_as_the_portal_tells() {
        List<List<String>> told = List.of(
                List.of(
                        "200",
                        "{\"id\":39,\"Name\":\"carol\",\"EmailAddress\":\"c@example.test\"}",
                        "c@example.test is logged in"),
                List.of("200", "{\"id\":39,\"Name\":\"carol\",\"EmailAddress\":\"\"}", "carol is logged in"),
                List.of("200", "{\"id\":39,\"Name\":\"carol\",\"RealName\":\"Ms C\"}", "Ms C is logged in"),
                List.of("403", "{\"message\":\"Forbidden\"}", "the portal accepts the login"));
        for (List<String> one : told) {
            try (FakePortal portal = new FakePortal()) {
                portal.answers("GET /REST/2.0/rt", 401, "{\"message\":\"Unauthorized\"}")
                        .answers("GET /REST/2.0/user/39", Integer.parseInt(one.get(0)), one.get(1));

                Run run = doctor(cli.with("TICKETS_PORTAL", portal.uri().toString()));

                assertThat(line("login", run)).startsWith("login|ok|" + one.get(2) + " (by TICKETS_TOKEN)|");
            }
        }
    }
}
