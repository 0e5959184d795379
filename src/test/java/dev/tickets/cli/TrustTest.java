package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file that decides something is refused when another user can change it; see docs/configuration.md. */
class TrustTest extends TrustFixture {
    @ParameterizedTest
    @MethodSource("every_file_and_every_fault")
    void a_file_that_another_user_can_change_is_refused(Subject subject, Fault fault) throws IOException {
        Path file = prepared(subject);
        Path elsewhere = Owner.mode(Files.createDirectories(folder.resolve("elsewhere")), "rwxr-xr-x");
        fault.befall(file, elsewhere);

        Run run = cli.run(subject.command.split(" "));

        assertThat(run).isEqualTo(fault.said(subject, file, elsewhere));
        assertThat(portal.asked()).isEmpty();
    }

    @Test
    void the_command_of_a_configuration_that_anybody_can_write_does_not_run() {
        Path trace = folder.resolve("trace");
        Path config = cli.config("[profiles.default]\nportal = \"" + portal.uri()
                        + "\"\nuser = \"ann@example.net\"\nauth = \"basic\"\npassword-command = \"touch " + trace
                        + "; echo secret\"\n")
                .state()
                .resolve("../../../.config/tickets/config.toml")
                .normalize();
        Owner.mode(config, "rw-rw-rw-");

        assertThat(cli.run("list").exitCode()).isEqualTo(2);
        assertThat(trace).doesNotExist();
        Owner.mode(config, "rw-r--r--");
        assertThat(cli.run("list").exitCode()).isZero();
        assertThat(trace).exists();
    }

    /** Their folders are named by the file beside them, which is looked at before. */
    @ParameterizedTest
    @CsvSource({
        "4, credentials/default.refused,        list",
        "2, portals/http_127.0.0.1_PORT.disproven, list",
        "2, outbox/receipts/260102-abcd.json,   outbox show 260102-abcd",
    })
    void marks_that_another_user_could_have_made_are_refused(int exitCode, String name, String command)
            throws IOException {
        cli.with("TICKETS_PORTAL", portal.uri().toString()).with("TICKETS_USER", "ann@example.net");
        cli.with(exitCode == 4 ? "TICKETS_PASSWORD_COMMAND" : "TICKETS_TOKEN", "echo secret");
        String port = String.valueOf(portal.uri().getPort());
        Path mark = cli.write("home/.local/state/tickets/" + name.replace("PORT", port), "{}");
        closed(folder);
        Owner.stranger(mark);

        assertThat(cli.run(command.split(" ")))
                .isEqualTo(new Run(
                        exitCode,
                        "",
                        "tickets: refusing " + mark
                                + ": another user owns it (owner 12345, mode 0600)\nhint: chown root " + mark
                                + ", if you trust the file's content\n"));
        assertThat(portal.asked()).isEmpty();
    }

    @Test
    void folders_that_the_environment_names_are_checked_as_well() throws IOException {
        Path other = Owner.mode(Files.createDirectory(folder.resolve("other")), "rwxrwxrwx");
        for (String variable : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME")) {
            assertThat(new Cli(folder)
                            .with(variable, other.toString())
                            .at(portal.uri())
                            .run("create", "-d", "1", "-s", "Disk", "-m", "full"))
                    .as(variable)
                    .satisfies(run -> assertThat(run.err())
                            .contains("every user can change the folder " + other + " (owner root, mode 0777)"))
                    .satisfies(run -> assertThat(run.exitCode()).isBetween(2, 4));
        }
        assertThat(new Cli(folder)
                        .with("XDG_CACHE_HOME", other.toString())
                        .at(portal.uri())
                        .run("departments")
                        .exitCode())
                .isEqualTo(2);
        assertThat(new Cli(folder)
                        .with("XDG_DATA_HOME", other.toString())
                        .run("-p", "sandbox", "departments")
                        .exitCode())
                .isEqualTo(2);
        assertThat(portal.asked()).isEmpty();
    }

    @Test
    void a_folder_of_our_own_in_a_sticky_one_is_fine() throws IOException {
        Path shared = Owner.mode(Files.createDirectory(folder.resolve("shared")), 01777);

        assertThat(cli.with("XDG_STATE_HOME", shared.resolve("state").toString())
                        .at(portal.uri())
                        .run("list")
                        .exitCode())
                .isZero();
    }

    /** What is sent is no more than data. */
    @Test
    void messages_and_attachments_of_other_users_are_sent() {
        Owner.stranger(Owner.mode(cli.write("text", "The disk is full"), "rw-rw-rw-"));
        Owner.stranger(Owner.mode(cli.write("graph.png", CreateAttachmentsTest.PNG), "rw-rw-rw-"));

        assertThat(cli.run("-p", "sandbox", "create", "-d", "VPS", "-s", "Disk", "-F", "text", "-a", "graph.png", "-q")
                        .exitCode())
                .isZero();
    }

    @Test
    void a_message_whose_key_another_user_can_change_becomes_a_draft_and_no_second_ticket() throws IOException {
        String[] alert = {
            "-p", "sandbox", "create", "-d", "VPS", "-s", "Disk", "-m", "Full", "--dedup-key", "disk", "-q"
        };
        assertThat(cli.run(alert).exitCode()).isZero();
        Path ledger;
        try (Stream<Path> files = Files.walk(cli.state().resolve("dedup"))) {
            ledger = files.filter(file ->
                            Files.isRegularFile(file) && !file.toString().endsWith(".lock"))
                    .findFirst()
                    .orElseThrow();
        }
        Owner.stranger(ledger);

        Run run = cli.run(alert);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("tickets: refusing " + ledger + ": another user owns it (owner 12345, mode 0600)");
        assertThat(cli.run("drafts", "list", "-o", "tsv").out()).contains("Disk");
        assertThat(cli.run("-p", "sandbox", "list", "-o", "tsv").out().lines()).hasSize(1);
    }

    @Test
    void a_configuration_that_is_refused_leaves_the_outbox_as_it_is() {
        cli.config("[profiles.default]\nportal = \"http://127.0.0.1:1\"\n").with("TICKETS_TOKEN", "t");
        assertThat(cli.run("create", "-d", "1", "-s", "Disk", "-m", "Full", "-q")
                        .exitCode())
                .isEqualTo(75);
        Owner.stranger(folder.resolve("home/.config/tickets/config.toml"));

        assertThat(cli.run("outbox", "send").exitCode()).isEqualTo(2);
        assertThat(cli.run("outbox", "list", "-o", "tsv", "--fields", "state").out())
                .isEqualTo("waiting\n");
    }

    @Test
    void a_folder_that_cannot_keep_a_login_is_refused_before_the_password_goes_out() throws IOException {
        Path credentials = Files.createDirectories(cli.state().resolve("credentials"));
        Owner.mode(credentials, "rwxrwxrwx");
        cli.config("[profiles.default]\nportal = \"" + portal.uri() + "\"\n").stdin("secret\n");

        assertThat(cli.run("login", "--user", "ann@example.net", "--password-stdin"))
                .isEqualTo(new Run(
                        4,
                        "",
                        "tickets: refusing " + credentials
                                + ": every user can change it (owner root, mode 0777)\nhint: chmod go-w " + credentials
                                + "\n"));
        assertThat(portal.asked()).isEmpty();
    }
}
