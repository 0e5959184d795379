package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A login with {@code --basic} and a given type looks for the API before the password leaves this machine. */
class BasicLoginTest extends PortalTypeFixture {
    @BeforeEach
    void a_password_on_standard_input() {
        cli.stdin("secret\n");
    }

    private static String place(String type) {
        return type.equals("rt") ? "/REST/2.0" : "/api";
    }

    private static String question(String type) {
        return "GET " + place(type) + (type.equals("rt") ? "/rt" : "/details");
    }

    private Run login(String type, String... more) {
        String[] words = {"login", "--portal", portal.uri().toString(), "--type", type, "--user", "carol", "--basic"};
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return cli.run(all);
    }

    private void answers(String request, String answer) {
        switch (answer) {
            case "no such page" -> portal.answers(request, 404, "text/html", "<html>404</html>".getBytes(UTF_8));
            case "page" -> portal.answers(request, 200, "text/html", "<html>Welcome</html>".getBytes(UTF_8));
            case "firewall" -> portal.answers(request, 403, "text/html", "<html>403</html>".getBytes(UTF_8));
            case "login page" ->
                portal.answers(request, exchange -> {
                    exchange.getResponseHeaders().add("Location", "/login");
                    exchange.sendResponseHeaders(302, -1);
                });
            case "other json" -> portal.answers(request, 404, "{\"detail\":\"Not Found\"}");
            case "rt" -> portal.answers(request, 401, RT);
            case "hostbill" -> portal.answers(request, 401, HOSTBILL);
            case "web server's login" -> portal.answers(request, 401, "text/html", "<html>401</html>".getBytes(UTF_8));
            case "out of order" -> portal.answers(request, 503, "{}");
            default -> throw new AssertionError(answer);
        }
    }

    /** Requests with a login. */
    private long authorized() {
        return portal.asked().stream()
                .filter(asked -> asked.header("Authorization") != null)
                .count();
    }

    @ParameterizedTest(name = "--type {0} at a server that answers: {1}")
    @CsvSource({
        "rt, no such page, HTTP 404",
        "rt, page, 'a page, no API'",
        "rt, firewall, HTTP 403",
        "rt, login page, a redirect to /login",
        "rt, other json, HTTP 404",
        "rt, hostbill, HTTP 401",
        "hostbill, no such page, HTTP 404",
        "hostbill, page, 'a page, no API'",
        "hostbill, firewall, HTTP 403",
        "hostbill, login page, a redirect to /login",
        "hostbill, other json, HTTP 404",
    })
    void another_server_gets_no_password(String type, String answer, String seen) {
        answers(question(type), answer);

        assertThat(login(type, "--password-stdin"))
                .isEqualTo(new Run(2, "", """
                tickets: no portal of type %1$s was found at %2$s: %2$s%3$s gave %4$s
                hint: check the portal's address and type; if the API is at another address, add --api-url
                """.formatted(type, portal.uri(), place(type), seen)));
        assertThat(portal.requests()).containsExactly(question(type));
        assertThat(authorized()).isZero();
        assertThat(cli.state().resolve("credentials/default.json")).doesNotExist();
    }

    @ParameterizedTest(name = "--type {0} at a server that answers: {1}")
    @CsvSource({"rt, rt", "rt, web server's login", "hostbill, hostbill", "hostbill, web server's login"})
    void the_portal_gets_the_password_after_one_question(String type, String answer) {
        portal.answers(question(type), exchange -> {
            boolean known = exchange.getRequestHeaders().containsKey("Authorization");
            byte[] body = (known ? ANN : answer.equals("rt") ? RT : answer.equals("hostbill") ? HOSTBILL : "<html>")
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
        });
        portal.answers("GET /REST/2.0/user/carol", 200, CAROL);

        assertThat(login(type, "--password-stdin").exitCode()).isZero();
        assertThat(portal.requests())
                .containsExactly(question(type), type.equals("rt") ? "GET /REST/2.0/user/carol" : "GET /api/details");
        assertThat(authorized()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"rt", "hostbill"})
    void a_server_that_is_out_of_order_is_not_judged(String type) {
        answers(question(type), "out of order");

        Run run = login(type, "--password-stdin");

        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(run.err())
                .startsWith("tickets: the portal failed with HTTP 503 at GET " + portal.uri()
                        + question(type).substring(4));
        assertThat(authorized()).isZero();
    }

    @Test
    void a_type_that_was_found_out_is_not_asked_for_twice() {
        answers("GET /api/details", "no such page");
        answers("GET /REST/2.0/rt", "rt");
        portal.answers("GET /REST/2.0/user/carol", 200, CAROL);

        Run run =
                cli.run("login", "--portal", portal.uri().toString(), "--user", "carol", "--basic", "--password-stdin");

        assertThat(run.exitCode()).isZero();
        assertThat(portal.requests())
                .containsExactly("GET /api/details", "GET /REST/2.0/rt", "GET /REST/2.0/user/carol");
    }

    @Test
    void an_api_at_another_address_is_asked_there() {
        answers("GET /tracker/rt", "rt");
        portal.answers("GET /tracker/user/carol", 200, CAROL);

        assertThat(login("rt", "--api-url", portal.uri() + "/tracker", "--password-stdin")
                        .exitCode())
                .isZero();
        assertThat(portal.requests()).containsExactly("GET /tracker/rt", "GET /tracker/user/carol");
    }
}
