package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Desktop;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.testing.QuietTerminal;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --paste}: the clipboard of a real X server, and programs that only pretend to know one. */
class PasteTest {
    private static final Path PICTURE = Path.of("docs/example.png").toAbsolutePath();
    private static final String AGAIN = "hint: take the screenshot to the clipboard again, or attach a file: -a FILE; ";
    private static final String HINT = AGAIN + "the draft is kept: tickets create --draft ID\n";
    private static final String SECRET_HINT = AGAIN + "no draft is kept: its text would be stored unencrypted\n";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void practise() {
        cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox").with("PATH", System.getenv("PATH"));
    }

    private Run create(String... more) {
        String[] args = {"create", "-d", "1", "-s", "Down", "-m", "See the picture", "--paste"};
        String[] all = new String[args.length + more.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return cli.run(all);
    }

    @Test
    void the_picture_on_the_clipboard_becomes_an_attachment() throws IOException {
        try (Desktop desktop = Desktop.start(folder)) {
            cli.with("DISPLAY", desktop.display());
            desktop.copy("image/png", PICTURE);

            Run run = create("-o", "tsv", "--fields", "state,attachments");

            assertThat(run).isEqualTo(new Run(0, "created\tscreenshot-2026-01-02-030405.png\n", ""));
            cli.run(
                    "view",
                    "100001",
                    "-q",
                    "--save-attachments",
                    folder.resolve("saved").toString());
            assertThat(folder.resolve("saved/screenshot-2026-01-02-030405.png")).hasSameBinaryContentAs(PICTURE);
            assertThat(cli.state().resolve("staging")).isEmptyDirectory();
        }
    }

    @Test
    void text_on_the_clipboard_is_no_picture_and_neither_is_nothing() throws IOException {
        try (Desktop desktop = Desktop.start(folder)) {
            cli.with("DISPLAY", desktop.display());
            assertThat(create().withoutChance()).isEqualTo(new Run(2, "", "tickets: the clipboard is empty\n" + HINT));

            desktop.copy("UTF8_STRING", cli.write("text", "some words"));

            assertThat(create().withoutChance())
                    .isEqualTo(new Run(2, "", "tickets: the clipboard holds text, not a picture\n" + HINT));
        }
    }

    @Test
    void what_only_says_that_it_is_a_picture_is_refused() throws IOException {
        try (Desktop desktop = Desktop.start(folder)) {
            cli.with("DISPLAY", desktop.display());
            desktop.copy("image/png", cli.write("text", "no picture at all"));
            assertThat(create().withoutChance())
                    .isEqualTo(new Run(2, "", "tickets: the clipboard's PNG picture is not a valid PNG\n" + HINT));

            desktop.copy("image/jpeg", PICTURE);
            assertThat(create().withoutChance())
                    .isEqualTo(new Run(2, "", "tickets: the picture on the clipboard is image/jpeg, not PNG\n" + HINT));
        }
    }

    @Test
    void without_a_desktop_there_is_no_clipboard() {
        assertThat(create().withoutChance()).isEqualTo(new Run(2, "", """
                tickets: --paste needs a desktop: neither WAYLAND_DISPLAY nor DISPLAY is set
                hint: over ssh, copy the picture here and attach it: -a FILE; the draft is kept: tickets create --draft ID
                """));
    }

    @Test
    void the_program_that_is_missing_is_named() {
        cli.with("PATH", folder.toString()).with("DISPLAY", ":9");
        assertThat(create().withoutChance()).isEqualTo(new Run(2, "", """
                tickets: --paste needs the program xclip, which is not installed
                hint: install xclip (apt install xclip); the draft is kept: tickets create --draft ID
                """));

        cli.with("WAYLAND_DISPLAY", "wayland-0");
        assertThat(create().withoutChance()).isEqualTo(new Run(2, "", """
                tickets: --paste needs the program wl-paste, which is not installed
                hint: install wl-clipboard (apt install wl-clipboard); the draft is kept: tickets create --draft ID
                """));
    }

    @Test
    void a_display_that_nobody_serves_has_nothing_on_its_clipboard() {
        RequiredTool.named("xclip");
        cli.with("DISPLAY", ":4711");

        assertThat(create().withoutChance()).isEqualTo(new Run(2, "", "tickets: the clipboard is empty\n" + HINT));
    }

    @Test
    void on_wayland_its_own_program_is_asked_for_the_kinds_first() throws IOException {
        program(
                "wl-paste",
                "echo \"$@\" >> asked; case $1 in --list-types) echo text/plain; echo image/png ;; *) cat '" + PICTURE
                        + "' ;; esac");
        cli.with("WAYLAND_DISPLAY", "wayland-0").with("DISPLAY", ":4711");

        assertThat(create("-o", "tsv", "--fields", "attachments").out())
                .isEqualTo("screenshot-2026-01-02-030405.png\n");
        assertThat(folder.resolve("asked")).hasContent("--list-types\n--no-newline --type image/png\n");
    }

    @Test
    void programs_of_x11_serve_where_those_of_wayland_are_missing() throws IOException {
        program("xclip", "case $* in *TARGETS*) echo image/png ;; *) cat '" + PICTURE + "' ;; esac");
        cli.with("PATH", folder.resolve("bin") + ":" + folder.resolve("coreutils"))
                .with("WAYLAND_DISPLAY", "wayland-0")
                .with("DISPLAY", ":4711");
        Files.createDirectory(folder.resolve("coreutils"));
        Files.createSymbolicLink(
                folder.resolve("coreutils/cat"), RequiredTool.named("cat").path());

        assertThat(create().exitCode()).isZero();
    }

    @Test
    void a_reply_takes_the_picture_too() throws IOException {
        cli.run("create", "-q", "-d", "1", "-s", "Down", "-m", "Help");
        program("wl-paste", "case $1 in --list-types) echo image/png ;; *) cat '" + PICTURE + "' ;; esac");
        cli.with("WAYLAND_DISPLAY", "wayland-0");

        Run run = cli.run("reply", "100001", "-m", "See", "--paste", "-o", "tsv", "--fields", "state,attachments");

        assertThat(run).isEqualTo(new Run(0, "replied\tscreenshot-2026-01-02-030405.png\n", ""));
    }

    @Test
    void a_picture_is_kept_with_the_draft_of_an_editor() throws IOException {
        program("wl-paste", "case $1 in --list-types) echo image/png ;; *) cat '" + PICTURE + "' ;; esac");
        QuietTerminal screen = new QuietTerminal(folder.resolve("screen"));
        cli.with("WAYLAND_DISPLAY", "wayland-0")
                .with("EDITOR", "false")
                .on(new Terminal(true, true, true).running(screen));

        Run failed = create("-e");

        String id = failed.err().replaceFirst("(?s).*--draft (\\S+).*", "$1");
        assertThat(cli.state().resolve("drafts").resolve(id).resolve("files/screenshot-2026-01-02-030405.png"))
                .hasSameBinaryContentAs(PICTURE);
        assertThat(cli.run("create", "--draft", id, "-o", "tsv", "--fields", "attachments")
                        .out())
                .isEqualTo("screenshot-2026-01-02-030405.png\n");
        assertThat(cli.state().resolve("drafts")).isEmptyDirectory();
    }

    @Test
    void a_picture_that_is_to_be_encrypted_is_never_on_disk_in_clear() throws IOException {
        try (GnuPgHome gpg = new GnuPgHome()) {
            String desk = gpg.fullKey("desk@example.net", "ed25519", "cv25519");
            cli.write("desk.asc", gpg.publicKey(desk));
            Path key = cli.write("key.asc", gpg.privateKey(desk));
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            // the clipboard looks around while it is asked
            program(
                    "wl-paste",
                    "case $1 in --list-types) echo image/png ;; *) cat '" + PICTURE + "'; grep -rlaE 'PNG|IHDR' '"
                            + folder.resolve("home") + "' > '" + folder.resolve("seen") + "'; true ;; esac");
            cli.with("WAYLAND_DISPLAY", "wayland-0");

            Run run = create("-q", "--encrypt-to", "desk.asc", "-o", "tsv", "--fields", "state,attachments");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).isEqualTo("created\tscreenshot-2026-01-02-030405.png.zip\n");
            assertThat(folder.resolve("seen")).isEmptyFile();
            assertThat(cli.state().resolve("staging")).isEmptyDirectory();
            cli.run("attachments", "100001", "--save", folder.resolve("in").toString(), "--decrypt", "--key", key + "");
            assertThat(folder.resolve("in/screenshot-2026-01-02-030405.png")).hasSameBinaryContentAs(PICTURE);
        }
    }

