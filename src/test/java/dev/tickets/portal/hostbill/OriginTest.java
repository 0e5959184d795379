package dev.tickets.portal.hostbill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.FakePortal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login belongs to the origin that it was given for, through the whole program. */
class OriginTest {
    @TempDir
    Path folder;

    @Test
    void a_session_is_not_sent_to_the_address_that_the_profile_has_now() {
        try (FakePortal before = new FakePortal();
                FakePortal after = new FakePortal()) {
            before.answers("POST /api/login", 200, "{\"token\":\"a\",\"refresh\":\"r\"}")
                    .answers("GET /api/details", 200, "{\"client\":{\"email\":\"ann@x.example\"}}");
            Cli cli = new Cli(folder).config("[profiles.default]\nportal = \"" + before.uri() + "\"\n");
            assertThat(cli.stdin("secret\n")
                            .run("login", "--user", "ann@x.example", "--password-stdin")
                            .exitCode())
                    .isZero();
            Cli moved = new Cli(folder).config("[profiles.default]\nportal = \"" + after.uri() + "\"\n");
            Cli.Run run = moved.run("list");
            assertThat(run.exitCode()).isEqualTo(4);
            assertThat(run.err()).contains("the credential was not sent");
            assertThat(after.requests()).isEmpty();
        }
    }

    @Test
    void a_refused_password_of_the_profile_is_not_tried_by_the_next_run() {
        try (FakePortal portal = new FakePortal()) {
            portal.answers("POST /api/login", 401, "{\"error\":[\"wronglogin\"]}");
            Cli cli = new Cli(folder)
                    .config("[profiles.default]\nportal = \"" + portal.uri() + "\"\nuser = \"ann@x.example\"\n");
            Path file = cli.write("password", "secret\n");
            assertThat(file.toFile().setReadable(false, false) && file.toFile().setReadable(true, true))
                    .isTrue();
            cli.with("TICKETS_PASSWORD_FILE", file.toString());
            assertThat(cli.run("list").exitCode()).isEqualTo(4);
            Cli.Run second = cli.run("list");
            assertThat(second.exitCode()).isEqualTo(4);
            assertThat(second.err()).contains("the password was not tried again");
            assertThat(portal.requests()).containsExactly("POST /api/login");
        }
    }
}
