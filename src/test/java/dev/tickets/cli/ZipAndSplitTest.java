package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.attach.zip.Contents;
import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.SandboxPortal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the portal would not take as it is: {@code --zip}, {@code --split} and what the profile says about them. */
class ZipAndSplitTest {
    private static final byte[] LOG = Contents.log(900_000);

    @TempDir
    Path folder;

    private SandboxPortal portal;
    private Cli cli;

    @BeforeEach
    void a_portal_and_a_log() {
        portal = SandboxPortal.start(SandboxOptions.in(folder.resolve("portal")));
        cli = new Cli(folder).with("TICKETS_TOKEN", portal.token());
        profile("");
        cli.write("app.log", LOG);
    }

    @AfterEach
    void nothing_temporary_is_left() {
        portal.close();
        Path staging = cli.state().resolve("staging");
        if (Files.exists(staging)) {
            assertThat(staging).isEmptyDirectory();
        }
    }

    private void profile(String more) {
        cli.config("[profiles.default]\nportal = \"" + portal.address() + "\"\n" + more);
    }

    private Run create(String... more) {
        List<String> words = new ArrayList<>(List.of("create", "-d", "1", "-s", "Down", "-m", "Help"));
        words.addAll(List.of(more));
        return cli.run(words.toArray(new String[0]));
    }

    private List<String> names(String ticket) {
        return cli.run("attachments", ticket, "-o", "tsv", "--fields", "name")
                .out()
                .lines()
                .toList();
    }

    private byte[] unzipped(String archive, String entry) {
        String unzip = RequiredTool.named("unzip").toString();
        ProgramRun run = ProgramRun.of(folder, List.of(unzip, "-p", archive, entry));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out().getBytes(UTF_8);
    }

    @Test
    void at_a_portal_that_accepts_any_type_a_log_goes_unchanged() {
        portal.close();
        portal = SandboxPortal.start(SandboxOptions.in(folder.resolve("any")).withAllowedExtensions("log"));
        cli.with("TICKETS_TOKEN", portal.token());
        profile("allowed-extensions = [\"*\"]\n");

        Run run = create("-a", "app.log");

        assertThat(run).isEqualTo(new Run(0, """
                Ticket created! #100001
                %s/tickets/view/100001/
                """.formatted(portal.address()), ""));
        assertThat(names("100001")).containsExactly("app.log");
    }