    @Test
    void a_picture_that_is_to_be_encrypted_is_one_and_is_not_too_large() throws IOException {
        try (GnuPgHome gpg = new GnuPgHome()) {
            cli.write("desk.asc", gpg.publicKey(gpg.fullKey("desk@example.net", "ed25519", "cv25519")));
        }
        cli.with("WAYLAND_DISPLAY", "wayland-0");
        program("wl-paste", "case $1 in --list-types) echo image/png ;; *) echo no picture ;; esac");
        assertThat(create("-q", "--encrypt-to", "desk.asc").err())
                .isEqualTo("tickets: the clipboard's PNG picture is not a valid PNG\n" + SECRET_HINT);

        program("wl-paste", "case $1 in --list-types) echo image/png ;; *) cat '" + PICTURE + "' /dev/zero ;; esac");
        assertThat(create("-q", "--encrypt-to", "desk.asc"))
                .isEqualTo(new Run(
                        2, "", "tickets: the picture on the clipboard is larger than 8388608 bytes\n" + SECRET_HINT));
    }

    private void program(String name, String script) throws IOException {
        Path file =
                cli.write("bin/" + name, "#!/bin/sh\n" + script.replace(" asked;", " " + folder + "/asked;") + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        cli.with("PATH", file.getParent() + ":" + System.getenv("PATH"));
    }
}
