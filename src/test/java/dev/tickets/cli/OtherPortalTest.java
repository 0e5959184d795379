package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret belongs to the portal that it was written for: another address gets none of the profile. */
class OtherPortalTest {
    private static final String SECRET = "s3cret-of-work";

    @TempDir
    Path folder;

    private final FakePortal own = new FakePortal();
    private final FakePortal other = new FakePortal();
    private Cli cli;

    @BeforeEach
    void two_portals_that_let_ann_in() {
        cli = new Cli(folder).with("TICKETS_PROFILE", "work");
        for (FakePortal portal : List.of(own, other)) {
            for (String api : List.of("/api", "/v2")) {
                portal.answers("POST " + api + "/login", 200, "{\"token\":\"session-1\",\"refresh\":\"refresh-1\"}");
                portal.answers("GET " + api + "/details", 200, "{\"client\":{\"email\":\"ann@example.net\"}}");
                portal.answers("GET " + api + "/service", 200, "{\"success\":true,\"services\":[]}");
            }
        }
    }

    @AfterEach
    void close() {
        own.close();
        other.close();
    }

    /** A profile with that secret, for the portal of its own. */
    private void configure(String keys) {
        cli.config("[profiles.work]\nportal = \"" + own.uri() + "\"\nuser = \"ann@example.net\"\n" + keys);
    }

    private String secretFile() {
        return privateFile("home/secret", SECRET + "\n").toString();
    }

