package dev.tickets.attach.zip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is zipped comes out again as it was, whatever it is and however it is read. */
class ZipWriterTest {
    private static final Instant MODIFIED = Instant.parse("2026-01-02T03:04:06Z");
    private static final long NO_LIMIT = Long.MAX_VALUE;

    @TempDir
    Path folder;

    private Path archive(String name, byte[] content) throws IOException {
        Path archive = folder.resolve("a.zip");
        try (ParallelDeflate deflate = new ParallelDeflate(6, 2);
                ZipWriter zip = new ZipWriter(archive, deflate, ZoneOffset.UTC, bytes -> {})) {
            zip.add(name, MODIFIED, new ByteArrayInputStream(content), content.length, false, NO_LIMIT);
            zip.finish();
        }
        return archive;
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                DeflateBlock.DICTIONARY,
                DeflateBlock.LENGTH - 1,
                DeflateBlock.LENGTH,
                DeflateBlock.LENGTH + 1,
                7 * DeflateBlock.LENGTH,
                1_000_000
            })
    void text_of_any_length_comes_out_as_it_was(int length) throws IOException {
        byte[] content = Contents.log(length);

        Path archive = archive("app.log", content);

        assertThat(firstEntryOf(archive)).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, DeflateBlock.LENGTH, 500_000})
    void what_cannot_be_compressed_comes_out_as_it_was(int length) throws IOException {
        byte[] content = Contents.noise(length);

        Path archive = archive("noise", content);

        assertThat(firstEntryOf(archive)).isEqualTo(content);
        assertThat(Files.size(archive)).isLessThan(length + length / 100 + 300);
    }

    @Test
    void the_name_the_time_and_the_rights_are_kept() throws IOException {
        Path archive = archive("障害 ログ.log", "x".getBytes(UTF_8));

        try (ZipFile zip = new ZipFile(archive.toFile())) {
            var entry = zip.entries().nextElement();
            assertThat(entry.getName()).isEqualTo("障害 ログ.log");
            assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(MODIFIED);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("rw-------");
    }

    @Test
    void compression_loses_next_to_nothing_by_working_in_blocks() throws IOException {
        byte[] content = Contents.log(3_000_000);

        long ours = Files.size(archive("app.log", content));

        assertThat(ours).isLessThan((long) (Contents.deflatedAlone(content) * 1.01) + 300);
    }

    @Test
    void several_entries_stand_side_by_side() throws IOException {
        Path archive = folder.resolve("many.zip");
        try (ParallelDeflate deflate = new ParallelDeflate(9, 3);
                ZipWriter zip = new ZipWriter(archive, deflate, ZoneOffset.UTC, bytes -> {})) {
            for (int i = 0; i < 70; i++) {
                byte[] content = Contents.log(i * 1000);
                zip.add("d/" + i, MODIFIED, new ByteArrayInputStream(content), content.length, false, NO_LIMIT);
            }
            zip.finish();
        }

        try (ZipFile zip = new ZipFile(archive.toFile())) {
            assertThat(zip.size()).isEqualTo(70);
            assertThat(zip.getInputStream(zip.getEntry("d/69")).readAllBytes()).isEqualTo(Contents.log(69_000));
        }
    }

    @Test
    void more_entries_than_sixteen_bits_count_are_all_there() throws IOException {
        Path archive = folder.resolve("very-many.zip");
        int count = 70_000;
        try (ParallelDeflate deflate = new ParallelDeflate(1, 1);
                ZipWriter zip = new ZipWriter(archive, deflate, ZoneOffset.UTC, bytes -> {})) {
            for (int i = 0; i < count; i++) {
                zip.add("f" + i, MODIFIED, InputStream.nullInputStream(), 0, false, NO_LIMIT);
            }
            zip.finish();
        }

        try (ZipFile zip = new ZipFile(archive.toFile())) {
            assertThat(zip.size()).isEqualTo(count);
        }
    }

    @Test
    void no_more_goes_in_than_fits_in_the_limit_and_the_archive_is_whole() throws IOException {
        byte[] content = Contents.log(2_000_000);
        Path archive = folder.resolve("part.zip");
        long limit = 100_000;

        long added;
        try (ParallelDeflate deflate = new ParallelDeflate(6, 2);
                ZipWriter zip = new ZipWriter(archive, deflate, ZoneOffset.UTC, bytes -> {})) {
            added = zip.add("p", MODIFIED, new ByteArrayInputStream(content), content.length, true, limit);
            zip.finish();
        }

        assertThat(Files.size(archive)).isLessThanOrEqualTo(limit);
        assertThat(added).isPositive().isLessThan(content.length);
        assertThat(content[(int) added - 1]).as("cut at a line end").isEqualTo((byte) '\n');
        assertThat(firstEntryOf(archive)).isEqualTo(Arrays.copyOf(content, (int) added));
    }

    @Test
    void a_file_that_became_shorter_is_an_error() throws IOException {
        try (ParallelDeflate deflate = new ParallelDeflate(6, 2);
                ZipWriter zip = new ZipWriter(folder.resolve("short.zip"), deflate, ZoneOffset.UTC, bytes -> {})) {
            assertThatThrownBy(() ->
                            zip.add("s", MODIFIED, new ByteArrayInputStream(new byte[10]), 500_000, false, NO_LIMIT))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the file became shorter during reading; repeat the command");
        }
    }

    @Test
    void any_bytes_in_any_pieces_under_any_name_come_out_as_they_were() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            byte[] content = random.nextBoolean()
                    ? Contents.log(random.nextInt(600_000))
                    : Contents.noise(random.nextInt(300_000));
            String name = Contents.name(random);
            Path archive = folder.resolve("fuzz-" + seed + ".zip");
            try (ParallelDeflate deflate = new ParallelDeflate(1 + random.nextInt(9), 1 + random.nextInt(4));
                    ZipWriter zip = new ZipWriter(archive, deflate, ZoneOffset.UTC, bytes -> {})) {
                InputStream pieces = Contents.inPieces(content, random);
                zip.add(name, MODIFIED, pieces, content.length, random.nextBoolean(), NO_LIMIT);
                zip.finish();
            }

            assertThat(firstEntryOf(archive)).as("seed " + seed).isEqualTo(content);
            try (ZipInputStream stream = new ZipInputStream(Files.newInputStream(archive), UTF_8)) {
                assertThat(stream.getNextEntry().getName()).as("seed " + seed).isEqualTo(name);
                assertThat(stream.readAllBytes()).as("seed " + seed).isEqualTo(content);
            }
        }
    }

    private static byte[] firstEntryOf(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return zip.getInputStream(zip.entries().nextElement()).readAllBytes();
        }
    }
}
