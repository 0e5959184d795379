package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.Owner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sources of a login: the first that exists wins, and {@code login --check} names it. */
class CredentialChainTest extends LoginFixture {
    private static final String CHECK = "auth,source,readable,session,ok";

    @BeforeEach
    void other_answers() {
        portal.answers("POST /api/token", 401, "{}");
    }

    private Path secret(String name, String content) {
        return Owner.mode(cli.write(name, content + "\n"), 0400);
    }

    private Cli withFolder() {
        return cli.with("CREDENTIALS_DIRECTORY", folder.resolve("credentials").toString());
    }

    private Cli profile(String... keys) {
        return cli.config("[profiles.default]\nportal = \"" + portal.uri() + "\"\nuser = \"ann@example.net\"\n"
                + String.join("\n", keys) + "\n");
    }

    private Run check() {
        return cli.run("login", "--check", "-o", "tsv", "--fields", CHECK);
    }

    private String authorization() {
        List<FakePortal.Asked> asked = portal.asked();
        return String.valueOf(asked.get(asked.size() - 1).header("Authorization"));
    }

    /** The chain from its last source to its first, with what {@code login --check} says once the source is added. */
    private static final String CHAIN = """
            session of tickets login                     | session |      | valid
            password-command                             | session | true | valid
            password-file FOLDER/password                | session | true | valid
            token-command                                | token   | true |
            token-file FOLDER/token                      | token   | true |
            credential FOLDER/credentials/tickets.default.password | session | true | valid
            credential FOLDER/credentials/tickets.default.token    | token   | true |
            TICKETS_PASSWORD_COMMAND                     | session | true | valid
            TICKETS_PASSWORD_FILE FOLDER/given-password  | session | true | valid
            TICKETS_TOKEN_COMMAND                        | token   | true |
            TICKETS_TOKEN_FILE FOLDER/given-token        | token   | true |
            TICKETS_TOKEN                                | token   |      |
            """;

    @Test
    void each_source_comes_before_all_later_ones() {
        secret("password", "secret");
        secret("token", "secret");
        secret("given-password", "secret");
        secret("given-token", "secret");
        withFolder();
        List<String> keys = new ArrayList<>();
        for (String row : CHAIN.lines().toList()) {
            String[] cells = row.replace("FOLDER", folder.toString()).split("\\|", -1);
            String[] source = cells[0].strip().split(" ", 2);
            switch (source[0]) {
                case "session" ->
                    assertThat(login("--password-command", "echo secret").exitCode())
                            .isZero();
                case "credential" ->
                    secret(folder.relativize(Path.of(source[1])).toString(), "secret");
                default -> {
                    String value = source.length > 1
                            ? source[1]
                            : source[0].endsWith("COMMAND") || source[0].endsWith("command") ? "echo secret" : "secret";
                    if (source[0].startsWith("TICKETS")) {
                        cli.with(source[0], value);
                    } else {
                        keys.add(source[0] + " = '" + value + "'");
                    }
                }
            }
            profile(keys.toArray(String[]::new));

            assertThat(check())
                    .as(row)
                    .isEqualTo(new Run(
                            0,
                            String.join(
                                            "\t",
                                            cells[1].strip(),
                                            cells[0].strip(),
                                            cells[2].strip(),
                                            cells[3].strip(),
                                            "true")
                                    + "\n",
                            ""));
            assertThat(authorization())
                    .isEqualTo(cells[1].strip().equals("token") ? "Bearer secret" : "Bearer session-1");
        }
    }

    @ParameterizedTest
    @CsvSource({"token, Bearer secret", "password, Bearer session-1"})
    void each_profile_has_its_own_credential(String kind, String sent) {
        secret("credentials/tickets.work." + kind, "secret");
        secret("credentials/tickets.other." + kind, "of-the-other");
        withFolder().config("[profiles.work]\nportal = '" + portal.uri() + "'\nuser = 'ann@example.net'\n");

        assertThat(cli.run("-p", "work", "services").exitCode()).isZero();

        assertThat(authorization()).isEqualTo(sent);
        assertThat(portal.asked().toString() + portal.asked().get(0).raw()).doesNotContain("of-the-other");
        assertThat(cli.run("-p", "work", "login", "--check", "-o", "tsv", "--fields", "source")
                        .out())
                .isEqualTo("credential " + folder + "/credentials/tickets.work." + kind + "\n");
    }

    /**
     * systemd gives a user other than root access by a list of the file system, which shows as the mode of the group.
     */
    @ParameterizedTest
    @CsvSource({"0400", "0440", "0600"})
    void the_modes_of_systemd_are_taken(String mode) {
        Owner.mode(secret("credentials/tickets.default.token", "secret"), Integer.parseInt(mode, 8));
        Owner.mode(folder.resolve("credentials"), mode.equals("0440") ? 0550 : 0500);
        withFolder();
        profile();

        assertThat(cli.run("services")).isEqualTo(new Run(0, "", "The portal shows no services.\n"));
        assertThat(authorization()).isEqualTo("Bearer secret");
    }

