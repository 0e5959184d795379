package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A draft in clear whose author says yes to encryption: nothing of it stays in clear. */
class EncryptedLaterTest extends EncryptedDraftFixture {
    @Test
    void with_a_yes_what_was_in_clear_is_encrypted_the_copy_of_a_pipe_too() throws IOException {
        configure(me(), desk());
        String id = writtenInClear();

        Run yes = typed("1\nencryption\nencrypt\nsave\n", "create");

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

        Run yes = typed("1\nencryption\nencrypt\nsave\n", "create");

        assertThat(inClear()).isEmpty();
        assertThat(yes.exitCode()).as(yes.err()).isZero();
        assertThat(yes.err())
                .contains("From now on the text is kept only in memory, because it would be stored unencrypted on"
                        + " disk: a kill loses the text.")
                .contains("The draft is kept without its text, which would be stored unencrypted; continue with: "
                        + "tickets create --draft " + id);
        Run sent = cli.stdin("staple staple").on(Terminal.NONE).run("create", "--draft", id, "-F", "-");
        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(decrypted()).hasContent("staple staple");
    }

    @Test
    void a_yes_and_send_encrypts_what_was_in_clear_to_the_desk() throws IOException {
        configure(desk());
        writtenInClear();

        Run run = typed("1\nencryption\nencrypt\nsend\n\n", "create");

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
                "correct horse battery\n.\nedit\nsubject\n\nsend\n\n",
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
    void what_no_key_can_encrypt_stays_where_it_is_and_the_yes_does_not_count() {
        configure("encrypt-portal = \"proven\"");
        typed("hello\n.\n", "create", "-d", "1", "-s", "Login", "--zip", "-a", pipe("hello"));

        Run yes = typed("1\nencryption\nencrypt\n", "create");

        assertThat(yes.exitCode()).as(yes.err()).isEqualTo(130);
        assertThat(yes.err())
                .contains(
                        "the portal's own encryption does not cover attachments, which need a key",
                        "  1) Encrypt - text and attachments\n  2) Import a key - of the support desk, from a file\n",
                        "the draft is kept; continue with: tickets create --draft " + draft());
        assertThat(portal.stored()).isEmpty();
        assertThat(cli.state().resolve("drafts/" + draft() + "/files/dump.sql")).hasContent("hello");
    }

    @Test
    void a_reply_at_the_terminal_can_be_encrypted_before_its_first_line() {
        configure(me(), "encrypt-to = \"" + folder.resolve("me.asc") + "\"");
        cli.run("create", "-q", "-d", "1", "-s", "Login", "-m", "Hello");

        Run run = typed("~x\nencrypt\ncorrect horse battery\n.\nsend\n", "reply", "100001");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("Encryption:\n  1) Encrypt - text and attachments\n", "\n\ncorrect horse battery\n");
        assertThat(SECRET.isIn(portal.arrived())).isFalse();
        assertThat(cli.run("view", "100001", "--decrypt").out()).contains("correct horse battery");
    }
}
