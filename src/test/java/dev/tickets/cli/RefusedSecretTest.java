package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a refused login no job tries again before the secret has changed, wherever the secret comes from. */
class RefusedSecretTest extends LoginFixture {
    private final FakePortal strict = new FakePortal();

    private Path secret(String name, String content) {
        return Owner.mode(cli.write(name, content + "\n"), 0600);
    }

    private void profile(String keys) {
        cli.config("[profiles.default]\nportal = '" + strict.uri() + "'\nuser = 'ann@example.net'\n" + keys + "\n");
    }

    private static final String CODES = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /** Sets the source up, and gives it this password or second factor. */
    private void have(String source, String value) {
        profile("");
        switch (source) {
            case "TICKETS_PASSWORD_FILE" ->
                cli.with(source, secret("file", value).toString());
            case "TICKETS_PASSWORD_COMMAND" -> cli.with(source, "cat " + secret("file", value));
            case "credential" -> {
                // as systemd does at each start of a service: another folder, with another file
                secret("credentials-" + value + "/tickets.default.password", value);
                cli.with(
                        "CREDENTIALS_DIRECTORY",
                        folder.resolve("credentials-" + value).toString());
            }
            case "password-file" -> profile("password-file = '" + secret("file", value) + "'");
            case "password-command" -> profile("password-command = 'cat " + secret("file", value) + "'");
            case "another command" -> profile("password-command = 'echo " + value + "'");
            case "otp-secret" ->
                profile("password-command = 'echo same'\notp-secret = '"
                        + secret("file", value.equals("wrong") ? CODES : CODES.replace("G", "H")) + "'");
            case "otp-command" -> profile("password-command = 'echo same'\notp-command = 'echo " + value + "'");
            case "user" ->
                cli.config("[profiles.default]\nportal = '" + strict.uri() + "'\nuser = '" + value
                        + "@example.net'\npassword-command = 'echo same'\n");
            default -> throw new AssertionError(source);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TICKETS_PASSWORD_FILE",
                "TICKETS_PASSWORD_COMMAND",
                "credential",
                "password-file",
                "password-command",
                "another command",
                "otp-secret",
                "otp-command",
                "user"
            })
    void a_changed_secret_is_tried_at_once_and_an_unchanged_one_never(String source) throws IOException {
        strict.answers("POST /api/login", 401, "{\"error\":[\"wronglogin\"]}");
        strict.answers("POST /api/login", 200, "{\"token\":\"session-1\"}");
        strict.answers("GET /api/service", 200, "{\"success\":true,\"services\":[]}");
        have(source, "wrong");
        assertThat(cli.run("services").exitCode()).isEqualTo(4);
        for (int i = 0; i < 2; i++) {
            Run again = cli.run("services");
            assertThat(again.exitCode()).isEqualTo(4);
            assertThat(again.err()).contains("; the password was not tried again\n");
            // written anew, with the same content
            have(source, "wrong");
        }
        assertThat(strict.requests()).containsExactly("POST /api/login");
        assertThat(Files.readString(cli.state().resolve("credentials/default.refused")))
                .matches("[0-9a-f]{32} [0-9a-f]{64}\n");
        assertThat(cli.run("profiles", "-o", "tsv", "--fields", "login").out()).isEqualTo("refused\n");

        have(source, "right");

        assertThat(cli.run("services").exitCode()).isZero();
        assertThat(strict.requests()).containsExactly("POST /api/login", "POST /api/login", "GET /api/service");
        assertThat(cli.state().resolve("credentials/default.refused")).doesNotExist();
        strict.close();
    }

    /** The mark of an earlier version holds no hash: it counts until a login. */
    @ParameterizedTest
    @ValueSource(strings = {"", "damaged", "0 zz\n"})
    void a_mark_without_a_hash_is_of_any_secret(String mark) {
        have("password-command", "right");
        secret("home/.local/state/tickets/credentials/default.refused", mark);

        assertThat(cli.run("services")).isEqualTo(new Run(4, "", """
                tickets: the portal refused the last login with this password (from password-command); the password was not tried again
                hint: change the password there; if the portal takes it now: tickets login -p default
                """));
        assertThat(strict.requests()).isEmpty();
        strict.close();
    }
}