    private Path privateFile(String name, String content) {
        try {
            Path file = cli.write(name, content);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Sets up one kind of secret, which belongs to the portal of its own. */
    private void have(String kind) {
        switch (kind) {
            case "password-file" -> configure("password-file = \"" + secretFile() + "\"\n");
            case "password-file of auth basic" ->
                configure("auth = \"basic\"\npassword-file = \"" + secretFile() + "\"\n");
            case "password-command" ->
                configure("password-command = \"touch " + folder + "/run; echo " + SECRET + "\"\n");
            case "token-file" -> configure("token-file = \"" + secretFile() + "\"\n");
            case "login" -> {
                configure("");
                own.answers("POST /api/login", 200, "{\"token\":\"" + SECRET + "\",\"refresh\":\"" + SECRET + "-2\"}");
                logIn();
            }
            case "login with a token" -> {
                configure("");
                assertThat(cli.run("login", "--token-file", secretFile()).exitCode())
                        .isZero();
            }
            case "login --basic" -> {
                configure("");
                logIn("--basic");
            }
            default -> throw new AssertionError(kind);
        }
    }

    private void logIn(String... more) {
        String[] args = Stream.concat(Stream.of("login", "--password-file", secretFile()), Stream.of(more))
                .toArray(String[]::new);
        assertThat(cli.run(args).exitCode()).isZero();
    }

    static Stream<Arguments> secretsAndAddresses() {
        return Stream.of(
                        "password-file",
                        "password-file of auth basic",
                        "password-command",
                        "token-file",
                        "login",
                        "login with a token",
                        "login --basic")
                .flatMap(kind -> Stream.of("another port", "another host", "another scheme", "another portal")
                        .flatMap(address -> Stream.of("TICKETS_PORTAL", "TICKETS_API_URL")
                                .map(variable -> Arguments.of(kind, variable, address))));
    }

    private String address(String kind) {
        return switch (kind) {
            // both are heard by the same recording server
            case "another host" -> own.uri().toString().replace("127.0.0.1", "localhost");
            case "another scheme" -> own.uri().toString().replace("http:", "https:");
            default -> other.uri().toString();
        };
    }

    @ParameterizedTest(name = "{0}, {1} with {2}")
    @MethodSource("secretsAndAddresses")
    void a_variable_with_another_address_gets_no_secret(String kind, String variable, String address) {
        have(kind);
        int before = own.asked().size();
        cli.with(variable, address(address));

        Run run = cli.run("services");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("tickets: the " + kind.substring(0, (kind + " ").indexOf(' '))
                        + " of profile 'work' belongs to " + own.uri() + ", but the API is now at ")
                .contains("; the credential was not sent\nhint: ");
        assertThat(own.asked()).hasSize(before);
        assertThat(other.asked()).isEmpty();
        assertThat(folder.resolve("run")).doesNotExist();
    }

    static Stream<String> secrets() {
        return Stream.of("password-file", "password-command", "token-file");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_login_with_another_address_gets_no_secret(String kind) {
        have(kind);

        for (String address : List.of("another port", "another host", "another scheme")) {
            assertThat(cli.run("login", "--api-url", address(address)))
                    .isEqualTo(new Run(4, "", """
                    tickets: the %s of profile 'work' belongs to %s, but the API is now at %s; the credential was not sent
                    hint: pass a credential for that portal: TICKETS_TOKEN, TICKETS_TOKEN_FILE or TICKETS_PASSWORD_FILE, or an option of login
                    """.formatted(kind, own.uri(), address(address))));
        }
        assertThat(own.asked()).isEmpty();
        assertThat(other.asked()).isEmpty();
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TICKETS_PORTAL", "TICKETS_API_URL", "--api-url"})
    void the_command_for_a_code_is_not_run_for_another_portal(String way) {
        configure("otp-command = \"touch " + folder + "/run; echo " + SECRET + "\"\n");
        privateFile("password", "another");
        String[] login = {"login", "--password-file", "password"};
        String[] option = {"login", "--password-file", "password", "--api-url", other.uri() + "/api"};
        if (!way.startsWith("-")) {
            cli.with(way, other.uri() + (way.endsWith("URL") ? "/api" : ""));
        }

        Run run = cli.run(way.startsWith("-") ? option : login);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
        assertThat(run.err()).startsWith("tickets: the otp-command of profile 'work' belongs to " + own.uri());
        assertThat(other.asked()).isEmpty();
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password-file",
                "password-file of auth basic",
                "password-command",
                "token-file",
                "login",
                "login with a token",
                "login --basic"
            })
    void another_path_of_the_same_origin_changes_nothing(String kind) {
        have(kind);
        cli.with("TICKETS_API_URL", own.uri() + "/v2");

        assertThat(cli.run("services")).isEqualTo(new Run(0, "", "The portal shows no services.\n"));
        assertThat(own.requests()).endsWith("GET /v2/service");
    }

    static Stream<Arguments> given() {
        return secrets()
                .flatMap(kind -> Stream.of(
                        Arguments.of(kind, "TICKETS_TOKEN", "Bearer given"),
                        Arguments.of(kind, "TICKETS_TOKEN_FILE", "Bearer given"),
                        Arguments.of(kind, "TICKETS_PASSWORD_FILE", "Bearer session-1"),
                        Arguments.of(kind, "TICKETS_PASSWORD_COMMAND", "Bearer session-1")));
    }

    @ParameterizedTest
    @MethodSource("given")
    void a_credential_that_is_given_beside_the_address_is_used_and_no_other(
            String kind, String variable, String authorization) {
        have(kind);
        Path file = privateFile("given", "given\n");
        cli.with("TICKETS_PORTAL", other.uri().toString())
                .with(
                        variable,
                        variable.equals("TICKETS_TOKEN")
                                ? "given"
                                : variable.endsWith("FILE") ? file.toString() : "echo given");

        Run run = cli.run("services");

        assertThat(run.exitCode()).as(run.err()).isZero();
        List<FakePortal.Asked> asked = other.asked();
        assertThat(asked.get(asked.size() - 1).header("Authorization")).isEqualTo(authorization);
        assertThat(asked.toString() + asked.get(0).raw()).doesNotContain(SECRET);
        assertThat(own.asked()).isEmpty();
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void a_session_at_another_portal_leaves_the_login_of_the_profile_as_it_is() throws IOException {
        have("login");
        Path kept = cli.state().resolve("credentials/work.json");
        String before = Files.readString(kept);
        cli.with("TICKETS_PORTAL", other.uri().toString())
                .with("TICKETS_PASSWORD_FILE", privateFile("given", "given\n").toString());

        assertThat(cli.run("services").exitCode()).isZero();

        assertThat(other.requests()).containsExactly("POST /api/login", "GET /api/service");
        assertThat(Files.readString(kept)).isEqualTo(before);
    }

    @Test
    void a_session_that_is_over_does_not_get_the_password_of_another_origin() throws IOException {
        privateFile("given", "given");
        configure("");
        assertThat(cli.run("login", "--api-url", other.uri() + "/api", "--password-file", "given")
                        .exitCode())
                .isZero();
        have("password-file");
        other.answers("GET /api/tickets", 401, "{\"error\":[\"invalid_token\"]}");
        other.answers("POST /api/token", 401, "{\"error\":[\"invalid_token\"]}");

        Run run = cli.run("list");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
        for (FakePortal.Asked asked : other.asked()) {
            assertThat(asked.raw() + asked.headers().values()).doesNotContain(SECRET);
        }
        assertThat(own.asked()).isEmpty();
    }

    @Test
    void an_api_on_another_host_is_the_word_of_the_same_file() {
        configure("api-url = \"" + other.uri() + "/api\"\npassword-file = \"" + secretFile() + "\"\n");

        assertThat(cli.run("services").exitCode()).isZero();

        assertThat(other.asked().get(0).body()).contains(SECRET);
    }

    /** The word that a portal encrypts was said of that portal. */
    @Test
    void another_portal_is_not_trusted_to_encrypt() {
        configure("encrypt-portal = \"proven\"\n");
        cli.at(other.uri());

        Run run = cli.run("create", "--encrypt", "-d", "1", "-s", "S", "-m", "M");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(other.requests()).noneMatch(request -> request.startsWith("POST"));
    }
}
