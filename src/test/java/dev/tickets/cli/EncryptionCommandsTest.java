package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.sandbox.SandboxPortal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.GnuPgHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code key}, {@code view --decrypt}, {@code attachments --decrypt} and {@code doctor}, with keys that GnuPG made. */
class EncryptionCommandsTest {
    private static GnuPgHome gpg;
    private static String desk;
    private static byte[] publicKey;
    private static byte[] privateKey;

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeAll
    static void make_a_key() {
        gpg = new GnuPgHome();
        desk = gpg.fullKey("Desk <desk@example.net>", "ed25519", "cv25519");
        publicKey = gpg.publicKey(desk);
        privateKey = gpg.privateKey(desk);
    }

    @AfterAll
    static void end_the_agent() {
        gpg.close();
    }

    @BeforeEach
    void start() {
        cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
    }

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
        assertThat(cli.run("key", "list")).isEqualTo(new Run(0, "", "No keys were imported yet.\n"));
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
                tickets: %s/private.asc holds a private key, which nobody but its owner should have
                hint: import the public one: gpg --export --armor FINGERPRINT
                """.formatted(folder)));
        assertThat(cli.run("key", "import", "hello.txt").exitCode()).isEqualTo(2);
        assertThat(cli.run("key", "import", "missing.asc").exitCode()).isEqualTo(3);
        assertThat(cli.run("key", "remove", "1234").exitCode()).isEqualTo(2);
    }

    @Test
    void accepting_a_key_that_no_place_names_says_so() {
        cli.write("desk.asc", publicKey);

        assertThat(cli.run("key", "accept", "desk.asc")).isEqualTo(new Run(3, "", """
                tickets: no place names desk.asc yet
                hint: nothing needs to be accepted before a key has changed
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
                .isEqualTo("Fromnowon" + other + "(Other<other@example.net>)isexpectedforprofile'sandbox'.\n");
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
    void an_encrypted_message_is_shown_decrypted() throws IOException {
        create(armoured("The password is 日本\n") + "Ref: tk-1\n");
        privateKeyFile();

        assertThat(cli.run("view", "100001").out())
                .contains("BEGIN PGP MESSAGE")
                .doesNotContain("password");
        assertThat(cli.run("view", "100001", "--decrypt", "--key", "key.asc").out())
                .contains("The password is 日本\n")
                .contains("Ref: tk-1")
                .doesNotContain("PGP MESSAGE");
        assertThat(cli.run("view", "100001", "--decrypt", "--key", "key.asc", "-o", "json")
                        .out())
                .contains(
                        "\"body\": \"-----BEGIN PGP MESSAGE-----",
                        "Ref: tk-1\"",
                        "\"text\": \"The password is 日本\\n\"");
    }

    @Test
    void gpg_decrypts_it_when_no_key_is_named() {
        create(armoured("By gpg"));
        cli.with("GNUPGHOME", gpg.environment().get("GNUPGHOME"));

        Run run;
        synchronized (gpg) {
            run = cli.run("view", "100001", "--decrypt");
        }

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("By gpg");
    }

