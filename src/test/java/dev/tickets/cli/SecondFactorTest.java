package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tickets.testing.AdjustableClock;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.Owner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login with a second factor, where nobody can type a code. */
class SecondFactorTest extends LoginFixture {
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    /** The codes of the secret from 1970 on, a period each: RFC 4226, appendix D. */
    private static final List<String> CODES = List.of("755224", "287082", "359152", "969429");

    private static final String WANTED = "{\"error\":[\"otp_required\"]}";

    private final AdjustableClock clock = new AdjustableClock(Instant.EPOCH, ZoneOffset.UTC);
    private final List<Long> pauses = new ArrayList<>();
    private final FakePortal strict = new FakePortal();

    @BeforeEach
    void a_portal_that_wants_codes() {
        portal.close();
        strict.answers("GET /api/details", 200, "{\"success\":true,\"client\":{\"email\":\"ann@example.net\"}}");
        strict.answers("GET /api/service", 200, "{\"success\":true,\"services\":[]}");
        strict.answers("POST /api/revoke", 200, "{\"success\":true}");
        cli.at(clock).waiting(milliseconds -> {
            pauses.add(milliseconds);
            clock.pass(Duration.ofMillis(milliseconds));
        });
        cli.with("TICKETS_PASSWORD_COMMAND", "echo secret");
    }

    private void profile(String keys) {
        cli.config("[profiles.default]\nportal = '" + strict.uri() + "'\nuser = 'ann@example.net'\ntype = 'hostbill'\n"
                + keys + "\n");
    }

    /** A file with that secret, named by the profile. */
    private void secret(String text) {
        profile("otp-secret = '" + Owner.mode(cli.write("otp", text + "\n"), 0600) + "'");
    }

    private void accepts() {
        strict.answers("POST /api/login", 200, "{\"token\":\"session-1\"}");
    }

    private List<String> codes() {
        return strict.asked().stream()
                .filter(asked -> asked.toString().equals("POST /api/login"))
                .map(asked -> asked.body().replaceAll(".*\"otp\":\"|\"}$", ""))
                .toList();
    }

    @Test
    void a_session_begins_with_a_code_of_the_secret() {
        secret("gezd gnbv gy3t qojq gezd gnbv gy3t qojq");
        accepts();

        assertThat(cli.run("services")).isEqualTo(new Run(0, "", "The portal shows no services.\n"));

        assertThat(codes()).containsExactly(CODES.get(0));
        assertThat(pauses).isEmpty();
    }

    @Test
    void the_credential_of_systemd_comes_before_the_key() {
        profile("otp-command = 'echo 111111'");
        Owner.mode(cli.write("credentials/tickets.default.otp-secret", "otpauth://totp/ann?secret=" + SECRET), 0400);
        cli.with("CREDENTIALS_DIRECTORY", folder.resolve("credentials").toString());
        accepts();

        assertThat(cli.run("services").exitCode()).isZero();
        assertThat(codes()).containsExactly(CODES.get(0));
        assertThat(cli.run("login", "--check", "-o", "tsv", "--fields", "session,secondFactor"))
                .isEqualTo(new Run(0, "valid\tcredential " + folder + "/credentials/tickets.default.otp-secret\n", ""));
    }

    @Test
    void a_command_gives_a_code_to_jobs_as_well() {
        profile("otp-command = 'echo 123456'");
        accepts();

        assertThat(cli.run("services").exitCode()).isZero();
        assertThat(codes()).containsExactly("123456");
    }

    @Test
    void a_code_that_would_expire_on_its_way_is_not_sent() {
        clock.pass(Duration.ofMillis(28_500));
        secret(SECRET);
        accepts();

        assertThat(cli.run("services").exitCode()).isZero();

        assertThat(codes()).containsExactly(CODES.get(1));
        assertThat(pauses).containsExactly(1_500L);
    }

    @Test
    void no_code_is_sent_twice_by_this_machine() {
        secret(SECRET);
        accepts();
        assertThat(cli.run("login").exitCode()).isZero();
        clock.pass(Duration.ofSeconds(5));
        assertThat(cli.run("logout").exitCode()).isZero();

        assertThat(cli.run("login")).isEqualTo(new Run(0, "", """
                Waiting 25 s for the next one-time code: no code is sent twice.
                Logged in to %s as ann@example.net (profile default).
                """.formatted(strict.uri())));

        assertThat(codes()).containsExactly(CODES.get(0), CODES.get(1));
    }

    @Test
    void a_time_limit_that_ends_before_the_next_code_is_said_and_nothing_is_sent() {
        secret(SECRET);
        accepts();
        assertThat(cli.run("login").exitCode()).isZero();

        assertThat(cli.run("--timeout", "10s", "login")).isEqualTo(new Run(69, "", """
                tickets: the next one-time code of otp-secret %s/otp is valid in 30 s, but the time limit of this run ends before
                hint: allow more time: --timeout, TICKETS_TIMEOUT
                """.formatted(folder)));
        assertThat(codes()).hasSize(1);
    }

    /** Answers once the period of the code has ended. */
    private HttpHandler late(int status, String json) {
        return exchange -> {
            clock.pass(Duration.ofSeconds(20));
            answer(exchange, status, json);
        };
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Test
    void a_code_whose_period_ended_on_its_way_is_followed_by_the_next_one() {
        clock.pass(Duration.ofSeconds(15));
        secret(SECRET);
        strict.answers("POST /api/login", late(401, "{\"error\":[\"wrong code\"]}"));
        accepts();

        assertThat(cli.run("services").exitCode()).isZero();
        assertThat(codes()).containsExactly(CODES.get(0), CODES.get(1));
    }

    @Test
    void a_code_that_is_refused_within_its_period_is_the_end_and_jobs_do_not_try_again() {
        secret(SECRET);
        strict.answers("POST /api/login", 401, "{\"error\":[\"wrong otp\"]}");

        assertThat(cli.run("services")).isEqualTo(new Run(4, "", """
                tickets: the portal refused the login: wrong otp
                hint: check the clock of this machine (timedatectl) and the source of the one-time code
                """));
        clock.pass(Duration.ofHours(1));
        assertThat(cli.run("services")).isEqualTo(new Run(4, "", """
                tickets: the portal refused the last login with this password (from TICKETS_PASSWORD_COMMAND); the password was not tried again
                hint: change the password there; if the portal takes it now: tickets login -p default
                """));
        assertThat(codes()).hasSize(1);
    }

    @Test
    void a_portal_that_wants_a_code_without_a_source_says_what_to_set() {
        profile("");
        strict.answers("POST /api/login", 401, WANTED);

        assertThat(cli.run("services")).isEqualTo(new Run(4, "", """
                tickets: the portal refused the login: otp_required
                hint: give a one-time code: log in at a terminal or with --otp CODE; for jobs, set otp-secret or otp-command in config.toml, or use a token (--token-stdin)
                """));
        assertThat(strict.requests()).containsExactly("POST /api/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp-command = 'echo 123456'", "otp-secret"})
    void a_source_that_is_set_afterwards_is_tried_at_once(String key) {
        profile("");
        strict.answers("POST /api/login", 401, WANTED);
        accepts();
        assertThat(cli.run("services").exitCode()).isEqualTo(4);
        if (key.equals("otp-secret")) {
            secret(SECRET);
        } else {
            profile(key);
        }

        assertThat(cli.run("services").exitCode()).isZero();
        assertThat(strict.requests()).containsExactly("POST /api/login", "POST /api/login", "GET /api/service");
    }
}
