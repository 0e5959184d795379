package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Drafts of messages that are to be encrypted: encrypted to {@code encrypt-to-self}, else in memory alone. */
class EncryptedDraftTest extends EncryptedDraftFixture {
    @Test
    void what_is_typed_for_an_encrypted_ticket_is_kept_for_its_author_alone() {
        configure(me());

        Run left = typed("correct horse battery\n.\n", "create", "-d", "1", "-s", "Login", "--encrypt-to", "me.asc");

        assertThat(left.exitCode()).as(left.err()).isEqualTo(130);
        String id = draft();
        assertThat(left.err()).contains("the draft is kept; continue with: tickets create --draft " + id);
        assertThat(cli.run("drafts", "show", id).out())
                .contains("Login", "(encrypted to your own key, or still empty)");

        Run sent = cli.on(Terminal.NONE).run("create", "--draft", id);

        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(cli.run("view", "100001", "--decrypt").out()).contains("correct horse battery");
        assertThat(cli.run("drafts", "list").out()).isEmpty();
    }

    @Test
    void without_a_key_of_ones_own_it_is_in_memory_alone() {
        configure();

        Run left = typed("correct horse battery\n.\n", "create", "-d", "1", "-s", "Login", "--encrypt-to", "me.asc");

        assertThat(left.exitCode()).as(left.err()).isEqualTo(130);
        assertThat(left.err())
                .contains("This draft is kept only in memory, because it would be stored unencrypted on disk: a"
                        + " kill loses the text.")
                .contains("no draft is kept: its text would be stored unencrypted");
        assertThat(draft()).isEmpty();
    }

    @Test
    void who_writes_it_sees_the_text_before_it_is_sent() {
        configure();

        Run run = typed(
                "correct horse battery\n.\nsend\n\n", "create", "-d", "1", "-s", "Login", "--encrypt-to", "me.asc");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("Encrypted: yes\n", "\n\ncorrect horse battery\n", "Encrypted to ");
        assertThat(SECRET.isIn(portal.arrived())).isFalse();
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
        assertThat(wrong.err()).contains("missing.png: the file does not exist", "tickets create --draft " + id);
    }

    @Test
    void what_was_encrypted_to_other_keys_than_the_message_is_not_sent() {
        configure(desk());
        writtenInClear();
        typed("1\nencryption\nencrypt\nsave\n", "create");
        cli.write("other.asc", gpg.publicKey(gpg.fullKey("Other <o@example.net>", "ed25519", "cv25519")));

        Run run = cli.stdin("staple staple")
                .on(Terminal.NONE)
                .run("create", "--draft", draft(), "-F", "-", "--encrypt-to", "other.asc");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("was encrypted to keys that differ from the message's keys; attach the original file again");
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
            assertThat(run.err()).contains("the whole text is kept: tickets drafts show " + draft());
            assertThat(cli.run("drafts", "show", draft()).out())
                    .contains("reply to #7", "(encrypted to your own key, or still empty)");
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
