package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.FaultyPortal;
import org.junit.jupiter.api.Test;

/** {@code --encrypt} without a key: by the portal's own encryption, where that is proven. */
class EncryptedByPortalTest extends EncryptedByPortalFixture {
    @Test
    void a_proven_portal_is_asked_and_its_mark_is_read_back() {
        prove();

        Run run = create("-o", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEqualTo("""
                The portal encrypts the message; the portal's operator can read it.
                The subject is not encrypted.
                """);
        assertThat(run.out()).contains("\"encrypted\": true", "\"state\": \"created\"");
        assertThat(reply("100002", "-o", "json").out()).contains("\"encrypted\": true", "\"state\": \"replied\"");
        assertThat(cli.run("view", "100002").out()).contains(TEXT);
    }

    @Test
    void a_missing_mark_is_said_loudly_and_remembered() {
        at(
                new FaultyPortal(folder.resolve("other"), options -> options.without(Feature.ENCRYPTION)),
                "encrypt-portal = \"proven\"");

        Run run = create("--no-ref");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("""
                tickets: #100001 is confirmed, but THE PORTAL HAS NOT ENCRYPTED THE MESSAGE: the text is stored there \
                unencrypted, and may have been mailed unencrypted
                hint: change the secrets in the text, and ask the support desk to erase the message; \
                """);
        Run again = create();
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("this portal ignored an earlier request to encrypt");
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_reply_without_a_mark_is_half_done_too() {
        at(
                new FaultyPortal(folder.resolve("other"), options -> options.without(Feature.ENCRYPTION)),
                "encrypt-portal = \"proven\"");
        cli.run("create", "-q", "-d", "1", "-s", "Login", "-m", "harmless");

        Run run = reply("100001", "-o", "json");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).contains("\"encrypted\": false", "\"state\": \"incomplete\"");
        assertThat(run.err()).contains("THE PORTAL HAS NOT ENCRYPTED THE MESSAGE");
    }

    @Test
    void a_profile_may_forbid_it() {
        at(new FaultyPortal(folder.resolve("other")), "encrypt-portal = \"never\"");
        prove();

        assertThat(create().err()).contains("encrypt-portal = \"never\" forbids the portal's own encryption");
    }

    @Test
    void attachments_need_a_key() {
        prove();
        cli.write("in/a.gif", "GIF89a");

        assertThat(create("-a", "in/a.gif")).isEqualTo(new Run(2, "", """
                tickets: the portal's own encryption does not cover attachments, which need a key; nothing was sent
                hint: --encrypt-to KEYFILE, or encrypt-to in config.toml; no draft is kept: its text would be stored unencrypted
                """));
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_text_that_the_portal_cut_is_not_kept() {
        try (FakePortal cutting = FakePortal.encryptingOneWord()) {
            cli.config("[profiles.work]\nportal = \"" + cutting.uri() + "\"\nencrypt-portal = \"proven\"\n")
                    .with("TICKETS_PROFILE", "work")
                    .with("TICKETS_PORTAL", "");

            Run run = create("-q");

            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.err()).isEqualTo("""
                    tickets: #7 is confirmed, but only the first 7 of 21 characters of the message arrived
                    hint: compare with tickets view 7, and add the missing text: tickets reply 7 -F FILE
                    """);
            assertThat(cli.run("drafts", "list").out()).isEmpty();
        }
    }

    @Test
    void a_repeated_alert_that_becomes_a_reply_is_encrypted_too() {
        prove();
        assertThat(create("--dedup-key", "disk").exitCode()).isZero();

        assertThat(create("--dedup-key", "disk", "-o", "json").out())
                .contains("\"state\": \"replied\"", "\"encrypted\": true");
    }

    @Test
    void a_log_shows_no_text_though_the_portal_does_not_mark_it() {
        at(
                new FaultyPortal(folder.resolve("other"), options -> options.without(Feature.ENCRYPTION)),
                "encrypt-portal = \"proven\"");

        Run run = create("-vv");

        assertThat(run.err()).contains("POST ", "GET ").doesNotContain(TEXT);
    }

    @Test
    void a_dry_run_says_that_it_would_be_encrypted() {
        prove();

        Run run = create("--dry-run", "-o", "json");

        assertThat(run.out())
                .contains(
                        "\"encrypted\": true",
                        "\"state\": \"dry-run\"",
                        "\"encryption\": \"portal\"",
                        "\"message\": null")
                .doesNotContain(TEXT);
        assertThat(create("--dry-run", "-q")).isEqualTo(new Run(0, """
                Nothing was sent. The message would be:

                Department: BESTNET-CLOUD (1)
                Subject: Login
                Encrypted: by the portal

                (The text is not shown: the portal is asked to encrypt it.)
                """, ""));
        assertThat(reply("100001", "--dry-run", "--reopen").out())
                .contains("Encrypted: by the portal")
                .doesNotContain(TEXT);
        assertThat(portal.stored()).hasSize(1);
    }
}
