package dev.tickets.portal.hostbill;

import static dev.tickets.ticket.ErrorCode.FORBIDDEN;
import static dev.tickets.ticket.ErrorCode.LOGIN_REQUIRED;
import static dev.tickets.ticket.ErrorCode.UNREACHABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tickets.config.Credential;
import dev.tickets.config.LoginSecrets;
import dev.tickets.config.SecondFactor;
import dev.tickets.config.Secret;
import dev.tickets.portal.Login.Session;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.testing.Client;
import dev.tickets.testing.FakePortal;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in, out, and by itself; a password is tried once. */
class LoginTest {
    private final FakePortal portal = new FakePortal();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        portal.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'token':'a','refresh':'r'} | r",
                "{'data':{'token':'a','refresh_token':'r'}} | r",
                "{'access_token':'a','refreshToken':'r','error':[]} | r",
                "{'auth_token':'a'} | ",
                "{'api_token':'a','refresh':''} | ",
                "{'access':'a','refresh':null} | ",
            })
    void the_tokens_are_found_under_any_of_their_names(String answer, @Nullable String refresh) {
        portal.answers("POST /api/login", 200, answer.replace('\'', '"'));
        assertThat(logIn(null)).isEqualTo(new Session("a", refresh));
        assertThat(portal.asked().get(0).header("Authorization")).isNull();
        assertThat(portal.asked().get(0).body())
                .isEqualTo("{\"username\":\"ann@example.net\",\"password\":\"pässword\"}");
    }

    @Test
    void a_one_time_code_goes_along() {
        portal.answers("POST /api/login", 200, "{\"token\":\"a\"}");
        logIn("123456");
        assertThat(portal.asked().get(0).body()).endsWith(",\"otp\":\"123456\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "401 | ",
                "403 | ",
                "401 | {'error':['wronglogin']}",
                "200 | {'error':['wronglogin']}",
                "200 | {'error':['wronglogin'],'token':'a'}",
                "200 | {'success':false}",
            })
    void a_refusal_is_one_and_is_asked_for_once(int status, @Nullable String answer) {
        assertThat(refusal(status, answer == null ? "" : answer)).isEqualTo(LOGIN_REQUIRED);
        assertThat(portal.requests()).containsExactly("POST /api/login");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "500 | {'error':['maintenance']} | UNREACHABLE",
                "503 | <html> | UNREACHABLE",
                "429 | {'error':['slow down']} | UNREACHABLE",
                "200 | <html> | UNEXPECTED",
                "200 | {'token':''} | UNEXPECTED",
                "404 | <html> | REFUSED",
            })
    void what_says_nothing_about_the_password_is_no_refusal_of_it(int status, String answer, ErrorCode code) {
        assertThat(refusal(status, answer)).isEqualTo(code);
        assertThat(portal.requests()).hasSize(1);
    }

    @Test
    void the_password_of_the_profile_logs_in_where_there_is_no_session() {
        portal.answers("POST /api/login", 200, "{\"token\":\"a\",\"refresh\":\"r\"}")
                .answers("GET /api/details", 200, "{\"client\":{\"id\":\"26\"}}");
        whoAmI();
        assertThat(portal.asked().get(1).header("Authorization")).isEqualTo("Bearer a");
        assertThat(client().store().read("work")).contains(client().login("a", "r"));
    }

    @Test
    void a_refused_password_is_not_tried_again_until_a_login_is_kept() {
        portal.answers("POST /api/login", 200, "{\"error\":[\"wronglogin\"]}");
        assertThat(failure()).isEqualTo(LOGIN_REQUIRED);
        assertThat(failure()).isEqualTo(LOGIN_REQUIRED);
        assertThat(portal.requests()).containsExactly("POST /api/login");
        client().store().write("work", client().login("a", null));
        client().store().delete("work");
        assertThat(failure()).isEqualTo(LOGIN_REQUIRED);
        assertThat(portal.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void a_portal_that_is_down_does_not_use_the_password_up(int status) {
        portal.answers("POST /api/login", status, "{\"error\":[\"maintenance\"]}");
        assertThat(failure()).isEqualTo(UNREACHABLE);
        assertThat(failure()).isEqualTo(UNREACHABLE);
        assertThat(portal.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_token_or_a_password_that_is_refused_is_not_tried_twice(boolean basic) {
        portal.answers("GET /api/details", 401, "");
        Credential credential =
                basic ? new Credential.Basic("änn@x.example", Secret.of("pä:ss"), "test") : Client.TOKEN;
        assertThat(failure(credential)).isEqualTo(LOGIN_REQUIRED);
        assertThat(portal.requests()).containsExactly("GET /api/details");
        String header = String.valueOf(portal.asked().get(0).header("Authorization"));
        assertThat(header)
                .isEqualTo(
                        basic
                                ? "Basic " + Base64.getEncoder().encodeToString("änn@x.example:pä:ss".getBytes(UTF_8))
                                : "Bearer token-1");
    }

    @Test
    void a_403_is_no_matter_of_the_login() {
        portal.answers("GET /api/details", 403, "{\"error\":[\"noprivileges\"]}");
        Client client = client();
        Credential session = new Credential.Session(client.login("a", "r"), null, "test");
        assertThat(failure(session)).isEqualTo(FORBIDDEN);
        assertThat(portal.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"200|", "204|", "200|{\"info\":[]}", "200|<html>", "401|"})
    void a_session_is_revoked_with_its_refresh_token(int status, @Nullable String answer) {
        portal.answers("POST /api/revoke", status, answer == null ? "" : answer);
        revoke(client().login("a", "r"));
        assertThat(portal.asked().get(0).header("Authorization")).isEqualTo("Bearer a");
        assertThat(portal.asked().get(0).body()).isEqualTo("{\"refresh_token\":\"r\"}");
    }

    @Test
    void a_personal_token_ends_itself() {
        portal.answers("POST /api/logout", 200, "{}");
        StoredLogin kept = client().login("a", null);
        revoke(new StoredLogin(
                kept.portal(),
                kept.apiUrl(),
                kept.type(),
                null,
                AuthMethod.TOKEN,
                kept.origin(),
                "a",
                null,
                null,
                null));
        assertThat(portal.requests()).containsExactly("POST /api/logout");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"500|", "404|<html>", "200|{\"error\":[\"x\"]}"})
    void a_session_that_may_live_on_is_said_so(int status, @Nullable String answer) {
        portal.answers("POST /api/revoke", status, answer == null ? "" : answer);
        assertThat(catchThrowableOfType(TicketsException.class, () -> revoke(client().login("a", null))))
                .isNotNull();
        assertThat(portal.requests()).hasSize(1);
    }

    private void revoke(StoredLogin login) {
        try (HostBillLogin open = client().login()) {
            open.revoke(login);
        }
    }

    private ErrorCode refusal(int status, String answer) {
        portal.answers("POST /api/login", status, answer.replace('\'', '"'));
        TicketsException e = catchThrowableOfType(TicketsException.class, () -> logIn(null));
        assertThat(e.getMessage() + e.hint()).doesNotContain("pässword", "<html>");
        return e.code();
    }

    private Session logIn(@Nullable String otp) {
        try (HostBillLogin login = client().login()) {
            return login.logIn("ann@example.net", Secret.of("pässword"), otp);
        }
    }

    private void whoAmI() {
        try (HostBillPortal open = client().portal(automatic())) {
            open.whoAmI();
        }
    }

    private ErrorCode failure() {
        return failure(automatic());
    }

    private ErrorCode failure(Credential credential) {
        return catchThrowableOfType(TicketsException.class, () -> {
                    try (HostBillPortal open = client().portal(credential)) {
                        open.whoAmI();
                    }
                })
                .code();
    }

    private static Credential automatic() {
        return new Credential.Session(
                null,
                new LoginSecrets(() -> Secret.of("pässword"), SecondFactor.NONE, "password-file"),
                "password-file");
    }

    private Client client() {
        return new Client(folder, portal.uri());
    }
}