    @ParameterizedTest
    @CsvSource({"relative", "/no/such/folder", "''"})
    void a_folder_that_is_not_there_holds_nothing(String named) {
        cli.with("CREDENTIALS_DIRECTORY", named);
        profile();

        assertThat(cli.run("services")).isEqualTo(new Run(4, "", """
                tickets: not logged in to %s
                hint: tickets login -p default
                """.formatted(portal.uri())));
    }

    @Test
    void a_credential_of_the_profile_is_not_sent_to_another_portal() {
        secret("credentials/tickets.default.password", "secret");
        withFolder().with("TICKETS_API_URL", "http://127.0.0.1:9/api");
        profile();

        assertThat(cli.run("services")).isEqualTo(new Run(4, "", """
                tickets: the credential of profile 'default' belongs to %s, but the API is now at http://127.0.0.1:9; the credential was not sent
                hint: pass a credential for that portal: TICKETS_TOKEN, TICKETS_TOKEN_FILE or TICKETS_PASSWORD_FILE, or an option of login
                """.formatted(portal.uri())));
    }

    @Test
    void with_auth_only_sources_of_that_kind_count() {
        secret("credentials/tickets.default.token", "secret");
        withFolder();
        profile("auth = 'session'", "password-command = 'echo secret'");

        assertThat(check()).isEqualTo(new Run(0, "session\tpassword-command\ttrue\tnew\ttrue\n", ""));
    }

    @Test
    void a_session_that_is_valid_does_not_hide_a_source_that_cannot_be_read() {
        profile();
        assertThat(login("--password-command", "echo secret").exitCode()).isZero();
        profile("password-file = '/no/such/file'");

        assertThat(check()).isEqualTo(new Run(2, "session\tpassword-file /no/such/file\tfalse\tvalid\ttrue\n", """
                tickets: cannot read password-file /no/such/file: the file or folder does not exist
                """));
    }

    @Test
    void a_source_that_cannot_be_read_is_named_before_the_portal_is_asked() {
        profile("token-command = 'exit 3'");

        assertThat(check()).isEqualTo(new Run(2, "token\ttoken-command\tfalse\t\tfalse\n", """
                tickets: token-command failed with exit code 3
                hint: run the command by hand, as the user of the job, without a terminal and without standard input
                """));
        assertThat(portal.asked()).isEmpty();
    }

    @Test
    void a_session_that_is_over_is_reported_as_such() {
        profile();
        assertThat(login("--password-command", "echo secret").exitCode()).isZero();
        try (FakePortal strict = new FakePortal()) {
            strict.answers("GET /api/details", 401, "{}");
            cli.with("TICKETS_TOKEN", "old").with("TICKETS_PORTAL", "" + strict.uri());

            assertThat(check()).isEqualTo(new Run(4, "token\tTICKETS_TOKEN\t\t\tfalse\n", """
                    tickets: the portal does not accept the token (from TICKETS_TOKEN)
                    hint: tickets login -p default
                    """));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--password-file, x, --password-file",
        "--token-command, 'echo x', --token-command",
        "--otp, 123456, --otp"
    })
    void a_check_takes_no_source_of_its_own(String option, String value, String named) {
        assertThat(cli.run("login", "--check", option, value)).isEqualTo(new Run(2, "", """
                tickets: --check shows the source that other commands use, so it takes no %s
                hint: leave out the option, or leave out --check to log in with it
                """.formatted(named)));
    }

    @Test
    void profiles_and_config_show_know_the_credentials_of_systemd() {
        Path token = secret("credentials/tickets.default.token", "secret");
        Path codes = secret("credentials/tickets.default.otp-secret", "secret");
        withFolder();
        profile("token-file = '/elsewhere'", "password-command = 'pass x'");

        assertThat(cli.run("profiles", "-o", "tsv", "--fields", "name,auth,login,source"))
                .isEqualTo(new Run(0, "default\ttoken\tconfigured\tcredential " + token + "\n", ""));
        assertThat(cli.run("config", "show", "-o", "tsv").out().lines())
                .contains(
                        "auth\ttoken\tCREDENTIALS_DIRECTORY",
                        "token-file\t" + token + "\tCREDENTIALS_DIRECTORY",
                        "otp-secret\t" + codes + "\tCREDENTIALS_DIRECTORY",
                        "password-command\tpass …\t" + folder + "/home/.config/tickets/config.toml:5:1");
        cli.with("TICKETS_TOKEN", "secret");
        assertThat(cli.run("config", "show", "-o", "tsv").out().lines()).contains("auth\ttoken\tTICKETS_TOKEN");
        assertThat(cli.run("profiles", "-o", "tsv", "--fields", "login,source").out())
                .isEqualTo("configured\tTICKETS_TOKEN\n");
    }
}
