package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tickets config}: the file as the program understands it. */
class ConfigCommandTest {
    @TempDir
    Path folder;

    private Cli cli;
    private String file;

    @BeforeEach
    void make() {
        cli = new Cli(folder);
        file = folder.resolve("home/.config/tickets/config.toml").toString();
    }

    @Test
    void path_is_printed_whether_the_file_exists_or_not() {
        assertThat(cli.run("config", "path")).isEqualTo(new Run(0, file + "\n", ""));
        assertThat(cli.config("what = is not toml").run("config", "path")).isEqualTo(new Run(0, file + "\n", ""));
    }

    @Test
    void show_names_the_origin_of_every_value() {
        cli.config("""
                        default-profile = "work"
                        [profiles.work]
                        portal = "https://portal.example.net"
                        password-command = "pass show hosting/secret-place"
                        cc = ["ops@example.net", "boss@example.net"]
                        encrypt-to-department = { VPS = "vps.asc", DNS = ["a.asc", "b.asc"] }
                        """).with("TICKETS_USER", "ann@example.net").with("TICKETS_OTP_COMMAND", "oathtool 123456");

        Run run = cli.run("config", "show", "-o", "tsv");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .contains(
                        "portal\thttps://portal.example.net\t" + file + ":3:1",
                        "api-url\thttps://portal.example.net/api\tdefault",
                        "type\thostbill\tdefault",
                        "user\tann@example.net\tTICKETS_USER",
                        "password-command\tpass …\t" + file + ":4:1",
                        "otp-command\toathtool …\tTICKETS_OTP_COMMAND",
                        "cc\tops@example.net, boss@example.net\t" + file + ":5:1",
                        "encrypt-to-department\tVPS: vps.asc; DNS: a.asc, b.asc\t" + file + ":6:1",
                        "max-attachment-size\t8388608\tdefault",
                        "draft-keep\t90d\tdefault");
        assertThat(run.out()).doesNotContain("secret-place", "123456");
        assertThat(cli.run("config", "show", "-p", "sandbox")).isEqualTo(new Run(2, "", """
                tickets: the practice portal has no configuration
                hint: tickets -p sandbox profiles
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pass show x               | pass …
            ~/bin/ask-for.it --once   | ~/bin/ask-for.it …
            PASSWORD=hunter2 fetch    | …
            echo${IFS}hunter2         | …
            cat<<<hunter2             | …
            'hunter2'                 | …
            $(hunter2)                | …
            """, quoteCharacter = '`')
    void of_a_command_only_the_name_of_the_program_is_shown(String command, String shown) {
        for (String key : List.of("password-command", "otp-command", "decrypt-passphrase-command")) {
            cli.config("[profiles.work]\nportal = \"https://portal.example.net\"\n" + key + " = \"" + command + "\"\n");

            Run run = cli.run("config", "show", "-p", "work", "-o", "tsv");

            assertThat(run.out().lines()).contains(key + "\t" + shown + "\t" + file + ":3:1");
            assertThat(run.out()).doesNotContain("hunter2");
        }
    }

    @Test
    void the_password_in_an_address_is_left_out() {
        cli.config("""
                [profiles.work]
                portal = "https://portal.example.net"
                ticket-url = "https://ann:hunter2@portal.example.net/t/{number}"
                """);

        assertThat(cli.run("config", "show", "-p", "work", "-o", "tsv").out())
                .contains("ticket-url\thttps://…@portal.example.net/t/{number}\t")
                .doesNotContain("hunter2");
    }

    @Test
    void a_table_shows_a_fault_whole() {
        cli.config("[profiles.a]\nportal = \"https://a.example\"\nencrypt-portal = \"proven\"\ntype = \"rt\"\n");

        assertThat(cli.run("config", "check").out()).endsWith("which has no encryption of its own: use encrypt-to\n");
    }

    @Test
    void check_reports_every_fault_with_its_place() {
        cli.config("""
                default-profile = "wrok"
                [profiles.work]
                portal = "http://portal.example.net"
                usr = "a"
                type = "jira"
                max-download = "8 QiB"
                [profiles.rt]
                portal = "https://rt.example.net"
                type = "rt"
                encrypt-portal = "proven"
                [profiles."a b"]
                [profiles.empty]
                [profiles.fine]
                portal = "https://portal.example.net"
                """);

        Run run = cli.run("config", "check", "-o", "tsv", "--fields", "status,detail");

        assertThat(run.out()).isEqualTo("""
                problem\tFILE:11:1, [profiles.a b]: not a profile name: 'a b'
                problem\tFILE:12:1, [profiles.empty] has no key portal
                problem\tFILE:10:1, [profiles.rt]: encrypt-portal must be auto or never at a portal of type rt, \
                which has no encryption of its own: use encrypt-to
                problem\tFILE:4:1, [profiles.work]: unknown key 'usr'
                problem\tFILE:3:1, [profiles.work]: portal: refusing plain http to portal.example.net: a login would \
                travel unencrypted
                problem\tFILE:5:1, [profiles.work]: type must be one of hostbill, rt
                problem\tFILE:6:1, [profiles.work]: max-download must be a size like 8388608 or "8 MiB"
                problem\tFILE:1:1: profile 'wrok' does not exist
                """.replace("FILE", file));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void check_is_content_without_faults_and_without_a_file() {
        assertThat(cli.run("config", "check", "-o", "tsv").out())
                .isEqualTo("config\tok\t" + file + " does not exist, and no configuration is required\t\t\n");
        assertThat(cli.config("[profiles.a]\nportal = \"https://a.example\"\n").run("config", "check", "-o", "tsv"))
                .isEqualTo(new Run(0, "config\tok\t" + file + ": 1 profile, no faults\t\t\n", ""));
        assertThat(cli.config("not toml\n").run("config", "check").exitCode()).isEqualTo(1);
    }

    @Test
    void a_fault_is_one_of_its_profile_only() {
        cli.config("""
                [profiles.odd]
                portl = "x"
                [profiles.fine]
                portal = "http://127.0.0.1:1"
                """);

        assertThat(cli.run("-p", "odd", "list").err()).startsWith("tickets: " + file + ":2:1, [profiles.odd]: unknown");
        assertThat(cli.run("-p", "fine", "list").err()).startsWith("tickets: not logged in to http://127.0.0.1:1\n");
        assertThat(cli.run("drafts", "list").exitCode()).isZero();
        assertThat(cli.run("outbox", "list").exitCode()).isZero();
    }

    @Test
    void edit_needs_a_terminal() {
        assertThat(cli.run("config", "edit")).isEqualTo(new Run(2, "", """
                tickets: an editor needs a terminal
                hint: change the file %s in another way
                """.formatted(file)));
        assertThat(Path.of(file)).doesNotExist();
    }
}
