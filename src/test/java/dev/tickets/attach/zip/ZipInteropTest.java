package dev.tickets.attach.zip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The archives are read by the programs that a support desk has. */
class ZipInteropTest {
    private static final Instant MODIFIED = Instant.parse("2026-01-02T03:04:06Z");

    @TempDir
    Path folder;

    private Path archive(String name, byte[] content) throws IOException {
        Path archive = folder.resolve("a.zip");
        try (ParallelDeflate deflate = new ParallelDeflate(6, 2);
                ZipWriter zip = new ZipWriter(archive, deflate, ZoneOffset.UTC, bytes -> {})) {
            zip.add(name, MODIFIED, new ByteArrayInputStream(content), content.length, false, Long.MAX_VALUE);
            zip.finish();
        }
        return archive;
    }

    static Stream<Arguments> readers() {
        return Stream.of(
                Arguments.of("unzip", List.of("-q", "a.zip", "-d", "out")),
                Arguments.of("7z", List.of("x", "-y", "-oout", "a.zip")),
                Arguments.of("bsdtar", List.of("-x", "-C", "out", "-f", "a.zip")),
                Arguments.of("python3", List.of("-c", "import zipfile; zipfile.ZipFile('a.zip').extractall('out')")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void every_reader_gets_the_same_bytes_under_the_same_name(String program, List<String> arguments)
            throws IOException {
        String tool = RequiredTool.named(program).toString();
        for (byte[] content : List.of(
                new byte[0],
                Contents.log(DeflateBlock.LENGTH),
                Contents.log(3 * DeflateBlock.LENGTH + 5),
                Contents.noise(300_000))) {
            Path out = folder.resolve("out");
            Files.createDirectories(out);
            Path archive = archive("障害 ログ.log", content);

            ProgramRun run = ProgramRun.of(
                    folder, Stream.concat(Stream.of(tool), arguments.stream()).toList());

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(out.resolve("障害 ログ.log")).hasBinaryContent(content);
            Files.delete(out.resolve("障害 ログ.log"));
            Files.delete(archive);
        }
    }

    @Test
    void unzip_reads_any_bytes_under_any_name() throws IOException {
        String unzip = RequiredTool.named("unzip").toString();
        for (int seed = 100; seed < 112; seed++) {
            Random random = new Random(seed);
            byte[] content = Contents.log(random.nextInt(400_000));
            Path archive = archive("f" + Contents.name(random), content);

            ProgramRun test = ProgramRun.of(folder, List.of(unzip, "-tqq", "a.zip"));

            assertThat(test).as("seed " + seed).isEqualTo(new ProgramRun(0, "", ""));
            Files.delete(archive);
        }
    }

    @Test
    void unzip_shows_name_time_and_rights() throws IOException {
        String unzip = RequiredTool.named("unzip").toString();
        archive("障害.log", Contents.log(1000));

        ProgramRun list = ProgramRun.of(folder, List.of(unzip, "-Z", "a.zip"));

        assertThat(list.out()).contains("-rw-r--r--", "unx", "障害.log", "26-Jan-02 03:04");
    }

    @Tag("thorough")
    @Test
    void more_than_4_GiB_go_through_and_are_read_by_others() throws IOException {
        String unzip = RequiredTool.named("unzip").toString();
        Path sparse = folder.resolve("sparse.log");
        long size = 5L << 30;
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(size);
            file.seek(size - 4);
            file.write("end\n".getBytes(UTF_8));
        }
        Path archive = folder.resolve("big.zip");
        try (ParallelDeflate deflate = new ParallelDeflate(1, 2);
                ZipWriter zip = new ZipWriter(archive, deflate, ZoneOffset.UTC, bytes -> {});
                InputStream in = Files.newInputStream(sparse)) {
            assertThat(zip.add("sparse.log", MODIFIED, in, size, false, Long.MAX_VALUE))
                    .isEqualTo(size);
            byte[] small = Contents.log(100);
            zip.add("small.log", MODIFIED, new ByteArrayInputStream(small), small.length, false, Long.MAX_VALUE);
            zip.finish();
        }

        assertThat(Files.size(archive)).isLessThan(100 << 20);
        ProgramRun list = ProgramRun.of(folder, List.of(unzip, "-l", "big.zip"));
        assertThat(list.out()).contains("5368709120", "sparse.log", "small.log");
        ProgramRun small = ProgramRun.of(folder, List.of(unzip, "-p", "big.zip", "small.log"));
        assertThat(small.out()).isEqualTo(new String(Contents.log(100), UTF_8));
        ProgramRun all = ProgramRun.of(folder, List.of(unzip, "-tqq", "big.zip"));
        assertThat(all).isEqualTo(new ProgramRun(0, "", ""));
    }
}
