package dev.tickets.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.state.TrustedFiles;
import dev.tickets.state.portals.AttachmentTransport;
import dev.tickets.state.portals.PortalFactsStore;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code config.toml} and {@code TICKETS_*}, as a command meets them. */
class ProfilesTest {
    @TempDir
    Path folder;

    private Cli cli;
    private String file;

    @BeforeEach
    void make() {
        cli = new Cli(folder);
        file = folder.resolve("home/.config/tickets/config.toml").toString();
    }

    private String errorOf(String toml) {
        Run run = cli.config(toml).run("-p", "work", "list");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        return run.err();
    }

    @Test
    void what_is_no_toml_is_reported_with_the_file() {
        assertThat(errorOf("[profiles.work\n"))
                .isEqualTo("tickets: " + file + ":1:15: not valid TOML: Invalid separator '\\n' in table name.\n"
                        + "hint: tickets -p work config edit\n");
        assertThat(errorOf("[profiles.work]\nuser = tru\nportal = \"x\"\n"))
                .startsWith("tickets: " + file + ":2:11: not valid TOML: ");
        assertThat(errorOf("[profiles.work]\ncc = [\"a\",\n\"b\""))
                .startsWith("tickets: " + file + ":3:3: not valid TOML: ");
    }

    @Test
    void a_file_that_cannot_be_read_is_reported() throws Exception {
        Files.createDirectories(Path.of(file));

        assertThat(cli.run("list").err())
                .isEqualTo("tickets: cannot read " + file + ": the path is a folder\nhint: the path must be a file:"
                        + " ls -ld "
                        + file + "\n");
    }

    @Test
    void an_unknown_key_suggests_the_nearest_one() {
        assertThat(errorOf("[profiles.work]\nportla = \"https://portal.example.net\"\n"))
                .isEqualTo("""
                tickets: %s:2:1, [profiles.work]: unknown key 'portla'
                hint: did you mean 'portal'?
                """.formatted(file));
        assertThat(errorOf("profile = \"work\"\n")).isEqualTo("""
                tickets: %s:1:1: 'profile' is not a known key
                hint: put default-profile = "NAME" above the tables, and each profile in a table [profiles.NAME]
                """.formatted(file));
    }

    @Test
    void a_profile_is_a_table_and_not_called_sandbox() {
        assertThat(errorOf("[profiles]\nwork = 5\n")).isEqualTo("""
                tickets: %s:2:1, [profiles.work]: not a profile
                hint: write the profile as a table: [profiles.work]
                """.formatted(file));
        assertThat(errorOf("[profiles.work]\nuser = \"a\"\n")).isEqualTo("""
                tickets: %s:1:1, [profiles.work] has no key portal
                hint: add portal = "https://…" or: tickets login -p work --portal URL --user EMAIL
                """.formatted(file));
    }

    @Test
    void each_key_has_a_type() {
        String place = "tickets: " + file + ":3:1, [profiles.work]: ";
        String[][] cases = {
            {"user = 5", "user must be a text in quotes"},
            {"type = \"jira\"", "type must be one of hostbill, rt"},
            {"auth = \"none\"", "auth must be one of session, basic, token"},
            {"cc = 5", "cc must be a text in quotes, or a list of them"},
            {"cc = [5]", "cc must be a list of quoted texts"},
            {"max-download = \"8 QiB\"", "max-download must be a size like 8388608 or \"8 MiB\""},
            {"max-download = -1", "max-download must be a size like 8388608 or \"8 MiB\""},
            {"max-attachments = 0", "max-attachments must be a whole number above zero"},
            {"time-zone = \"Mars\"", "time-zone must be a time zone like \"Asia/Tokyo\" or \"+09:00\""},
            {"password-file = \"a\\u0000b\"", "password-file must be the name of a file"},
            {"auto-zip = \"maybe\"", "auto-zip must be true or false"},
            {"zip-level = 10", "zip-level must be a whole number from 1 to 9"},
            {
                "encrypt-to-department = \"desk.asc\"",
                "encrypt-to-department must be a table, with a key or a list of keys for each department"
            },
            {"outbox-warn-after = \"soon\"", "outbox-warn-after must be a duration like \"6h\" or \"7d\""},
            {"attachment-transport = \"fax\"", "attachment-transport must be one of auto, multipart, json"},
        };
        for (String[] each : cases) {
            assertThat(errorOf("[profiles.work]\nportal = \"https://portal.example.net\"\n" + each[0] + "\n"))
                    .isEqualTo(place + each[1] + "\n");
        }
        assertThat(errorOf("[profiles.work]\nportal = \"https://p.example\"\nticket-url = \"https://x/\"\n"))
                .isEqualTo(place + "ticket-url must be an address with {number} in it\n");
    }

