package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is to be encrypted and cannot be sent now is nowhere in clear. */
class EncryptedUnsentTest extends EncryptedToKeyFixture {
    @Test
    void a_dry_run_encrypts_and_sends_nothing() {
        Run run = create("--dry-run", "-o", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("\"encrypted\": true", "\"state\": \"dry-run\"", "\"encryption\": \"key\"")
                .contains("\"message\": \"-----BEGIN PGP MESSAGE-----");
        assertThat(portal.stored()).isEmpty();
    }

    @Test
    void without_a_key_and_without_a_proof_nothing_is_sent_or_kept() {
        configure();

        Run run = create();

        assertThat(run).isEqualTo(new Run(2, "", """
                tickets: the message cannot be encrypted, so nothing was sent: no key is configured, and no test \
                has proven that this portal encrypts
                hint: encrypt with the support desk's key: --encrypt-to KEYFILE, or encrypt-to in config.toml; \
                or test the portal's own encryption: tickets doctor --prove-encryption -d DEPT
                """));
        assertThat(portal.requests()).isEmpty();
        assertThat(cli.state()).doesNotExist();
    }

    @Test
    void while_the_portal_is_away_it_waits_encrypted() {
        cli.write("in/error.log", "staple staple\n");
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED, 100);

        Run run = create("-a", "in/error.log", "--impact", "staple staple");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(75);
        assertThat(SECRET.filesBelow(folder.resolve("home"))).isEmpty();
        String id =
                cli.run("outbox", "list", "-o", "tsv", "--fields", "id").out().strip();
        assertThat(cli.run("outbox", "show", id).out())
                .contains("(The text is encrypted or was not kept.)")
                .contains("Attachment: error.log.zip");
        portal.recover();
        assertThat(cli.run("outbox", "send", id, "-o", "json").out()).contains("\"encrypted\": true");
        assertThat(decrypted(body(0))).contains("correct horse battery 日本\n\nImpact: staple staple");
    }

    @Test
    void the_words_of_a_reply_with_more_attachments_wait_encrypted_too() {
        configure("encrypt-to = \"" + folder.resolve("desk.asc") + "\"", "max-attachments = 1");
        cli.write("in/a.log", "staple staple\n");
        cli.write("in/b.log", "staple staple\n");
        portal.leave();
        assertThat(create("-q", "--split", "-a", "in/a.log", "in/b.log").exitCode())
                .isEqualTo(75);
        portal.recover();

        assertThat(cli.run("outbox", "send", "26", "-q")).isEqualTo(new Run(0, "", ""));

        assertThat(body(1)).startsWith("-----BEGIN PGP MESSAGE-----");
        assertThat(decrypted(body(1))).isEqualTo("Attachment 2 of 2");
    }

    @Test
    void an_unclear_one_is_found_by_its_reference_and_not_sent_twice() {
        portal.failing(FaultyPortal.CREATE, 1, Fault.RESET_AFTER);

        assertThat(create().exitCode()).isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_refused_one_becomes_a_draft_that_is_encrypted_and_goes_as_it_is() {
        cli.write("in/error.log", "staple staple\n");
        List<String> arguments =
                new ArrayList<>(List.of("reply", "100001", "-F", "-", "--encrypt", "-a", "in/error.log"));
        create();
        cli.run("close", "100001");
        cli.stdin("correct horse battery");

        Run run = cli.run(arguments.toArray(new String[0]));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        String id =
                cli.run("drafts", "list", "-o", "tsv", "--fields", "id").out().strip();
        assertThat(cli.run("drafts", "show", id).out()).contains("(encrypted; sent unchanged)");
        assertThat(cli.run("reply", "--draft", id, "-m", "staple").err())
                .contains("the draft is encrypted, so its text and attachments cannot be changed");
        assertThat(cli.run("reply", "--draft", id, "-a", "in/error.log").exitCode())
                .isEqualTo(2);
        assertThat(cli.run("reply", "--draft", id, "--encrypt").exitCode()).isEqualTo(2);

        Run sent = cli.run("reply", "--draft", id, "--reopen", "-o", "json");

        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(sent.out()).contains("\"encrypted\": true", "\"name\": \"error.log.zip\"");
        assertThat(decrypted(body(1))).isEqualTo("correct horse battery");
        assertThat(cli.run("drafts", "list").out()).isEmpty();
    }

    @Test
    void without_the_outbox_the_draft_is_encrypted() {
        cli.write("in/error.log", "staple staple\n");
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED, 100);

        Run run = create("--no-queue", "-a", "in/error.log");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(69);
        String id =
                cli.run("drafts", "list", "-o", "tsv", "--fields", "id").out().strip();
        portal.recover();
        assertThat(cli.run("create", "--draft", id).exitCode()).isZero();
        assertThat(decrypted(body(0))).contains("correct horse battery");
    }
}
