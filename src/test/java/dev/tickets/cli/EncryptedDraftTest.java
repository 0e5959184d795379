package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.testing.PlainText;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts of messages that are to be encrypted: sealed to {@code encrypt-to-self}, else in memory alone. */
class EncryptedDraftTest {
    private static final PlainText SECRET = new PlainText("correct horse battery", "staple staple");

    private static GnuPgHome gpg;
    private static byte[] publicKey;
    private static byte[] privateKey;

    @TempDir
    Path folder;

    private FaultyPortal portal;
    private @Nullable Process writer;
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
    void start() throws IOException {
        portal = new FaultyPortal(folder.resolve("portal"));
        cli = new Cli(folder)
                .at(portal.uri())
                .with("TICKETS_TOKEN", portal.token())
                .with("TICKETS_PROFILE", "work");
        cli.write("me.asc", publicKey);
        Files.setPosixFilePermissions(cli.write("key.asc", privateKey), PosixFilePermissions.fromString("rw-------"));
    }

    private void configure(String... lines) {
        configure(portal.uri(), lines);
    }

    private void configure(URI address, String... lines) {
        cli.config("[profiles.work]\nportal = \"" + address + "\"\n" + String.join("\n", lines) + "\n");
    }

    private String me() {
        return "encrypt-to-self = \"" + folder.resolve("me.asc") + "\"\ndecrypt-key = \"" + folder.resolve("key.asc")
                + "\"";
    }

    @AfterEach
    void nothing_is_on_this_disk_in_clear() {
        portal.close();
        if (writer != null) {
            writer.destroy();
        }
        assertThat(SECRET.filesBelow(folder.resolve("home"))).isEmpty();
    }

    /** Types these lines at a terminal that cannot be drawn on. */
    private Run typed(String lines, String... arguments) {
        cli.on(new Terminal(true, true, true)).with("TERM", "dumb").stdin(lines);
        return cli.run(arguments);
    }

    @Test
    void what_is_typed_for_an_encrypted_ticket_is_kept_for_its_author_alone() {
        configure(me());

        Run left = typed("correct horse battery\n.\n", "create", "-d", "1", "-s", "Login", "--encrypt-to", "me.asc");

        assertThat(left.exitCode()).as(left.err()).isEqualTo(130);
        String id = draft();
        assertThat(left.err()).contains("the draft is kept, go on with: tickets create --draft " + id);
        assertThat(cli.run("drafts", "show", id).out())
                .contains("Login", "(encrypted to your own key, or not written yet)");

        Run sent = cli.on(Terminal.NONE).run("create", "--draft", id);

        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(cli.run("view", "100001", "--decrypt").out()).contains("correct horse battery");
        assertThat(cli.run("drafts", "list").out()).isEmpty();
    }

    private String draft() {
        return cli.run("drafts", "list", "-o", "tsv", "--fields", "id").out().strip();
    }

    @Test
    void without_a_key_of_ones_own_it_is_in_memory_alone() {
        configure();

        Run left = typed("correct horse battery\n.\n", "create", "-d", "1", "-s", "Login", "--encrypt-to", "me.asc");

        assertThat(left.exitCode()).as(left.err()).isEqualTo(130);
        assertThat(left.err())
                .contains("This draft is not kept on disk, where it would lie in clear: a kill loses it.")
                .contains("nothing is kept, for it would lie here in clear");
        assertThat(draft()).isEmpty();
    }

    @Test
    void who_writes_it_sees_the_text_before_it_is_sent() {
        configure();

        Run run = typed(
                "correct horse battery\n.\n\n\n\n\n1\n", "create", "-d", "1", "-s", "Login", "--encrypt-to", "me.asc");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("Encrypted: yes\n", "\n\ncorrect horse battery\n", "Encrypted to ");
        assertThat(SECRET.isIn(portal.arrived())).isFalse();
    }

    private String desk() {
        return "encrypt-to = \"" + folder.resolve("me.asc") + "\"";
    }

