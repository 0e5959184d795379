package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages and attachments that are read decrypted. */
class DecryptionCommandsTest extends EncryptionCommandsFixture {
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
                .contains("has a passphrase, and no terminal is available to ask");
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
                tickets: refusing the private key %1$s/key.asc: other users of this machine can read it
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
                    hint: export a private key with: gpg --export-secret-keys --armor ADDRESS
                    """.formatted(folder)));
        }
        assertThat(cli.run("view", "100001", "--decrypt", "--key", "missing.asc"))
                .isEqualTo(new Run(3, "", "tickets: the key file " + folder + "/missing.asc does not exist\n"));
        assertThat(cli.run("view", "100001", "--decrypt", "--key", "keys"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "tickets: cannot read the private key " + folder
                                + "/keys: the path is a folder\nhint: the path must be a file: ls -ld "
                                + folder + "/keys\n"));
    }

    @Test
    void a_ticket_without_anything_encrypted_is_shown_and_that_is_said() throws IOException {
        create("plain");
        privateKeyFile();

        Run run = cli.run("view", "100001", "--decrypt", "--key", "key.asc");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("\n\n  plain\n");
        assertThat(run.err()).isEqualTo("No message of ticket #100001 is encrypted with OpenPGP.\n");
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
        byte[] encrypted = gpg.gpg("line\n".repeat(50_000).getBytes(StandardCharsets.UTF_8), "-z", "0", "-er", desk);
        encrypted[encrypted.length - 100] ^= 1;
        cli.write("error.log.pgp", encrypted);
        cli.run("create", "-q", "-d", "1", "-s", "Logs", "-m", "See", "--zip", "-a", "error.log.pgp");
        privateKeyFile();

        Run run = cli.run("attachments", "100001", "--save", "in", "--decrypt", "--key", "key.asc");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("tickets: cannot decrypt: the message was changed in transit");
        try (Stream<Path> left = Files.list(folder.resolve("in"))) {
            assertThat(left).isEmpty();
        }
    }

    private String armoured(String text) {
        return new String(gpg.gpg(text.getBytes(StandardCharsets.UTF_8), "-ear", desk), StandardCharsets.US_ASCII);
    }

    @Test
    void a_signed_file_a_signature_and_a_key_need_no_decryption_and_are_saved_as_they_are() throws IOException {
        byte[] text = "text\n".getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> files = Map.of(
                "clear.asc", gpg.gpg(text, "--clearsign", "-u", desk),
                "packed.gpg", gpg.gpg(text, "--sign", "-u", desk),
                "apart.asc", gpg.gpg(text, "--detach-sign", "--armor", "-u", desk),
                "key-of-desk.asc", publicKey);
        privateKeyFile();
        int ticket = 100001;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            cli.write(file.getKey(), file.getValue());
            cli.run("create", "-q", "-d", "1", "-s", "S", "-m", "x", "--zip", "-a", file.getKey());

            Run run = cli.run("attachments", "" + ticket++, "--save", "in", "--decrypt", "--key", "key.asc");

            String zip = file.getKey() + ".zip";
            assertThat(run)
                    .isEqualTo(new Run(
                            0,
                            folder.resolve("in").resolve(zip) + "\n",
                            zip + " is not encrypted; it was saved as it is.\n"));
        }
    }
}
