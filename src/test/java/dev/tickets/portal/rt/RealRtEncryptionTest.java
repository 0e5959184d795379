package dev.tickets.portal.rt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.GnuPgHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A message that is encrypted to its reader's own key, at the real Request Tracker. */
@Tag("rt")
class RealRtEncryptionTest extends RealRtCommands {
    @Test
    void an_encrypted_ticket_is_read_again_with_the_own_key() throws IOException {
        try (GnuPgHome gpg = new GnuPgHome()) {
            String key = gpg.fullKey("Carol <carol@example.test>", "ed25519", "cv25519");
            cli.write("public.asc", gpg.publicKey(key));
            Files.setPosixFilePermissions(
                    cli.write("private.asc", gpg.privateKey(key)), PosixFilePermissions.fromString("rw-------"));
            cli.write("app.log", "line 1\n");

            String number = create("Login", "--encrypt-to", "public.asc", "-a", "app.log");

            String armour = cli.run("view", number).out();
            assertThat(armour).contains("-----BEGIN PGP MESSAGE-----").doesNotContain("  Text\n");
            Run opened = cli.run("view", number, "--decrypt", "--key", "private.asc");
            assertThat(opened.exitCode()).as(opened.err()).isZero();
            assertThat(opened.out()).contains("""
                    ▛ decrypted with key %s, not signed
                    ▌ Text
                    """.formatted(key));
            assertThat(cli.run("attachments", number, "--save", "saved", "--decrypt", "--key", "private.asc")
                            .exitCode())
                    .isZero();
            assertThat(folder.resolve("carol/saved/app.log")).hasContent("line 1\n");
        }
    }
}
