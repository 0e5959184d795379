package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.sandbox.SandboxPortal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** {@code key}, {@code view --decrypt}, {@code attachments --decrypt} and {@code doctor}, with keys that GnuPG made. */
class EncryptionCommandsTest extends EncryptionCommandsFixture {
    @Test
    void a_key_is_imported_listed_and_removed() throws IOException {
        cli.write("desk.asc", publicKey);

        assertThat(cli.run("key", "import", "desk.asc", "-o", "json").out()).isEqualTo("""
                [
                  {
                    "fingerprint": "%s",
                    "userId": "Desk <desk@example.net>",
                    "expiresAt": null,
                    "usable": true,
                    "problem": null
                  }
                ]
                """.formatted(desk));
        assertThat(cli.run("key", "list", "-o", "tsv"))
                .isEqualTo(new Run(0, desk + "\tDesk <desk@example.net>\t\ttrue\t\n", ""));
        Path kept = cli.state().resolve("keys").resolve(desk + ".asc");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(cli.run("key", "remove", desk.toLowerCase(java.util.Locale.ROOT))
                        .exitCode())
                .isZero();
        assertThat(cli.run("key", "remove", desk).exitCode()).isEqualTo(3);
        assertThat(cli.run("key", "list")).isEqualTo(new Run(0, "", "No keys are imported.\n"));
    }

    @Test
    void a_key_is_imported_from_standard_input() {
        cli.stdin(new String(publicKey, StandardCharsets.US_ASCII));

        assertThat(cli.run("key", "import", "-", "-q", "-o", "tsv", "--fields", "fingerprint"))
                .isEqualTo(new Run(0, desk + "\n", ""));
    }

    @Test
    void what_is_no_public_key_is_refused() {
        cli.write("private.asc", privateKey);
        cli.write("hello.txt", "hello");

        assertThat(cli.run("key", "import", "private.asc")).isEqualTo(new Run(2, "", """
                tickets: %s/private.asc holds a private key, which only its owner should have
                hint: import the public key: gpg --export --armor FINGERPRINT
                """.formatted(folder)));
        assertThat(cli.run("key", "import", "hello.txt").exitCode()).isEqualTo(2);
        assertThat(cli.run("key", "import", "missing.asc").exitCode()).isEqualTo(3);
        assertThat(cli.run("key", "remove", "1234").exitCode()).isEqualTo(2);
    }

    @Test
    void accepting_a_key_that_no_place_names_says_so() {
        cli.write("desk.asc", publicKey);

        assertThat(cli.run("key", "accept", "desk.asc")).isEqualTo(new Run(3, "", """
                tickets: no profile or department uses desk.asc yet
                hint: accept a key only after it has changed
                """));
    }

    @Test
    void a_key_that_has_changed_is_expected_once_somebody_has_accepted_it() {
        cli.write("desk.asc", publicKey);
        cli.run("create", "-q", "-d", "1", "-s", "Secret", "-m", "x", "--encrypt-to", "desk.asc");
        String other = gpg.fullKey("Other <other@example.net>", "ed25519", "cv25519");
        cli.write("desk.asc", gpg.publicKey(other));
        assertThat(cli.run("reply", "100001", "-q", "-m", "x", "--encrypt-to", "desk.asc")
                        .exitCode())
                .isEqualTo(2);

        Run accepted = cli.run("key", "accept", "desk.asc");

        assertThat(accepted.exitCode()).isZero();
        assertThat(accepted.out()).isEmpty();
        assertThat(accepted.err().replace(" ", ""))
                .isEqualTo(other + "(Other<other@example.net>)isnowtheexpectedkeyforprofile'sandbox'.\n");
        assertThat(cli.run("reply", "100001", "-q", "-m", "x", "--encrypt-to", "desk.asc")
                        .exitCode())
                .isZero();
    }

    @Test
    void a_reply_is_encrypted_to_the_key_that_is_named() throws IOException {
        create("plain");
        cli.write("desk.asc", publicKey);
        cli.stdin("Only for the desk");

        Run run = cli.run("reply", "100001", "-q", "-F", "-", "--encrypt-to", "desk.asc", "-o", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"encrypted\": true");
        assertThat(cli.run("view", "100001").out()).doesNotContain("Only for the desk");
        privateKeyFile();
        assertThat(cli.run("view", "100001", "--decrypt", "--key", "key.asc").out())
                .contains("Only for the desk");
    }

    @Test
    void doctor_proves_that_the_portal_encrypts() {
        assertThat(cli.run("doctor", "--prove-encryption", "-d", "1", "-o", "tsv"))
                .isEqualTo(new Run(0, """
                        encrypted ticket\tok\tticket #100001 is marked as encrypted\t\t
                        encrypted reply\tok\tthe reply to #100001 is marked as encrypted\t\t
                        test ticket closed\tok\t#100001 is Closed\t\t
                        """, ""));
        assertThat(cli.state().resolve("portals/sandbox.json")).content().contains("\"encrypts\":true");
    }

    @Test
    void doctor_needs_a_department_that_is_there() {
        assertThat(cli.run("doctor", "--prove-encryption")).isEqualTo(new Run(2, "", """
                tickets: a test ticket needs a department: -d DEPT
                hint: tickets departments
                """));
        assertThat(cli.run("doctor", "--prove-encryption", "--department", "Billings"))
                .isEqualTo(new Run(3, "", """
                tickets: department 'Billings' does not exist
                hint: nearest: Billing (2), Domains (3), General (4); list all: tickets departments
                """));
        assertThat(cli.run("list", "--status", "all", "-q").out()).isEmpty();
    }

    @Test
    void doctor_finds_out_that_the_portal_ignores_the_wish() {
        SandboxOptions options = SandboxOptions.in(folder.resolve("portal")).without(Feature.ENCRYPTION);
        try (SandboxPortal portal = SandboxPortal.start(options)) {
            Cli other = new Cli(folder.resolve("other"))
                    .with("TICKETS_PORTAL", portal.address().toString())
                    .with("TICKETS_TOKEN", portal.token());

            Run run = other.run("doctor", "--prove-encryption", "-d", "1", "-o", "tsv", "--fields", "check,status");

            assertThat(run).isEqualTo(new Run(5, """
                    encrypted ticket\tproblem
                    test ticket closed\tok
                    """, """
                    tickets: ticket #100001 is not marked as encrypted: this portal ignores the request to encrypt
                    hint: encrypt to a key instead: encrypt-to in config.toml
                    """));
        }
    }

    @Test
    void the_text_of_an_encrypted_message_is_in_no_log() {
        Run run = cli.run("doctor", "--prove-encryption", "-d", "1", "-vv");

        assertThat(run.err())
                .contains("POST ")
                .doesNotContain("This is an automatic test")
                .doesNotContain("Second test");
    }
}
