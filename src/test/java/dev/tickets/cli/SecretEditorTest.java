package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.state.FileTrees;
import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.testing.PlainText;
import dev.tickets.testing.PseudoTerminal;
import dev.tickets.testing.QuietTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -e} of a message that is to be encrypted: what the editor writes lies in memory, and goes with it. */
class SecretEditorTest {
    private static final PlainText SECRET = new PlainText("correct horse battery");

    private static GnuPgHome gpg;
    private static byte[] publicKey;
    private static byte[] privateKey;

    @TempDir
    Path folder;

    private Path memory;
    private QuietTerminal screen;
    private Cli cli;

    @BeforeAll
    static void make_a_key() {
        gpg = new GnuPgHome();
        String me = gpg.fullKey("Me <me@example.net>", "ed25519", "cv25519");
        publicKey = gpg.publicKey(me);
        privateKey = gpg.privateKey(me);
    }

    @AfterAll
    static void end_the_agent() {
        gpg.close();
    }

    @BeforeEach
    void somebody_is_at_a_terminal() throws IOException {
        Path shared = Path.of("/dev/shm");
        Assumptions.assumeTrue(
                Files.isDirectory(shared) && Files.getFileStore(shared).type().equals("tmpfs"));
        memory = Files.createTempDirectory(shared, "tickets-test-");
        screen = new QuietTerminal(folder.resolve("screen"));
        cli = new Cli(folder)
                .memory(memory)
                .with("TICKETS_PROFILE", "sandbox")
                .with("PATH", System.getenv("PATH"))
                .on(new Terminal(true, true, true).running(screen));
        cli.write("me.asc", publicKey);
        Files.setPosixFilePermissions(cli.write("key.asc", privateKey), PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach
    void nothing_is_on_this_disk_in_clear() throws IOException {
        List<Path> left = SECRET.filesBelow(folder.resolve("home"));
        FileTrees.delete(memory);
        assertThat(left).isEmpty();
    }

    /** An editor that does this to the file {@code $1}. */
    private String editor(String script) {
        return "sh '" + cli.write("my editor", script + "\n") + "'";
    }

    private Run create(String... more) {
        String[] all = Stream.concat(
                        Stream.of("create", "-d", "1", "-s", "Login", "-e", "--encrypt-to", "me.asc"), Stream.of(more))
                .toArray(String[]::new);
        return cli.run(all);
    }

    private List<Path> inMemory() throws IOException {
        try (Stream<Path> all = Files.walk(memory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private String sent() {
        return cli.on(Terminal.NONE)
                .run("view", "100001", "--decrypt", "--key", "key.asc")
                .out();
    }

    @Test
    void it_is_not_opened_for_a_key_that_cannot_be_used() {
        cli.write("signer.asc", gpg.publicKey(gpg.key("Signer <signer@example.net>", "ed25519", "never")));
        cli.with("EDITOR", editor("echo opened; echo 'correct horse battery' > \"$1\""));

        Run run = cli.run("create", "-d", "1", "-s", "Login", "-e", "--encrypt-to", "signer.asc");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("tickets: cannot encrypt: the key ").endsWith("""
                         (Signer <signer@example.net>) is for signing only and has no encryption key
                        hint: ask the owner for a valid key
                        """);
        assertThat(screen.shown()).isEmpty();
    }

    @Test
    void its_file_lies_in_memory_for_this_user_alone_and_so_does_what_the_editor_puts_beside_it() throws IOException {
        cli.with(
                "EDITOR",
                editor("echo 'correct horse battery' > \"$1\"; cp \"$1\" \"$1~\""
                        + "; stat -c '%a %n' \"$1\" \"${1%/*/*}\" \"${1%/*/*/*}\""));

        Run run = create();

        assertThat(run.exitCode()).as(run.err()).isZero();
        String ours = memory + "/tickets-" + System.getProperty("user.name");
        assertThat(screen.shown().lines().map(line -> line.replaceAll("run-\\d+", "run-N")))
                .containsExactly("600 " + ours + "/run-N/file-1/message.txt", "700 " + ours + "/run-N", "700 " + ours);
        assertThat(inMemory()).isEmpty();
        assertThat(sent()).contains("correct horse battery");
    }

    @Test
    void the_user_s_own_memory_goes_before_that_of_all_unless_others_may_enter_it() throws IOException {
        Path own = Files.createDirectory(memory.resolve("1000"));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
        cli.with("XDG_RUNTIME_DIR", own.toString()).with("EDITOR", editor("echo x > \"$1\"; echo \"$1\""));

        create();
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
        create();

        List<String> files = screen.shown().lines().toList();
        assertThat(files).hasSize(2);
        assertThat(files.get(0)).startsWith(own + "/tickets/run-");
        assertThat(files.get(1)).startsWith(memory + "/tickets-");
    }

    @Test
    void without_memory_for_it_there_is_no_editor() {
        cli.memory(folder.resolve("none")).with("EDITOR", "touch opened; true");

        Run run = create();

        assertThat(run).isEqualTo(new Run(2, "", """
                tickets: the editor's file would be stored unencrypted: no file system in memory is available \
                (XDG_RUNTIME_DIR or /dev/shm); nothing was sent
                hint: pipe or type the message (end with Ctrl-D): -F -; \
                no draft is kept: its text would be stored unencrypted
                """));
        assertThat(folder.resolve("opened")).doesNotExist();
    }

    @Test
    void what_an_editor_that_failed_has_saved_is_kept_for_its_author_alone() throws IOException {
        FaultyPortal portal = new FaultyPortal(folder.resolve("portal"));
        cli.with("TICKETS_PROFILE", "work")
                .with("TICKETS_TOKEN", portal.token())
                .config("[profiles.work]\nportal = \"" + portal.uri() + "\"\nencrypt-to-self = \""
                        + folder.resolve("me.asc") + "\"\ndecrypt-key = \"" + folder.resolve("key.asc") + "\"\n");
        cli.with("EDITOR", editor("echo 'correct horse battery' > \"$1\"; exit 1"));

        Run failed = create();

        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(inMemory()).isEmpty();
        String id = failed.err().replaceFirst("(?s).*the draft is kept: tickets create --draft (\\S+) -e.*", "$1");
        cli.with("EDITOR", editor("cat \"$1\""));
        Run run = cli.run("create", "--draft", id, "-e");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(screen.shown()).startsWith("correct horse battery\n\n# ---");
        assertThat(sent()).contains("correct horse battery");
        portal.close();
    }

    @Test
    void without_a_key_of_ones_own_it_is_gone() throws IOException {
        cli.with("EDITOR", editor("echo 'correct horse battery' > \"$1\"; exit 1"));

        assertThat(create().err()).contains("; no draft is kept: its text would be stored unencrypted\n");

        assertThat(inMemory()).isEmpty();
        assertThat(cli.run("drafts", "list").out()).isEmpty();
    }

    @Test
    void the_wizard_has_it_too() throws IOException {
        cli.with("TERM", "dumb").with("EDITOR", editor("echo 'correct horse battery' > \"$1\""));
        cli.stdin("~e\n\n\n");

        Run run = cli.run("create", "-d", "1", "-s", "Login", "--encrypt-to", "me.asc");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(inMemory()).isEmpty();
        assertThat(sent()).contains("correct horse battery");
    }

    private PseudoTerminal edited() {
        return new PseudoTerminal(folder)
                .with("XDG_RUNTIME_DIR", memory.toString())
                .with("EDITOR", "sh editor")
                .run("tickets create -d 1 -s Login -e --encrypt-to me.asc");
    }

    @Test
    void a_signal_takes_it_away() throws IOException {
        cli.write("editor", "echo 'correct horse battery' > \"$1\"; echo editing; read line\n");
        try (PseudoTerminal terminal = edited()) {
            terminal.waitFor("editing");
            assertThat(inMemory()).isNotEmpty();

            terminal.terminate();

            assertThat(terminal.exitCode()).isEqualTo(143);
            terminal.waitFor("interrupted in the editor");
            assertThat(inMemory()).isEmpty();
        }
    }

    @Test
    void what_a_kill_leaves_goes_with_the_next_message_that_is_to_be_encrypted() throws IOException {
        cli.write("editor", "echo 'correct horse battery' > \"$1\"; echo editing; read line\n");
        try (PseudoTerminal terminal = edited()) {
            terminal.waitFor("editing").kill();
            assertThat(terminal.exitCode()).isEqualTo(137);
            assertThat(SECRET.filesBelow(memory)).hasSize(1);
        }

        Run next = cli.with("XDG_RUNTIME_DIR", memory.toString())
                .run("create", "-d", "1", "-s", "Login", "-m", "x", "--encrypt-to", "me.asc");

        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(inMemory()).isEmpty();
    }
}
