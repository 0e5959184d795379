package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.portal.http.Limits;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tickets login} finds out the type of a portal. */
class PortalTypeTest extends PortalTypeFixture {
    /** One place of the portal: how its API, or another page, answers a request without a login. */
    private void answers(String path, String answer) {
        switch (answer) {
            case "rt" -> portal.answers("GET " + path, 401, RT);
            case "hostbill" -> portal.answers("GET " + path, 401, HOSTBILL);
            case "hostbill with 200" -> portal.answers("GET " + path, 200, HOSTBILL);
            case "hostbill with 404" -> portal.answers("GET " + path, 404, HOSTBILL);
            case "page" -> portal.answers("GET " + path, 200, "text/html", "<html>Welcome</html>".getBytes(UTF_8));
            case "login page" -> redirect(path, "/login?next=1");
            case "other site" -> redirect(path, "https://other.example.net/");
            case "no such page" -> portal.answers("GET " + path, 404, "text/html", "<html>".getBytes(UTF_8));
            case "web server's login" ->
                portal.answers("GET " + path, 401, "text/html", "<html>401</html>".getBytes(UTF_8));
            case "firewall" -> portal.answers("GET " + path, 403, "text/html", "<html>403</html>".getBytes(UTF_8));
            case "json" -> portal.answers("GET " + path, 404, "{\"message\":\"Not Found\"}");
            default -> throw new AssertionError(answer);
        }
    }

    private void redirect(String path, String target) {
        portal.answers("GET " + path, exchange -> {
            exchange.getResponseHeaders().add("Location", target);
            exchange.getResponseHeaders().add("Set-Cookie", "RT_SID=1");
            exchange.sendResponseHeaders(302, -1);
        });
    }

    @ParameterizedTest(name = "/api: {0}, /REST/2.0: {1} -> {2}")
    @CsvSource({
        "no such page, rt, rt",
        "page, rt, rt",
        "login page, rt, rt",
        "firewall, rt, rt",
        "json, rt, rt",
        "login page, web server's login, rt",
        "hostbill, no such page, hostbill",
        "hostbill, page, hostbill",
        "hostbill, login page, hostbill",
        "hostbill, hostbill, hostbill",
        "hostbill, json, hostbill",
        "hostbill with 200, page, hostbill",
        "hostbill with 404, page, hostbill",
        "web server's login, page, hostbill",
    })
    void the_api_that_answers_is_that_of_the_portal(String api, String rest, String type) {
        answers("/api/details", api);
        answers("/REST/2.0/rt", rest);
        portal.answers("GET /api/details", 200, ANN).answers("GET /REST/2.0/user/39", 200, CAROL);

        Run run = cli.run("login", "--portal", portal.uri().toString(), "--token-stdin");

        String who = type.equals("rt") ? "carol@example.test" : "ann@example.net";
        String software = type.equals("rt") ? "Request Tracker" : "HostBill";
        assertThat(run).isEqualTo(new Run(0, "", """
                The portal at %s is %s (type %s).
                Logged in to %s as %s (profile default).
                """.formatted(portal.uri(), software, type, portal.uri(), who)));
        assertThat(portal.requests())
                .containsExactly(
                        "GET /api/details",
                        "GET /REST/2.0/rt",
                        type.equals("rt") ? "GET /REST/2.0/user/39" : "GET /api/details");
        assertAskedWithoutLogin(0, 1);
        assertThat(cli.run("login", "--check", "-o", "json").out()).contains("\"type\": \"" + type + "\"");
    }

    private void assertAskedWithoutLogin(int... numbers) {
        for (int number : numbers) {
            FakePortal.Asked asked = portal.asked().get(number);
            assertThat(asked.header("Authorization")).isNull();
            assertThat(asked.header("Cookie")).isNull();
            assertThat(asked.header("User-Agent")).isEqualTo("tickets");
        }
    }

    @ParameterizedTest(name = "/api: {0}, /REST/2.0: {1}")
    @CsvSource({
        "page, page, 'a page, no API', 'a page, no API'",
        "login page, login page, a redirect to /login?next=1, a redirect to /login?next=1",
        "other site, other site, a redirect to https://other.example.net/, a redirect to https://other.example.net/",
        "no such page, no such page, HTTP 404, HTTP 404",
        "firewall, firewall, HTTP 403, HTTP 403",
        "json, json, HTTP 404, HTTP 404",
    })
    void without_an_api_the_type_must_be_given(String api, String rest, String seenApi, String seenRest) {
        answers("/api/details", api);
        answers("/REST/2.0/rt", rest);

        assertThat(cli.run("login", "--portal", portal.uri().toString(), "--token-stdin"))
                .isEqualTo(new Run(2, "", """
                        tickets: no portal of a known type was found at %1$s: %1$s/api gave %2$s, %1$s/REST/2.0 gave %3$s
                        hint: check the portal's address, or name its type: --type hostbill (HostBill) or --type rt (Request Tracker); if the API is at another address, add --api-url
                        """.formatted(portal.uri(), seenApi, seenRest)));
        assertThat(portal.requests()).containsExactly("GET /api/details", "GET /REST/2.0/rt");
        assertAskedWithoutLogin(0, 1);
    }

    @ParameterizedTest
    @CsvSource({"hostbill, rt", "rt, rt", "web server's login, web server's login"})
    void with_both_apis_the_type_must_be_given(String api, String rest) {
        answers("/api/details", api);
        answers("/REST/2.0/rt", rest);

        assertThat(cli.run("login", "--portal", portal.uri().toString(), "--token-stdin"))
                .isEqualTo(new Run(2, "", """
                        tickets: the portal at %s looks like HostBill and like Request Tracker
                        hint: name the type of the portal: --type hostbill (HostBill) or --type rt (Request Tracker)
                        """.formatted(portal.uri())));
    }

    @Test
    void a_server_that_fails_or_is_down_is_not_judged() {
        portal.answers("GET /api/details", 500, "{}").answers("GET /REST/2.0/rt", 404, "{}");
        Run failing = cli.run("login", "--portal", portal.uri().toString(), "--token-stdin");
        assertThat(failing.exitCode()).isEqualTo(69);
        assertThat(failing.err())
                .startsWith("tickets: the portal failed with HTTP 500 at GET " + portal.uri() + "/api/details");

        portal.close();
        Run down = cli.run("login", "--portal", portal.uri().toString(), "--token-stdin");
        assertThat(down.exitCode()).isEqualTo(69);
        assertThat(down.err()).startsWith("tickets: cannot reach 127.0.0.1");
    }

    @Test
    void a_failure_at_one_place_does_not_hide_the_api_at_the_other() {
        portal.answers("GET /api/details", 500, "{}")
                .answers("GET /REST/2.0/rt", 401, RT)
                .answers("GET /REST/2.0/user/39", 200, CAROL);

        assertThat(cli.run("login", "--portal", portal.uri().toString(), "--token-stdin")
                        .exitCode())
                .isZero();
    }

    /** The server waits for more of a request, and never begins a handshake. */
    @Test
    void a_server_without_tls_is_not_judged() {
        Duration limit = Duration.ofMillis(300);
        cli.within(new Limits(limit, limit, limit, limit));

        Run run = cli.run("login", "--portal", portal.uri().toString().replace("http:", "https:"), "--token-stdin");

        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(run.err()).startsWith("tickets: cannot reach 127.0.0.1").doesNotContain("--type");
        assertThat(portal.asked()).isEmpty();
    }
}