    @Test
    void a_refused_type_is_refused_with_the_way_out_and_taken_with_zip() {
        Run refused = create("-a", "app.log");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("--zip sends the file as app.log.zip");

        Run run = create("-a", "app.log", "--zip");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).startsWith("app.log 900.0 kB -> app.log.zip ");
        assertThat(names("100001")).containsExactly("app.log.zip");
        cli.run("attachments", "100001", "--save", "in");
        assertThat(unzipped("in/app.log.zip", "app.log")).isEqualTo(LOG);
    }

    @Test
    void everything_goes_in_one_archive_when_that_is_wished() {
        cli.write("etc/a.conf", "a");

        assertThat(create("-q", "-a", "app.log", "etc", "--zip=all").exitCode()).isZero();

        assertThat(names("100001")).containsExactly("attachments.zip");
        cli.run("attachments", "100001", "--save", "in");
        assertThat(unzipped("in/attachments.zip", "etc/a.conf")).isEqualTo(new byte[] {'a'});
    }

    @Test
    void zip_never_takes_the_next_word() {
        assertThat(create("--zip", "all").err()).startsWith("tickets: unexpected word: 'all'");
        assertThat(create("--zip", "-a", "app.log").exitCode()).isZero();
        Run unknown = create("--zip=foo", "-a", "app.log");
        assertThat(unknown).isEqualTo(new Run(2, "", """
                tickets: unknown value: --zip=foo
                hint: --zip or --zip=all
                """));
    }

    @Test
    void the_profile_zips_without_being_asked_as_hard_as_it_says() {
        profile("auto-zip = true\nzip-level = 1\n");
        assertThat(create("-a", "app.log").exitCode()).isZero();
        long fast = size("100001");

        profile("auto-zip = true\nzip-level = 9\n");
        assertThat(create("-a", "app.log").exitCode()).isZero();

        assertThat(size("100002")).isLessThan(fast);
    }

    private long size(String ticket) {
        Path in = folder.resolve(ticket);
        cli.run("attachments", ticket, "--save", in.toString());
        try {
            return Files.size(in.resolve("app.log.zip"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_reply_takes_folders_and_zips_too() {
        create();
        cli.write("logs/a.log", "a");

        assertThat(cli.run("reply", "100001", "-m", "Here", "-a", "logs/").exitCode())
                .isZero();
        assertThat(names("100001")).containsExactly("logs.zip");
    }

    @Test
    void standard_input_can_be_an_attachment_but_not_also_the_message() {
        cli.stdin("from a pipe\n");

        assertThat(cli.run("create", "-d", "1", "-s", "Down", "-F", "-", "-a", "x.log=-", "--zip"))
                .isEqualTo(new Run(2, "", """
                tickets: standard input cannot be the message and an attachment
                hint: pass one of them as a file
                """));
        assertThat(create("-q", "-a", "x.log=-", "--zip").exitCode()).isZero();
        cli.run("attachments", "100001", "--save", "in");
        assertThat(unzipped("in/x.log.zip", "x.log")).isEqualTo("from a pipe\n".getBytes(UTF_8));
    }

    @Test
    void parts_go_out_with_replies_and_the_command_in_the_message_joins_them() throws IOException {
        profile("max-attachments = 2\nmax-attachment-size = \"50k\"\n");

        Run run = create("-q", "-a", "app.log", "--zip", "--split");

        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> parts = names("100001");
        assertThat(parts).hasSizeGreaterThan(2);
        assertThat(parts.get(0)).isEqualTo("app.log.part1of" + parts.size() + ".zip");
        String thread = cli.run("view", "100001").out();
        assertThat(thread).contains("Attachments 3 to ").contains("SHA-256:");
        cli.run("attachments", "100001", "--save", "in");
        String join = thread.lines()
                .filter(line -> line.contains("unzip -p"))
                .findFirst()
                .orElseThrow();
        RequiredTool.named("unzip");
        ProgramRun joined = ProgramRun.of(folder.resolve("in"), List.of("/bin/sh", "-c", join));
        assertThat(joined).isEqualTo(new ProgramRun(0, "", ""));
        assertThat(folder.resolve("in/app.log")).hasBinaryContent(LOG);
    }

    @Test
    void parts_that_would_be_too_small_are_not_made() {
        profile("max-attachment-size = 300\n");

        assertThat(create("-a", "app.log", "--zip", "--split").withoutChance()).isEqualTo(new Run(2, "", """
                tickets: nothing was sent, because of the attachments:
                  app.log: cannot be packed: parts of 300 bytes are too small to split the file
                hint: --attach-what-you-can sends the message without what cannot be attached; the draft is kept: tickets create --draft ID
                """));
    }

    @Test
    void a_reply_zips_what_would_be_refused_by_its_type() {
        create();

        assertThat(cli.run("reply", "100001", "-q", "--message", "Here", "--attach", "app.log", "--zip")
                        .exitCode())
                .isZero();

        assertThat(names("100001")).containsExactly("app.log.zip");
    }

    @Test
    void a_dry_run_shows_parts_and_replies_and_sends_nothing() {
        profile("max-attachments = 2\nmax-attachment-size = \"50k\"\n");

        Run run = create("-q", "-a", "app.log", "--zip", "--split", "--dry-run");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Attachment: app.log.part1of")
                .contains("Replies: ")
                .contains("; do unzip -p './app.log.part'");
        assertThat(cli.run("list", "-q").out()).isEmpty();
    }

    @Test
    void a_reply_with_parts_that_the_portal_refuses_names_what_was_not_sent() {
        portal.close();
        portal = SandboxPortal.start(SandboxOptions.in(folder.resolve("portal")).without(SandboxOptions.Right.REPLY));
        cli.with("TICKETS_TOKEN", portal.token());
        profile("max-attachments = 2\nmax-attachment-size = \"50k\"\n");

        Run run = create("-q", "-a", "app.log", "--zip", "--split");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).startsWith("Ticket created, but incomplete: #100001");
        assertThat(run.err()).contains("not sent: app.log.part3of").contains("hint: tickets reply 100001");
        assertThat(names("100001")).hasSize(2);
    }

    @Test
    void the_same_file_is_not_saved_twice_when_that_is_wished() throws IOException {
        create("-q", "-a", "app.log", "--zip");

        for (int i = 0; i < 2; i++) {
            assertThat(cli.run("attachments", "100001", "--save", "in", "--skip-same"))
                    .isEqualTo(new Run(0, folder.resolve("in/app.log.zip") + "\n", ""));
        }
        cli.write("in/app.log.zip", "another");
        cli.run("attachments", "100001", "--save", "in", "--skip-same");
        try (Stream<Path> saved = Files.list(folder.resolve("in"))) {
            assertThat(saved.map(file -> folder.resolve("in").relativize(file).toString()))
                    .containsExactlyInAnyOrder("app.log.zip", "app.log (2).zip");
        }
    }
}
