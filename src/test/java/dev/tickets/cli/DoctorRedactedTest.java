package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor --redacted} in a home where every name, address, path and text is a marker. */
class DoctorRedactedTest {
    /** Part of each private word. */
    private static final String MARKER = "zqx";

    @TempDir
    Path temporary;

    private Path folder;
    private Cli cli;

    @BeforeEach
    void everything_is_marked() throws IOException {
        folder = temporary.toRealPath().resolve(MARKER);
        Owner.mode(Files.createDirectories(folder.resolve("home")), "rwxr-xr-x");
        cli = new Cli(folder)
                .with("EDITOR", "editor-zqx")
                .with("PAGER", "pager-zqx")
                .with("LANG", "zqx_DE.ISO-8859-1")
                .with("TZ", "Europe/Zqx")
                .with("HTTPS_PROXY", "http://user-zqx:secret-zqx@proxy-zqx:1");
    }

    /** A configuration with a fault in every place that takes a text, and profiles without a fault. */
    private void config(String more) {
        cli.config("default-profile = \"fine-zqx\"\n" + more + """
                [profiles.fine-zqx]
                portal = "https://portal-zqx.invalid"
                user = "zqx@portal-zqx.invalid"
                password-command = "vault-zqx show portal-zqx"
                encrypt-to-self = "key-zqx.asc"
                cc = "zqx@example.invalid"
                time-zone = "Europe/Berlin"
                [profiles.odd-zqx]
                portal = "https://odd-zqx.invalid/zqx"
                portal-zqx = "x"
                time-zone = "Europe/Zqx"
                [profiles.old-zqx]
                portal = "https://old-zqx.invalid"
                password-file = "secret-zqx"
                """);
    }

    private void stored() throws IOException {
        for (String state : List.of("waiting", "unclear", "blocked")) {
            Path entry = entry();
            Path there = Files.createDirectories(cli.state().resolve("outbox").resolve(state));
            if (!there.equals(entry.getParent())) {
                Files.move(entry, there.resolve(entry.getFileName()));
            }
        }
        cli.write("home/.local/state/tickets/outbox/waiting/torn-zqx/manifest.json", "{\"id\":\"zqx\"");
        cli.write("home/.local/state/tickets/drafts/draft-zqx/draft.json", "{\"draft\":\"zqx\"");
        cli.write("home/.cache/tickets/old-zqx/departments", "1\tDesk zqx\n");
        cli.write("home/.cache/tickets/old-zqx/origin", "https://older-zqx.invalid");
        Owner.mode(cli.write("secret-zqx", "zqx"), "rw-rw-rw-");
        Owner.mode(cli.write("home/.local/state/tickets/file-zqx", "zqx"), "rw-rw-rw-");
    }

    private Path entry() throws IOException {
        Run created = new Cli(folder)
                .with("TICKETS_PORTAL", "http://127.0.0.1:1/zqx")
                .with("TICKETS_TOKEN", "token-zqx")
                .run("create", "-q", "-d", "zqx", "-s", "Subject zqx", "-m", "Text zqx", "--no-input");
        assertThat(created.exitCode()).as(created.toString()).isEqualTo(75);
        try (var entries = Files.list(cli.state().resolve("outbox/waiting"))) {
            return entries.findFirst().orElseThrow();
        }
    }

    @Test
    void a_report_shows_everything_and_a_redacted_one_nothing_private() throws IOException {
        config("");
        stored();

        Run whole = cli.run("doctor", "--offline");

        for (String marked : List.of(
                "fine-zqx",
                "odd-zqx",
                "old-zqx",
                "vault-zqx",
                "editor-zqx",
                "pager-zqx",
                "draft-zqx",
                "torn-zqx",
                "secret-zqx",
                "file-zqx",
                "Europe/Zqx",
                "portal-zqx")) {
            assertThat(whole.out()).contains(marked);
        }
        nothingPrivate();
    }

    @Test
    void a_broken_configuration_shows_only_the_place_of_its_fault() throws IOException {
        config("");
        stored();
        config("unknown-zqx = \"zqx\"\n");

        assertThat(cli.run("doctor", "--offline").out()).contains("unknown-zqx");
        assertThat(cli.run("doctor", "--offline", "--redacted").out())
                .contains("config.toml: the file has a fault in line 2, column 1: <text>\n");
        nothingPrivate();

        cli.config("[profiles.zqx\n");
        assertThat(cli.run("doctor", "--offline", "--redacted").out())
                .contains("config.toml: the file has a fault in line 1, column 14: <text>\n");
        nothingPrivate();
        cli.config("default-profile = \"z q x zqx\"\n");
        nothingPrivate();
    }

    @Test
    void one_profile_alone() throws IOException {
        config("");
        stored();
        for (String profile : List.of("fine-zqx", "odd-zqx", "old-zqx", "none-zqx")) {
            nothingPrivate("-p", profile);
        }
    }

    @Test
    void a_home_that_is_none() {
        cli.with("HOME", "zqx");
        nothingPrivate();
    }

    @Test
    void a_home_of_another_user() {
        Owner.requireRoot();
        Owner.stranger(folder.resolve("home"));

        assertThat(cli.run("doctor", "--offline").err()).contains(MARKER);
        nothingPrivate();
    }

    @Test
    void a_folder_that_is_a_file() {
        cli.write("home/.local/state", "zqx");
        cli.write("home/.cache", "zqx");
        nothingPrivate();
    }

    @Test
    void requests_are_not_shown_beside_a_redacted_report() {
        assertThat(cli.run("doctor", "--offline", "--redacted", "-v"))
                .isEqualTo(new Run(2, "", "tickets: --verbose shows requests, which --redacted cannot leave out\n"));
        assertThat(cli.run("doctor", "--offline", "--redacted", "--prove-encryption"))
                .isEqualTo(new Run(2, "", "tickets: --prove-encryption reports a ticket, so it has no --redacted\n"));
    }

    /** No marker, in any format; what is public stays. */
    private void nothingPrivate(String... options) {
        for (List<String> format : List.of(
                List.<String>of(),
                List.of("-o", "json"),
                List.of("-o", "tsv"),
                List.of("--fields", "detail,hint,meaning"))) {
            List<String> words = new java.util.ArrayList<>(List.of("doctor", "--offline", "--redacted"));
            words.addAll(List.of(options));
            words.addAll(format);

            Run run = cli.run(words.toArray(new String[0]));

            assertThat(run.out() + run.err())
                    .doesNotContainIgnoringCase(MARKER)
                    .doesNotContain("260102-")
                    .doesNotContain("/tmp/");
            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .contains("tickets 0.1.0 on ")
                    .contains("Java " + Runtime.version().feature());
        }
    }
}