    @Test
    void a_variable_that_is_wrong_is_named() {
        cli.config("[profiles.work]\nportal = \"https://portal.example.net\"\n");

        assertThat(cli.with("TICKETS_TYPE", "jira").run("-p", "work", "list").err())
                .isEqualTo("tickets: TICKETS_TYPE must be one of hostbill, rt\n");
        assertThat(cli.with("TICKETS_TYPE", "")
                        .with("TICKETS_MAX_DOWNLOAD", "x")
                        .run("-p", "work", "list")
                        .err())
                .isEqualTo("tickets: TICKETS_MAX_DOWNLOAD must be a size like 8388608 or \"8 MiB\"\n");
    }

    @Test
    void a_flag_goes_before_a_variable_before_the_profile_before_the_default() {
        cli.config("""
                default-profile = "first"
                [profiles.first]
                portal = "http://127.0.0.1:1"
                [profiles.second]
                portal = "http://127.0.0.1:2"
                [profiles.third]
                portal = "http://127.0.0.1:3"
                """);

        assertThat(loginHint()).endsWith("127.0.0.1:1\nhint: tickets login -p first\n");
        cli.with("TICKETS_PROFILE", "second");
        assertThat(loginHint()).endsWith("127.0.0.1:2\nhint: tickets login -p second\n");
        assertThat(loginHint("-p", "third")).endsWith("127.0.0.1:3\nhint: tickets login -p third\n");
        cli.with("TICKETS_PORTAL", "http://127.0.0.1:4/");
        assertThat(loginHint("-p", "third")).endsWith("127.0.0.1:4\nhint: tickets login -p third\n");
    }

    private String loginHint(String... more) {
        String[] args = new String[more.length + 1];
        System.arraycopy(more, 0, args, 0, more.length);
        args[more.length] = "list";
        Run run = cli.run(args);
        assertThat(run.exitCode()).isEqualTo(4);
        return run.err();
    }

    @Test
    void an_unknown_profile_lists_those_there_are() {
        cli.config(
                "[profiles.work]\nportal = \"https://portal.example.net\"\n[profiles.home]\nportal = \"https://x.example\"\n");

        assertThat(cli.run("-p", "wrok", "list")).isEqualTo(new Run(3, "", """
                tickets: profile 'wrok' does not exist
                hint: there is work, home; for a new one: tickets login --portal https://portal.example.net --user you@example.net -p wrok
                """));
        assertThat(cli.run("-p", "../x", "list")).isEqualTo(new Run(2, "", """
                tickets: not a profile name: '../x'
                hint: use at most 64 letters, digits, '-', '_' and '.', beginning with a letter or digit
                """));
    }