    /** Where a program writes these words, once. */
    private String pipe(String words) {
        Path pipe = folder.resolve("pipe");
        String mkfifo = RequiredTool.named("mkfifo").toString();
        assertThat(ProgramRun.of(folder, List.of(mkfifo, pipe.toString())).exitCode())
                .isZero();
        try {
            writer = new ProcessBuilder("sh", "-c", "printf '%s' \"$1\" >\"$0\"", pipe.toString(), words).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "dump.sql=" + pipe;
    }

    private List<Path> inClear() {
        return SECRET.filesBelow(folder.resolve("home"));
    }

    /** What the ticket has attached, decrypted. */
    private Path decrypted() {
        Path in = folder.resolve("in");
        Run run = cli.run("attachments", "100001", "--save", in.toString(), "--decrypt", "--key", "key.asc");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return in.resolve("dump.sql");
    }

    /** Not to be encrypted so far; the terminal is closed at the third question. */
    private String writtenInClear() {
        Run left = typed(
                "n\ncorrect horse battery\n.\n",
                "create",
                "-d",
                "1",
                "-s",
                "Login",
                "--zip",
                "-a",
                pipe("staple staple"));
        assertThat(left.exitCode()).as(left.err()).isEqualTo(130);
        assertThat(inClear())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("draft.json", "dump.sql");
        return draft();
    }

    @Test
    void with_a_yes_what_was_in_clear_is_encrypted_the_copy_of_a_pipe_too() throws IOException {
        configure(me(), desk());
        String id = writtenInClear();

        Run yes = typed("1\n2\nencryption\ny\n3\n", "create");

        assertThat(yes.exitCode()).as(yes.err()).isZero();
        assertThat(inClear()).isEmpty();
        Run sent = cli.on(Terminal.NONE).run("create", "--draft", id);
        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(cli.run("view", "100001", "--decrypt").out()).contains("correct horse battery");
        assertThat(decrypted()).hasContent("staple staple");
        assertThat(cli.state().resolve("drafts")).isEmptyDirectory();
    }

    @Test
    void without_a_key_of_ones_own_the_text_is_in_memory_and_the_files_wait_for_the_desk() throws IOException {
        configure(desk());
        String id = writtenInClear();

        Run yes = typed("1\n2\nencryption\ny\n3\n", "create");

        assertThat(inClear()).isEmpty();
        assertThat(yes.exitCode()).as(yes.err()).isZero();
        assertThat(yes.err())
                .contains("From here on the text is not kept on disk, where it would lie in clear: a kill loses it.")
                .contains("The draft is kept without its text, which would lie here in clear; go on with: "
                        + "tickets create --draft " + id);
        Run sent = cli.stdin("staple staple").on(Terminal.NONE).run("create", "--draft", id, "-F", "-");
        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(decrypted()).hasContent("staple staple");
    }

    @Test
    void a_yes_and_send_encrypts_what_was_in_clear_to_the_desk() throws IOException {
        configure(desk());
        writtenInClear();

        Run run = typed("1\n2\nencryption\ny\n1\n", "create");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(SECRET.isIn(portal.arrived())).isFalse();
        assertThat(cli.run("view", "100001", "--decrypt", "--key", "key.asc").out())
                .contains("correct horse battery");
        assertThat(decrypted()).hasContent("staple staple");
    }

    @Test
    void a_pipe_of_a_ticket_that_is_to_be_encrypted_is_read_once_and_encrypted_as_it_is_read() throws IOException {
        configure(desk());

        Run run = typed(
                "correct horse battery\n.\n\n\n\n2\nsubject\n\n1\n",
                "create",
                "-d",
                "1",
                "-s",
                "Login",
                "--encrypt",
                "-a",
                pipe("staple staple"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(decrypted()).hasContent("staple staple");
    }

    @Test
    void a_draft_in_clear_that_is_sent_encrypted_waits_encrypted_where_the_portal_is_away() {
        configure(desk());
        String id = writtenInClear();
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED, 100);

        Run away = cli.on(Terminal.NONE).run("create", "--draft", id, "--encrypt");

        assertThat(away.exitCode()).as(away.err()).isEqualTo(75);
        assertThat(inClear()).isEmpty();
        assertThat(draft()).isEmpty();
    }

    @Test
    void without_the_outbox_it_becomes_a_draft_that_is_encrypted_and_can_be_sent() throws IOException {
        configure(desk());
        String id = writtenInClear();
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED, 100);

        Run away = cli.on(Terminal.NONE).run("create", "--draft", id, "--encrypt", "--no-queue");

        assertThat(away.exitCode()).as(away.err()).isEqualTo(69);
        assertThat(inClear()).isEmpty();
        portal.recover();
        Run sent = cli.run("create", "--draft", draft(), "--no-queue");
        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(decrypted()).hasContent("staple staple");
    }

    @Test
    void a_draft_in_clear_that_is_to_be_encrypted_is_so_for_its_author_even_when_nothing_can_be_sent() {
        configure(me(), desk());
        String id = writtenInClear();

        Run wrong = cli.on(Terminal.NONE).run("create", "--draft", id, "--encrypt", "-a", "missing.png");

        assertThat(wrong.exitCode()).as(wrong.err()).isEqualTo(2);
        assertThat(inClear()).isEmpty();
        assertThat(wrong.err()).contains("missing.png: there is no such file", "tickets create --draft " + id);
    }

    @Test
    void what_no_key_can_encrypt_stays_where_it_is_and_the_yes_does_not_count() {
        configure("encrypt-portal = \"proven\"");
        typed("n\nhello\n.\n", "create", "-d", "1", "-s", "Login", "--zip", "-a", pipe("hello"));

        Run yes = typed("1\n2\nencryption\ny\n1\n", "create");

        assertThat(yes.exitCode()).as(yes.err()).isEqualTo(2);
        assertThat(yes.err())
                .contains(
                        "the portal's own encryption covers no attachments: to encrypt them needs a key",
                        "the draft is kept, go on with: tickets create --draft " + draft());
        assertThat(portal.stored()).isEmpty();
        assertThat(cli.state().resolve("drafts/" + draft() + "/files/dump.sql")).hasContent("hello");
    }

    @Test
    void what_was_encrypted_to_other_keys_than_the_message_is_not_sent() {
        configure(desk());
        writtenInClear();
        typed("1\n2\nencryption\ny\n3\n", "create");
        cli.write("other.asc", gpg.publicKey(gpg.fullKey("Other <o@example.net>", "ed25519", "cv25519")));

        Run run = cli.stdin("staple staple")
                .on(Terminal.NONE)
                .run("create", "--draft", draft(), "-F", "-", "--encrypt-to", "other.asc");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("was encrypted to other keys than the message now goes to; attach it again");
    }

    @Test
    void a_reply_at_the_terminal_asks_whether_it_is_to_be_encrypted() {
        configure(me(), "encrypt-to = \"" + folder.resolve("me.asc") + "\"");
        cli.run("create", "-q", "-d", "1", "-s", "Login", "-m", "Hello");

        Run run = typed("y\ncorrect horse battery\n.\n\n1\n", "reply", "100001");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("Encrypt it? [y/N]", "\n\ncorrect horse battery\n");
        assertThat(SECRET.isIn(portal.arrived())).isFalse();
        assertThat(cli.run("view", "100001", "--decrypt").out()).contains("correct horse battery");
    }

    @Test
    void what_only_the_portal_could_encrypt_is_kept_for_its_author_alone() {
        configure(me(), "encrypt-portal = \"proven\"");
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED, 100);
        cli.stdin("correct horse battery");

        Run away = cli.run("create", "-d", "1", "-s", "Login", "-F", "-", "--encrypt", "--impact", "staple staple");

        assertThat(away.exitCode()).as(away.err()).isEqualTo(69);
        String id = draft();
        assertThat(away.err()).contains("the draft is kept: tickets drafts show " + id);
        portal.recover();
        Run sent = cli.run("create", "--draft", id, "-o", "json");
        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(sent.out()).contains("\"encrypted\": true");
        assertThat(cli.run("view", "100001").out()).contains("correct horse battery", "Impact: staple staple");
    }

    @Test
    void a_text_that_the_portal_encrypted_but_cut_is_kept_for_its_author_alone() {
        try (FakePortal cutting = FakePortal.encryptingOneWord()) {
            configure(cutting.uri(), me(), "encrypt-portal = \"proven\"");
            cli.at(cutting.uri()).stdin("correct horse battery");

            Run run = cli.run("create", "-q", "-d", "1", "-s", "Login", "-F", "-", "--encrypt");

            assertThat(run.exitCode()).as(run.err()).isEqualTo(5);
            assertThat(run.err()).contains("all of it is kept: tickets drafts show " + draft());
            assertThat(cli.run("drafts", "show", draft()).out())
                    .contains("reply to #7", "(encrypted to your own key, or not written yet)");
        }
    }

    @Test
    void a_draft_whose_key_is_not_there_is_not_opened() {
        configure(me(), "encrypt-portal = \"proven\"");
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED, 100);
        cli.stdin("correct horse battery");
        cli.run("create", "-d", "1", "-s", "Login", "-F", "-", "--encrypt");
        configure("decrypt-key = \"" + folder.resolve("gone.asc") + "\"");

        Run run = cli.run("create", "--draft", draft());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("gone.asc");
    }
}
