package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What tickets doctor says of the account, of the portal's own description of its API, and of what was learned. */
class DoctorAccountTest extends DoctorPortalFixture {
    private static final String SWAGGER = "GET /?action=swagger&cmd=userapi";
    private static final String CALLS = """
            {"swagger":"2.0","basePath":"/api","paths":{"/login":{"post":{}},"/details":{"get":{}},
            "/tickets":{"get":{},"post":{"parameters":[{"name":"dept_id","in":"query"},{"name":"subject","in":"query"},
            {"name":"body","in":"query"}]}},"/tickets/{number}":{"get":{},"post":{}},
            "/tickets/@number/close":{"put":{}},"/tickets/$number/open":{"put":{}},
            "/ticket/departments":{"get":{}},"/ticket/attachment/{file}":{"get":{}}}}
            """;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private final FakePortal portal = new FakePortal();

    @AfterEach
    void close() {
        portal.close();
    }

    private FakePortal open() {
        return portal.answers("GET /api/details", 200, "{\"client\":{\"id\":\"26\",\"email\":\"ann@example.net\"}}")
                .answers("GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}")
                .answers("GET /api/service", 200, "{\"services\":[{\"id\":\"7\",\"name\":\"VPS-2\"}]}")
                .answers("GET /api/tickets", 200, "{\"tickets\":[{\"ticket_number\":\"100001\",\"subject\":\"x\"}]}");
    }