    @Test
    void the_key_and_its_passphrase_may_stand_in_the_profile() throws IOException {
        gpg.gpg("--passphrase", "pass 1", "--quick-gen-key", "locked@example.net", "rsa2048", "encr", "none");
        byte[] key = gpg.gpg("--passphrase", "pass 1", "--export-secret-keys", "locked@example.net");
        byte[] message = gpg.gpg("From the profile".getBytes(StandardCharsets.UTF_8), "-ear", "locked@example.net");
        create(new String(message, StandardCharsets.US_ASCII));
        Files.setPosixFilePermissions(cli.write("locked.pgp", key), PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(
                cli.write("c/tickets-passphrase", "pass 1\n"), PosixFilePermissions.fromString("rw-------"));

        assertThat(cli.run("view", "100001", "--decrypt", "--key", "locked.pgp").err())
                .contains("has a passphrase, and there is no terminal to ask for it on");
        cli.with("CREDENTIALS_DIRECTORY", folder.resolve("c").toString());
        assertThat(cli.run("view", "100001", "--decrypt", "--key", "locked.pgp").out())
                .contains("From the profile");
    }

    @Test
    void a_damaged_message_stays_as_it_is_and_is_an_error() throws IOException {
        String armoured = armoured("Something longer, so that there is a line to change in its middle: 0123456789");
        char[] letters = armoured.toCharArray();
        int middle = armoured.length() / 2;
        letters[middle] = letters[middle] == 'A' ? 'B' : 'A';
        create(new String(letters));
        privateKeyFile();

        Run run = cli.run("view", "100001", "--decrypt", "--key", "key.asc");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("tickets: cannot decrypt: ");
        assertThat(run.out()).contains("BEGIN PGP MESSAGE").doesNotContain("Something longer");
    }

    @Test
    void a_private_key_that_others_can_read_is_refused() {
        create(armoured("x"));
        cli.write("key.asc", privateKey);

        assertThat(cli.run("view", "100001", "--decrypt", "--key", "key.asc"))
                .isEqualTo(new Run(2, "", """
                tickets: refusing the private key %1$s/key.asc: others on this machine can read it
                hint: chmod 600 %1$s/key.asc
                """.formatted(folder)));
    }

    @Test
    void what_is_no_private_key_decrypts_nothing() throws IOException {
        create(armoured("x"));
        Files.createDirectory(folder.resolve("keys"));
        for (byte[] none : List.of(publicKey, new byte[0], "hello".getBytes(StandardCharsets.UTF_8))) {
            Files.setPosixFilePermissions(cli.write("key.asc", none), PosixFilePermissions.fromString("rw-------"));
            assertThat(cli.run("view", "100001", "--decrypt", "--key", "key.asc"))
                    .isEqualTo(new Run(2, "", """
                    tickets: %s/key.asc holds no OpenPGP private key
                    hint: a private key is exported with: gpg --export-secret-keys --armor ADDRESS
                    """.formatted(folder)));
        }
        assertThat(cli.run("view", "100001", "--decrypt", "--key", "missing.asc"))
                .isEqualTo(new Run(3, "", "tickets: there is no key file " + folder + "/missing.asc\n"));
        assertThat(cli.run("view", "100001", "--decrypt", "--key", "keys"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "tickets: cannot read the private key " + folder
                                + "/keys: java.io.IOException: Is a directory\n"));
    }

    @Test
    void a_ticket_without_anything_encrypted_is_shown_and_that_is_said() throws IOException {
        create("plain");
        privateKeyFile();

        Run run = cli.run("view", "100001", "--decrypt", "--key", "key.asc");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("\n\n  plain\n");
        assertThat(run.err()).isEqualTo("No message of ticket 100001 is encrypted with OpenPGP.\n");
    }

    @Test
    void decrypting_needs_its_options_together() {
        create("plain");

        assertThat(cli.run("view", "100001", "--key", "key.asc").err()).contains("--key needs --decrypt");
        assertThat(cli.run("attachments", "100001", "--decrypt").err()).contains("--save DIR");
    }

    @Test
    void an_encrypted_attachment_is_saved_as_the_file_inside() throws IOException {
        byte[] log = "line\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        cli.write("error.log.pgp", gpg.gpg(log, "--encrypt", "-r", desk));
        // --zip makes of it what --encrypt will: error.log.pgp alone in a zip
        Run filed = cli.run("create", "-q", "-d", "1", "-s", "Logs", "-m", "See", "--zip", "-a", "error.log.pgp");
        assertThat(filed.exitCode()).isZero();
        privateKeyFile();

        Run run = cli.run("attachments", "100001", "--save", "in", "--decrypt", "--key", "key.asc");

        assertThat(run)
                .isEqualTo(new Run(
                        0,
                        folder.resolve("in/error.log") + "\n",
                        "error.log: decrypted with key " + desk + ", not signed.\n"));
        assertThat(folder.resolve("in/error.log")).hasBinaryContent(log);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("in/error.log"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_damaged_attachment_leaves_no_file() throws IOException {
        byte[] sealed = gpg.gpg("line\n".repeat(50_000).getBytes(StandardCharsets.UTF_8), "-z", "0", "-er", desk);
        sealed[sealed.length - 100] ^= 1;
        cli.write("error.log.pgp", sealed);
        cli.run("create", "-q", "-d", "1", "-s", "Logs", "-m", "See", "--zip", "-a", "error.log.pgp");
        privateKeyFile();

        Run run = cli.run("attachments", "100001", "--save", "in", "--decrypt", "--key", "key.asc");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("tickets: cannot decrypt: the message was changed on its way");
        try (Stream<Path> left = Files.list(folder.resolve("in"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void doctor_proves_that_the_portal_encrypts() {
        assertThat(cli.run("doctor", "--prove-encryption", "-d", "1", "-o", "tsv"))
                .isEqualTo(new Run(0, """
                        encrypted ticket\tok\tticket #100001 came back marked as encrypted\t
                        encrypted reply\tok\tthe reply to #100001 came back marked as encrypted\t
                        test ticket closed\tok\t#100001 is Closed\t
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
                tickets: there is no department 'Billings'
                hint: nearest: Billing (2), Domains (3), General (4); all of them: tickets departments
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
                    tickets: ticket #100001 came back without a mark: this portal ignores the wish
                    hint: encrypt to a key instead: encrypt-to in config.toml
                    """));
        }
    }

    @Test
    void closing_a_ticket_whose_text_may_go_warns() {
        cli.run("doctor", "--prove-encryption", "-d", "1");
        cli.run("reopen", "100001");

        assertThat(cli.run("close", "100001").err())
                .isEqualTo(
                        "Ticket 100001 has messages that the portal keeps encrypted; it may erase their text now that"
                                + " it is closed.\n");
    }

    @Test
    void the_text_of_an_encrypted_message_is_in_no_log() {
        Run run = cli.run("doctor", "--prove-encryption", "-d", "1", "-vv");

        assertThat(run.err())
                .contains("POST ")
                .doesNotContain("This is an automatic test")
                .doesNotContain("Second test");
    }

    private String armoured(String text) {
        return new String(gpg.gpg(text.getBytes(StandardCharsets.UTF_8), "-ear", desk), StandardCharsets.US_ASCII);
    }

    private void create(String text) {
        cli.write("text", text);
        assertThat(cli.run("create", "-q", "--no-ref", "-d", "1", "-s", "Secret", "-F", "text")
                        .exitCode())
                .isZero();
    }

    private void privateKeyFile() throws IOException {
        Files.setPosixFilePermissions(cli.write("key.asc", privateKey), PosixFilePermissions.fromString("rw-------"));
    }
}
