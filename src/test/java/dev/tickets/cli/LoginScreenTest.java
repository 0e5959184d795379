package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.FakePortal;
import dev.tickets.testing.PseudoTerminal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tickets login} with a person at a real pseudo-terminal. */
class LoginScreenTest {
    private static final String REFUSED = "{\"error\":[\"wronglogin\"]}";

    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal();
    private PseudoTerminal terminal;

    @BeforeEach
    void sit_down() {
        terminal = new PseudoTerminal(folder)
                .sized(110, 24)
                .with("TICKETS_PROFILE", "")
                .with("TZ", "Asia/Tokyo");
    }

    @AfterEach
    void leave() {
        terminal.close();
        portal.close();
    }

    private void has_an_api() {
        portal.answers("GET /api/details", 401, "{\"error\":[\"unauthorized\"]}");
    }

    private void lets_ann_in() {
        portal.answers("POST /api/login", 200, "{\"token\":\"session-1\",\"refresh\":\"refresh-1\"}");
        portal.answers("GET /api/details", 200, "{\"success\":true,\"client\":{\"email\":\"ann@example.net\"}}");
    }

    private String kept() {
        return terminal.content("home/.local/state/tickets/credentials/default.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"screen-256color", "dumb"})
    void asks_for_what_is_missing_checks_the_portal_and_offers_a_time_zone(String type) {
        has_an_api();
        lets_ann_in();
        terminal.with("TERM", type)
                .run("tickets login")
                .waitFor("Address of the portal:")
                .answer("" + portal.uri())
                .waitFor("User (you@example.net):")
                .answer("ann@example.net")
                .waitFor("Password of ann@example.net at " + portal.uri() + ":")
                .answer("secret")
                .waitFor("Time zone of the portal's times (or empty)")
                .press("Enter");

        assertThat(terminal.exitCode()).isZero();
        String zone = type.equals("dumb") ? " [Asia/Tokyo, - for nothing]:" : ": Asia/Tokyo";
        terminal.mustShow("""
                Address of the portal: PORTAL
                The portal at PORTAL is HostBill (type hostbill).
                User (you@example.net): ann@example.net
                Password of ann@example.net at PORTAL:
                Time zone of the portal's times (or empty)ZONE
                Logged in to PORTAL as ann@example.net (profile default).
                """.replace("PORTAL", "" + portal.uri()).replace("ZONE", zone));
        terminal.mustBeAsBefore();
        assertThat(kept()).contains("\"timeZone\":\"Asia/Tokyo\"").doesNotContain("secret");
        assertThat(portal.requests())
                .containsExactly("GET /api/details", "GET /REST/2.0/rt", "POST /api/login", "GET /api/details");
        assertThat(portal.asked().get(0).header("Authorization")).isNull();
    }

    @Test
    void an_empty_password_is_asked_again_without_a_request_and_a_wrong_one_once() {
        has_an_api();
        portal.answers("POST /api/login", 401, REFUSED);
        lets_ann_in();
        login("-q")
                .answer("")
                .waitForEnd("the portal was not asked\nPassword of ann@example.net at " + portal.uri() + ":")
                .answer("wrong")
                .waitForEnd("leave with Ctrl-C.\nPassword of ann@example.net at " + portal.uri() + ":")
                .answer("secret")
                .waitFor("Time zone")
                .press("C-u", "Enter");

        assertThat(terminal.exitCode()).isZero();
        terminal.mustShow("""
                Password of ann@example.net at PORTAL:
                nothing was typed; the portal was not asked
                Password of ann@example.net at PORTAL:
                the portal refused the login: wronglogin (wrong e-mail address or password)
                Type it once more, or leave with Ctrl-C.
                Password of ann@example.net at PORTAL:
                Time zone of the portal's times (or empty):
                """.replace("PORTAL", "" + portal.uri()));
        assertThat(kept()).contains("\"timeZone\":\"\"");
        assertThat(portal.requests())
                .containsExactly(
                        "GET /api/details",
                        "GET /REST/2.0/rt",
                        "POST /api/login",
                        "POST /api/login",
                        "GET /api/details");
    }

    private PseudoTerminal login(String options) {
        return terminal.run("tickets login --portal " + portal.uri() + " --user ann@example.net " + options)
                .waitFor("Password of ann@example.net");
    }

    @ParameterizedTest
    @CsvSource({"'', POST /api/login", "--basic, GET /api/details"})
    void two_wrong_passwords_are_the_end(String option, String attempt) {
        has_an_api();
        portal.answers("POST /api/login", 401, REFUSED);
        login(option)
                .answer("one")
                .waitForEnd("leave with Ctrl-C.\nPassword of ann@example.net at " + portal.uri() + ":")
                .answer("two");

        assertThat(terminal.exitCode()).isEqualTo(4);
        assertThat(portal.requests()).containsExactly("GET /api/details", "GET /REST/2.0/rt", attempt, attempt);
        assertThat(folder.resolve("home/.local/state/tickets/credentials/default.json"))
                .doesNotExist();
    }

    @Test
    void a_place_without_an_api_is_asked_again() {
        has_an_api();
        portal.answers("GET /shop/api/details", 404, "<html>");
        terminal.run("tickets login")
                .waitFor("Address of the portal:")
                .answer("http://portal.example.net")
                .waitFor("refusing plain http to portal.example.net")
                .waitForEnd("Address of the portal: http://portal.example.net")
                .press("C-u")
                .answer(portal.uri() + "/shop")
                .waitFor("no portal of a known type was found at " + portal.uri() + "/shop: ")
                .waitForEnd("Address of the portal: " + portal.uri() + "/shop")
                .press("C-u")
                .answer("http://127.0.0.1:1")
                .waitFor("cannot reach 127.0.0.1")
                .waitForEnd("Address of the portal: http://127.0.0.1:1")
                .press("C-u")
                .answer("" + portal.uri())
                .waitFor("User (you@example.net):")
                .press("C-c")
                .waitForEnd("tickets: left before the login; nothing was saved");

        assertThat(terminal.exitCode()).isEqualTo(130);
        terminal.mustBeAsBefore();
    }

    @Test
    void a_given_place_without_an_api_is_an_error_before_the_password() {
        portal.answers("GET /shop/api/details", 200, "<html>");
        terminal.run("tickets login --portal " + portal.uri() + "/shop --type hostbill --user ann@example.net")
                .mustShow("""
                        tickets: no User API answers at PORTAL/shop/api: the answer is not JSON (HTTP 200)
                        hint: check the portal's address; if the API is at another address, use --api-url
                        """.replace("PORTAL", "" + portal.uri()));

        assertThat(terminal.exitCode()).isEqualTo(1);
    }

    @Test
    void the_login_that_is_replaced_is_named_and_its_zone_is_offered() {
        has_an_api();
        lets_ann_in();
        login("").answer("secret").waitFor("Time zone").press("C-u").answer("+09:00");
        assertThat(terminal.exitCode()).isZero();

        terminal.run("tickets login --user bob@example.net")
                .waitForEnd("""
                        Logged in already to PORTAL as ann@example.net (profile default).
                        A new login replaces this one.
                        Password of bob@example.net at PORTAL:
                        """.replace("PORTAL", "" + portal.uri()))
                .answer("secret")
                .waitFor("(or empty): +09:00")
                .press("C-u")
                .answer("Mars/Olympus")
                .waitFor("not a time zone: 'Mars/Olympus'; write the zone like Asia/Tokyo or +09:00")
                .waitForEnd("(or empty): Mars/Olympus")
                .press("C-c");

        assertThat(terminal.exitCode()).isZero();
        assertThat(kept()).contains("bob@example.net", "\"timeZone\":\"+09:00\"");
    }

    @Test
    void with_a_zone_in_the_configuration_no_zone_is_asked() {
        has_an_api();
        lets_ann_in();
        terminal.write("home/.config/tickets/config.toml", "profiles.default.time-zone = \"Europe/Paris\"");
        login("")
                .answer("secret")
                .waitForEnd("Logged in to " + portal.uri() + " as ann@example.net (profile default).");

        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void a_token_is_asked_like_a_password() {
        has_an_api();
        portal.answers("GET /api/details", 401, REFUSED);
        portal.answers("GET /api/details", 200, "{\"success\":true,\"client\":{\"email\":\"ann@example.net\"}}");
        terminal.write("home/.config/tickets/config.toml", "profiles.default.auth = \"token\"");
        terminal.run("tickets login --portal " + portal.uri())
                .waitFor("Token for " + portal.uri() + ":")
                .answer("wrong")
                .waitForEnd("leave with Ctrl-C.\nToken for " + portal.uri() + ":")
                .answer("token-1")
                .waitFor("Time zone")
                .press("Enter");

        assertThat(terminal.exitCode()).isZero();
        assertThat(kept()).contains("token-1", "Asia/Tokyo");
    }

    @Test
    void a_one_time_code_is_asked_where_the_portal_wants_one() {
        portal.answers("POST /api/login", 401, "{\"error\":[\"otp_required\"]}");
        lets_ann_in();
        terminal.run("tickets login --portal " + portal.uri()
                        + " --type hostbill --user ann@example.net --password-command 'echo secret'")
                .waitForEnd("the portal refused the login: otp_required\nOne-time code:")
                .answer(" 123456 ")
                .waitFor("Time zone")
                .press("Enter");

        assertThat(terminal.exitCode()).isZero();
        assertThat(portal.requests()).containsExactly("POST /api/login", "POST /api/login", "GET /api/details");
        assertThat(portal.asked().get(1).body()).endsWith("\"otp\":\"123456\"}");
    }

    @Test
    void what_is_given_is_not_asked() {
        lets_ann_in();
        terminal.run("tickets login --portal " + portal.uri()
                        + " --user ann@example.net --password-command 'echo secret'")
                .mustShow("The portal at " + portal.uri() + " is HostBill (type hostbill).\nLogged in to "
                        + portal.uri() + " as ann@example.net (profile default).");

        assertThat(terminal.exitCode()).isZero();
        assertThat(portal.requests()).startsWith("GET /api/details", "GET /REST/2.0/rt", "POST /api/login");
    }
}