    @Test
    void department_copies_zone_and_rules_of_the_profile_are_in_force() {
        try (FakePortal portal = new FakePortal()) {
            portal.answers(
                    "GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"2\",\"name\":\"Billing\"}]}");
            cli.with("TICKETS_TOKEN", "t").write("a.log", "text");
            cli.config("""
                    [profiles.work]
                    portal = "%s"
                    default-department = "bill"
                    cc = "boss@example.net, me@example.net"
                    allowed-extensions = [".LOG"]
                    max-attachments = 1
                    max-request-size = "5 b"
                    """.formatted(portal.uri()));

            assertThat(cli.run("-p", "work", "create", "-s", "S", "-m", "M", "--dry-run", "-a", "a.log"))
                    .isEqualTo(new Run(0, """
                            Nothing was sent. The message would be:

                            Department: Billing (2)
                            Subject: S
                            CC: boss@example.net, me@example.net
                            Attachment: a.log, 4 B

                            M

                            CC: boss@example.net, me@example.net
                            """, ""));
            assertThat(cli.run("-p", "work", "create", "-s", "S", "-m", "M", "-a", "a.log", "b.log=a.log")
                            .withoutChance()
                            .err())
                    .isEqualTo("""
                            tickets: nothing was sent, because of the attachments:
                              2 files; the portal accepts 1 in one message: --zip=all makes one file, --split sends the rest with a reply
                              together 8 B; the portal accepts 5 B in one request: --split sends the rest with a reply
                            hint: --attach-what-you-can sends the message without what cannot be attached; the draft is kept: tickets -p work create --draft ID
                            """);
        }
    }

    @Test
    void base64_counts_where_attachments_were_seen_to_arrive_only_inside_json() throws Exception {
        try (FakePortal portal = new FakePortal()) {
            portal.answers(
                    "GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"2\",\"name\":\"Billing\"}]}");
            cli.with("TICKETS_TOKEN", "t")
                    .with("TICKETS_PORTAL", portal.uri().toString())
                    .with("TICKETS_ALLOWED_EXTENSIONS", "log")
                    .with("TICKETS_MAX_REQUEST_SIZE", "100")
                    .write("a.log", "x".repeat(45));
            String[] create = {"create", "--dry-run", "-d", "2", "-s", "S", "-m", "M", "-a", "a.log", "b.log=a.log"};
            assertThat(cli.run(create).exitCode()).isZero();

            new PortalFactsStore(
                            cli.state().resolve("portals"),
                            portal.uri().toString(),
                            new TrustedFiles(),
                            Clock.systemUTC(),
                            notice -> {})
                    .learn(facts -> facts.withTransport(AttachmentTransport.MULTIPART, false));

            assertThat(cli.run(create)).isEqualTo(new Run(2, "", """
                    tickets: nothing was sent, because of the attachments:
                      together 90 B; the portal accepts 75 B in one request: --split sends the rest with a reply
                    hint: --attach-what-you-can sends the message without what cannot be attached
                    """));
        }
    }

    @Test
    void a_path_may_begin_in_the_home_folder_and_a_secret_in_it_must_be_private() throws Exception {
        cli.config("[profiles.work]\nportal = \"http://127.0.0.1:1\"\ntoken-file = \"~/token\"\n");
        Path token = cli.write("home/token", "t");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(cli.run("-p", "work", "list").err())
                .startsWith("tickets: refusing token-file " + token + ": all users of this machine can read it\n");
        assertThat(cli.with("TICKETS_TOKEN", "t").run("-p", "work", "list").exitCode())
                .isEqualTo(69);
    }

    @Test
    void a_proxy_or_an_authority_that_cannot_be_used_is_said_before_anything_is_sent() {
        Path nothing = cli.write("ca.pem", "");
        String work = "[profiles.work]\nportal = \"https://portal.example.net\"\n";
        cli.with("TICKETS_TOKEN", "t");

        assertThat(errorOf(work + "ca-file = \"" + nothing + "\"\n")).isEqualTo("""
                tickets: cannot use ca-file %s: the file is empty
                hint: ca-file in config.toml must name a file of certificates, PEM (-----BEGIN CERTIFICATE-----) or DER; \
                check with: openssl x509 -in FILE -noout -text
                """.formatted(nothing));
        cli.with("HTTPS_PROXY", "%");
        assertThat(errorOf(work)).isEqualTo("""
                tickets: the proxy in HTTPS_PROXY is not a valid address: the host is not a name of the Internet
                hint: set HTTPS_PROXY to http://HOST:PORT, or add portal.example.net to NO_PROXY
                """);
    }
}