    @Test
    void a_portal_where_all_is_well() {
        open().answers(SWAGGER, 200, CALLS);

        Run run = cli.at(portal.uri()).run("doctor", "-p", "work", "-o", "tsv", "--fields", "check,status,detail");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().substring(run.out().indexOf("portal\t")))
                .isEqualTo("""
                portal\tok\twork: %1$s, HostBill
                proxy\tok\tnone
                dns\tok\tnot needed: 127.0.0.1 is an address
                ipv4\tok\t127.0.0.1 accepts connections to port %2$d
                ipv6\tok\tno IPv6 address
                tls\tok\tnot used: plain http does not leave this machine
                clock\tok\tthe portal's clock and this machine's agree
                api\tok\t%1$s/api answers as the API of HostBill
                description\tok\tthe API lists 10 calls, and all that the program uses
                fields\tok\tthe API lists for a new ticket: dept_id, subject, body
                login\tok\tann@example.net is logged in (by TICKETS_TOKEN)
                departments\tok\t1 take tickets of this account
                services\tok\t1 belong to this account
                tickets\tok\tthe list can be read; its first page has 1
                attachments\tok\tgo as multipart; none was sent yet, so nothing is proven
                times\twarning\tthe zone of the portal's times is not known
                texts\tok\tof at most 60000 bytes; a longer text goes as an attachment (--zip)
                encryption\tok\tthe portal's own encryption is not proven
                description\tok\tthe API describes tickets (learned on %3$s)
                description\tok\tthe API lists for a new ticket: dept_id, subject, body (learned on %3$s)
                """.formatted(portal.uri(), portal.uri().getPort(), today));
    }

    @Test
    void a_field_that_the_portal_does_not_list_is_not_guessed() {
        open().answers(SWAGGER, 200, CALLS)
                .answers("POST /api/tickets", 200, "{\"ticket_id\":\"7\"}")
                .answers(
                        "GET /api/tickets/7",
                        200,
                        "{\"ticket\":{\"ticket_number\":\"7\",\"subject\":\"x\",\"body\":\"y\"}}");
        cli.at(portal.uri());
        String[] create = {"create", "-d", "1", "-s", "x", "-m", "y", "--cc", "bob@example.net", "--no-ref", "-q"};
        cli.run(create);
        assertThat(portal.asked().get(portal.asked().size() - 2).body()).contains("\"cc\":\"bob@example.net\"");

        cli.run("doctor");
        cli.run(create);

        assertThat(portal.asked().get(portal.asked().size() - 2).body())
                .contains("CC: bob@example.net")
                .doesNotContain("\"cc\"");
    }

    @Test
    void a_service_is_sent_in_the_field_that_the_portal_lists_and_named_in_the_message() {
        open().answers(
                        SWAGGER,
                        200,
                        CALLS.replace("{\"name\":\"body\"", "{\"name\":\"service_id\"},{\"name\":\"body\""))
                .answers("POST /api/tickets", 200, "{\"ticket_id\":\"7\"}")
                .answers("GET /api/tickets/7", exchange -> {
                    String text = lastTicket().replaceAll("(?s).*\"body\":\"(.*?)\".*", "$1");
                    byte[] answer = ("{\"ticket\":{\"ticket_number\":\"7\",\"subject\":\"x\",\"body\":\"" + text
                                    + "\"}}")
                            .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                });
        cli.at(portal.uri());
        String[] create = {"create", "-d", "1", "-s", "x", "-m", "y", "--service", "VPS-2", "--no-ref", "-q"};
        assertThat(cli.run(create).exitCode()).isZero();
        assertThat(lastTicket()).contains("Related service: VPS-2 (7)").doesNotContain("service_id");

        cli.run("doctor");
        Run run = cli.run(create);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(lastTicket()).contains("Related service: VPS-2 (7)").contains("\"service_id\":\"7\"");
    }

    private String lastTicket() {
        return portal.asked().stream()
                .filter(asked -> asked.method().equals("POST"))
                .map(FakePortal.Asked::body)
                .reduce("", (first, last) -> last);
    }

    @Test
    void a_portal_without_tickets_says_so_twice_by_its_description_and_by_its_answer() {
        portal.answers("GET /api/details", 200, "{\"client\":{\"email\":\"ann@example.net\"}}")
                .answers(
                        SWAGGER,
                        200,
                        "{\"paths\":{\"/details\":{\"get\":{}},\"/contact/@id\":{\"get\":{},\"put\":{}}}}");

        Run run = cli.at(portal.uri()).run(ARGS);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(lines(run, "description", "login", "tickets")).isEqualTo("""
                description\tproblem\tthis portal's API has no tickets: none of its 3 calls\tCommands for tickets cannot work \
                here.\tuse the portal's own pages, and ask its operator for tickets in the User API
                description\twarning\tthe API lists no login with a session\tThis portal may take the password only with every \
                request.\ttickets login -p default --basic
                login\tok\tann@example.net is logged in (by TICKETS_TOKEN)\t\t
                tickets\tproblem\tthis portal's API has no tickets: GET %s/api/tickets answers with HTTP 404\t\tcheck that the \
                User API is enabled and api-url is right; else use the portal's own pages, and ask the portal's operator for \
                tickets in the User API
                description\tok\tthe API describes no tickets (learned on %s)\t\t""".formatted(portal.uri(), today));
    }

    private void withPassword() throws IOException {
        Path file = cli.write("password", "wrong\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        cli = new Cli(folder)
                .at(Clock.systemUTC())
                .config("[profiles.default]\nportal = \"%s\"\nuser = \"ann@example.net\"\npassword-file = \"%s\"\n"
                        .formatted(portal.uri(), file));
    }

    private long logins() {
        return portal.requests().stream().filter("POST /api/login"::equals).count();
    }

    @Test
    void a_refused_password_is_sent_once_however_often_doctor_runs() throws IOException {
        portal.answers("GET /api/details", 401, "{}").answers("POST /api/login", 401, "{\"error\":[\"wronglogin\"]}");
        withPassword();

        Run first = cli.run(ARGS);

        assertThat(lines(first, "login", "departments", "tickets")).isEqualTo("""
                login\tproblem\tthe portal refused the login: wronglogin (wrong e-mail address or password)\tCommands that ask the \
                portal end with exit code 4. A login is tried once at most.\tthe login was tried once; if the portal requires a second factor or a \
                captcha, use a token (--token-stdin), --basic, or change the portal's settings
                departments\twarning\tnot checked, because 'login' failed\t\t
                tickets\twarning\tnot checked, because 'login' failed\t\t""");
        assertThat(logins()).isEqualTo(1);
        assertThat(lines(cli.run(ARGS), "login"))
                .startsWith("login\tproblem\tthe portal refused the last login with this password (from password-file "
                        + folder.resolve("password") + "); the password was not tried again\t");
        assertThat(cli.run(ARGS).exitCode()).isEqualTo(1);
        assertThat(logins()).isEqualTo(1);
    }

    @Test
    void a_wrong_basic_password_is_sent_once_in_a_run() throws IOException {
        portal.answers("GET /api/details", 401, "{}");
        withPassword();
        cli.with("TICKETS_AUTH", "basic");

        assertThat(lines(cli.run(ARGS), "login"))
                .startsWith("login\tproblem\tthe portal does not accept the password (from ");
        assertThat(portal.asked().stream().filter(asked -> asked.header("Authorization") != null))
                .hasSize(1);
    }

    @Test
    void a_portal_that_knows_only_basic_is_recognized() throws IOException {
        portal.answers("GET /api/details", 401, "{}");
        withPassword();

        assertThat(lines(cli.run(ARGS), "login"))
                .isEqualTo(
                        "login\tproblem\tthe portal refused POST %s/api/login with HTTP 404\tThis portal may have no sessions, and take the password with every request.\ttickets login -p default --basic"
                                .formatted(portal.uri()));
        assertThat(logins()).isEqualTo(1);
    }

    @Test
    void what_was_learned_can_be_forgotten_and_is_named() {
        open().answers(SWAGGER, 200, CALLS);
        cli.at(portal.uri()).run("doctor");

        assertThat(cli.run("doctor", "--forget", "-o", "tsv", "--fields", "check,status,detail"))
                .isEqualTo(new Run(0, """
                        description\tok\tforgotten: the API describes tickets (learned on %1$s)
                        description\tok\tforgotten: the API lists for a new ticket: dept_id, subject, body (learned on %1$s)
                        """.formatted(today), ""));
        assertThat(cli.run("doctor", "--forget", "-o", "tsv", "--fields", "check,status,detail"))
                .isEqualTo(new Run(0, "facts\tok\tnothing was known of this portal\n", ""));
    }

    @Test
    void a_login_at_another_portal_deletes_what_was_known_of_the_first() throws IOException {
        open().answers(SWAGGER, 200, CALLS).answers("POST /api/login", 200, "{\"token\":\"s\",\"refresh\":\"r\"}");
        cli = new Cli(folder).at(Clock.systemUTC());
        String[] login = {"login", "--type", "hostbill", "--user", "ann@example.net", "--password-stdin"};
        cli.config("[profiles.default]\nportal = \"" + portal.uri() + "\"\n");
        assertThat(cli.stdin("secret\n").run(login).exitCode()).isZero();
        assertThat(lines(cli.run(ARGS), "session")).isEqualTo("session\tok\tcan be renewed without a password\t\t");
        Path facts = cli.state().resolve("portals");
        assertThat(facts.toFile().list()).hasSize(1);

        try (FakePortal other = new FakePortal()) {
            other.answers("POST /api/login", 200, "{\"token\":\"s\",\"refresh\":\"r\"}")
                    .answers("GET /api/details", 200, "{\"client\":{\"email\":\"ann@example.net\"}}");
            cli.config("[profiles.default]\nportal = \"" + other.uri() + "\"\n");
            assertThat(cli.stdin("secret\n").run(login).exitCode()).isZero();
        }

        assertThat(facts.toFile().list()).isEmpty();
    }

    @Test
    void a_deep_look_downloads_an_attachment_that_was_sent_and_compares_it() {
        cli = new Cli(folder).at(Clock.systemUTC());
        assertThat(lines(cli.run(deep()), "download"))
                .isEqualTo(
                        "download\tok\tno attachment is known, so nothing was downloaded\tWhether attachments come back whole is not proven.\t");
        Path picture = cli.write("a.gif", "GIF89a picture".getBytes(StandardCharsets.UTF_8));
        Run created = cli.run("-p", "sandbox", "create", "-d", "1", "-s", "x", "-m", "y", "-a", picture.toString());
        assertThat(created.exitCode()).as(created.err()).isZero();

        assertThat(lines(cli.run(deep()), "download"))
                .isEqualTo("download\tok\ta.gif of #100001: 14 bytes, the same that were sent\t\t");
        Run run = cli.run("doctor", "-p", "sandbox", "--deep", "--redacted", "-o", "tsv", "--fields", "check,detail");
        assertThat(lines(run, "download")).isEqualTo("download\t<text> of <ticket>: 14 bytes, the same that were sent");
    }

    private static String[] deep() {
        return new String[] {
            "doctor", "-p", "sandbox", "--deep", "-o", "tsv", "--fields", "check,status,detail,meaning,hint"
        };
    }
}
