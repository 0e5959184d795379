package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** A text that is too long after its encryption: only the encrypted text counts, and is stored. */
class EncryptedLongTextTest extends EncryptedToKeyFixture {
    private static final String LONG = "The password is correct horse battery\n".repeat(1_300);

    private Run file(String... more) {
        cli.stdin(LONG);
        return cli.run(words(List.of("create", "-d", "1", "-s", "Log", "-F", "-", "--encrypt"), more));
    }

    @Test
    void the_size_after_encryption_counts_and_nothing_is_kept_unencrypted() {
        Run run = file();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .containsPattern(
                        "the message has 6\\d,\\d{3} bytes, and this portal keeps 60,000 bytes; nothing was sent")
                .contains("--zip sends the text as an attachment; or shorten the message")
                .contains("no draft is kept: its text would be stored unencrypted");
        assertThat(portal.changes()).isEmpty();
    }

    @Test
    void zip_sends_the_text_encrypted_in_an_attachment() throws IOException {
        assertThat(file("--zip", "-q").exitCode()).isZero();

        assertThat(decrypted(body(0)))
                .startsWith("The password is correct horse battery\n".repeat(12) + "[…]\n\nThe whole text")
                .contains("see the attachment message.txt (49,400 bytes).");
        assertThat(attached()).isEqualTo(LONG);
    }

    @Test
    void one_archive_of_all_cannot_hold_what_is_encrypted_already() throws IOException {
        cli.write("a.txt", "x");

        assertThat(file("-a", "a.txt", "--zip=all", "-q").exitCode()).isZero();

        assertThat(portal.ticket().messages().get(0).files()).hasSize(2);
        assertThat(attached()).isEqualTo(LONG);
    }

    private String attached() throws IOException {
        assertThat(cli.run("attachments", "100001", "--save", "saved", "-q").exitCode())
                .isZero();
        Path zip = folder.resolve("saved/message.txt.zip");
        try (ZipFile file = new ZipFile(zip.toFile());
                InputStream in = file.getInputStream(file.getEntry("message.txt.pgp"))) {
            return new String(gpg.gpg(in.readAllBytes(), "--decrypt"), StandardCharsets.UTF_8);
        }
    }
}
