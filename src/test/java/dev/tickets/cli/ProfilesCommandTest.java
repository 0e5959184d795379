package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tickets profiles}: which portals this user has, without asking them. */
class ProfilesCommandTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void make() {
        cli = new Cli(folder);
    }

    @Test
    void none_is_said() {
        assertThat(cli.run("profiles")).isEqualTo(new Run(0, "", "No profiles. Log in: tickets login\n"));
    }

    @Test
    void a_login_without_a_table_is_a_profile() {
        try (FakePortal portal = new FakePortal()) {
            portal.answers("GET /api/details", 200, "{\"client\":{\"email\":\"ann@example.net\"}}");
            cli.stdin("secret-token")
                    .run(
                            "login",
                            "-p",
                            "kept",
                            "--type",
                            "hostbill",
                            "--portal",
                            portal.uri().toString(),
                            "--token-stdin");

            Run run = cli.run("profiles", "-o", "tsv");

            assertThat(run.out()).startsWith("kept\tfalse\t" + portal.uri() + "\thostbill\t\ttoken\ttoken\t");
            assertThat(run.out()).doesNotContain("secret-token");
        }
    }

    @Test
    void a_login_that_others_can_change_is_a_problem_of_its_profile_only() throws IOException {
        cli.config("[profiles.fine]\nportal = \"https://portal.example.net\"\n");
        Path login = cli.write("home/.local/state/tickets/credentials/odd.json", "{}");
        Files.setPosixFilePermissions(login, PosixFilePermissions.fromString("rw-rw-rw-"));

        Run run = cli.run("profiles");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .hasSize(3)
                .contains("fine  no       https://portal.example.net        session  none");
        assertThat(run.out().lines().toList().get(2))
                .matches("odd +no +unknown  refusing " + login + ": every user can change it \\(.*, mode 0666\\)");
    }

    @Test
    void tables_and_logins_are_listed_with_the_state_of_the_login() {
        cli.config("""
                default-profile = "work"
                [profiles.work]
                portal = "https://portal.example.net"
                user = "ann@example.net"
                password-command = "pass x"
                [profiles.new]
                portal = "https://new.example.net"
                [profiles.odd]
                portl = "x"
                """);
        Run run = cli.run("profiles", "-o", "tsv", "--fields", "name,default,portal,user,auth,login,problem");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                new\tfalse\thttps://new.example.net\t\tsession\tnone\t
                odd\tfalse\t\t\t\tunknown\tFILE:9:1, [profiles.odd]: unknown key 'portl'
                work\ttrue\thttps://portal.example.net\tann@example.net\tsession\tconfigured\t
                """.replace(
                "FILE", folder.resolve("home/.config/tickets/config.toml").toString()));
    }
}
