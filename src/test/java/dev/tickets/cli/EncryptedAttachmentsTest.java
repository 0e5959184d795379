package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Attachments of a message that is encrypted to a key are encrypted with it. */
class EncryptedAttachmentsTest extends EncryptedToKeyFixture {
    @Test
    void attachments_of_any_type_travel_encrypted_in_a_zip() throws IOException {
        byte[] log = "staple staple 日本\r\n".repeat(200_000).getBytes(UTF_8);
        byte[] picture = new byte[3 << 20];
        new Random(1).nextBytes(picture);
        cli.write("in/error.log", log);
        cli.write("in/core", picture);
        cli.write("in/tree/a/one.txt", "staple staple");
        cli.write("in/tree/two.txt", "");

        Run run = create("-a", "in/error.log", "in/core", "in/tree", "-o", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"name\": \"error.log.zip\"", "\"name\": \"core.zip\"");
        cli.run("attachments", "100001", "--save", "saved");
        assertThat(opened("saved/error.log.zip", "error.log.pgp")).isEqualTo(log);
        assertThat(opened("saved/core.zip", "core.pgp")).isEqualTo(picture);
        Path tree = Files.write(folder.resolve("tree.zip"), opened("saved/tree.zip.zip", "tree.zip.pgp"));
        try (ZipFile zip = new ZipFile(tree.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("tree/a/one.txt", "tree/two.txt");
        }
        // text is made smaller first
        assertThat(Files.size(folder.resolve("saved/error.log.zip"))).isLessThan(log.length / 10);
    }

    private byte[] opened(String file, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(folder.resolve(file).toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly(entry);
            try (InputStream in = zip.getInputStream(zip.getEntry(entry))) {
                return gpg.gpg(in.readAllBytes(), "--decrypt");
            }
        }
    }

    @Test
    void standard_input_is_encrypted_while_it_comes() throws IOException {
        cli.write("in/text", "correct horse battery").toFile();
        cli.stdin("staple staple\n".repeat(100_000));

        Run run = cli.run("create", "-d", "1", "-s", "Dump", "-F", "in/text", "--encrypt", "-a", "dump.sql=-");

        assertThat(run.exitCode()).as(run.err()).isZero();
        cli.run("attachments", "100001", "--save", "saved");
        assertThat(opened("saved/dump.sql.zip", "dump.sql.pgp"))
                .isEqualTo("staple staple\n".repeat(100_000).getBytes(UTF_8));
    }

    @Test
    void all_attachments_in_one_archive_are_encrypted_as_that() throws IOException {
        cli.write("in/a.log", "staple staple a");
        cli.write("in/b.log", "staple staple b");

        assertThat(create("--zip=all", "-a", "in/a.log", "in/b.log").exitCode()).isZero();

        cli.run("attachments", "100001", "--save", "saved");
        Path all = Files.write(folder.resolve("all.zip"), opened("saved/attachments.zip.zip", "attachments.zip.pgp"));
        try (ZipFile zip = new ZipFile(all.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("a.log", "b.log");
        }
    }

    @Test
    void what_is_too_large_when_it_is_encrypted_needs_to_be_split() throws IOException {
        byte[] core = new byte[300_000];
        new Random(2).nextBytes(core);
        cli.write("in/core", core);
        cli.with("TICKETS_MAX_ATTACHMENT_SIZE", "100k");

        Run refused = create("-a", "in/core");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "in/core: has 300.4 kB after encryption, and the portal accepts at most 102.4 kB; --split sends the file in parts");

        Run run = create("-a", "in/core", "--split");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("core 300.0 kB -> 3 parts, core.part1of3.zip …");
        String text = decrypted(body(0));
        assertThat(text).contains("""
                        for i in $(seq 3); do unzip -p './core.part'"$i"of3.zip; done > './core.pgp'
                          gpg --decrypt './core.pgp' > './core'
                        """).contains("  core.pgp\n");
        cli.run("attachments", "100001", "--save", "saved");
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int i = 1; i <= 3; i++) {
            try (ZipFile zip = new ZipFile(
                    folder.resolve("saved/core.part" + i + "of3.zip").toFile())) {
                joined.write(
                        zip.getInputStream(zip.getEntry("core.pgp.part" + i)).readAllBytes());
            }
        }
        assertThat(gpg.gpg(joined.toByteArray(), "--decrypt")).isEqualTo(core);
    }

    @Test
    void attachments_that_do_not_fit_in_one_message_follow_encrypted_in_replies() throws IOException {
        cli.write("in/a.log", "staple staple a");
        cli.write("in/b.log", "staple staple b");
        cli.with("TICKETS_MAX_ATTACHMENTS", "1");

        Run run = create("--split", "-a", "in/a.log", "in/b.log");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(body(1)).startsWith("-----BEGIN PGP MESSAGE-----").doesNotContain("of 2");
        assertThat(decrypted(body(1))).isEqualTo("Attachment 2 of 2");
        cli.run("attachments", "100001", "--save", "saved");
        assertThat(opened("saved/b.log.zip", "b.log.pgp")).isEqualTo("staple staple b".getBytes(UTF_8));
    }

    @Test
    void what_is_wrong_with_attachments_is_said_at_once() {
        cli.write("in/empty", "");
        cli.write("in/a/x", "staple staple");
        cli.write("in/b/x", "staple staple");

        Run run = create("-a", "in/empty", "in/none", "in/a/x", "in/b/x");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("""
                tickets: nothing was sent, because of the attachments:
                  in/empty: is empty
                  in/none: the file does not exist
                  in/b/x: another attachment has the name x; choose another name: -a NAME=PATH
                """);
        assertThat(portal.stored()).isEmpty();
    }
}
