package dev.tickets.attach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.attach.zip.Contents;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.PackOptions.What;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What stays too large is cut into parts, and the note says how to join them. */
class SplitAttachmentsTest extends AttachmentPackerFixture {
    @Test
    void what_stays_too_large_names_split() throws IOException {
        file("noise.txt", Contents.noise(1_500_000));

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("noise.txt"),
                "noise.txt: has 1.5 MB, and exceeds the portal's limit of 1.0 MB even when zipped;"
                        + " --split sends the file in parts");
    }

    @Test
    void parts_are_archives_cut_at_line_ends_and_the_note_joins_them() throws IOException {
        String unzip = RequiredTool.named("unzip").toString();
        assertThat(unzip).isNotEmpty();
        rules = rules(60_000, 100);
        byte[] log = Contents.log(900_000);
        file("it's app.log", log);

        PackedAttachments prepared = prepare(new PackOptions(What.REFUSED, true), "it's app.log");

        int count = prepared.all().size();
        assertThat(count).isGreaterThan(2);
        Path received = Files.createDirectory(folder.resolve("received"));
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            ReadyAttachment part = prepared.all().get(i);
            assertThat(part.name()).isEqualTo("it's app.log.part" + (i + 1) + "of" + count + ".zip");
            assertThat(part.size()).isLessThanOrEqualTo(60_000);
            byte[] lines = entry(part, "it's app.log.part" + (i + 1));
            assertThat(lines[lines.length - 1] == '\n' || i == count - 1).isTrue();
            joined.write(lines);
            Files.copy(part.path(), received.resolve(part.name()));
        }
        assertThat(joined.toByteArray()).isEqualTo(log);

        String command = prepared.note()
                .lines()
                .filter(line -> line.contains("unzip"))
                .findFirst()
                .orElseThrow();
        ProgramRun run = ProgramRun.of(received, List.of("/bin/sh", "-c", command));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(received.resolve("it's app.log")).hasBinaryContent(log);
        assertThat(prepared.note()).contains(Sha256.sha256(received.resolve("it's app.log"), log.length));
    }

    @Test
    void the_parts_of_a_file_with_a_long_name_are_joined_by_one_command_too() throws IOException {
        RequiredTool.named("unzip");
        rules = rules(140_000, 100);
        byte[] noise = Contents.noise(1_400_000);
        String name = "x".repeat(241) + ".txt";
        file(name, noise);

        PackedAttachments prepared = prepare(new PackOptions(What.TOO_LARGE, true), name);

        assertThat(prepared.all()).hasSizeGreaterThan(9);
        Path received = Files.createDirectory(folder.resolve("received"));
        for (ReadyAttachment part : prepared.all()) {
            Files.copy(part.path(), received.resolve(part.name()));
        }
        String command = prepared.note().lines().skip(1).findFirst().orElseThrow();
        ProgramRun run = ProgramRun.of(received, List.of("/bin/sh", "-c", command));
        assertThat(run.err()).isEmpty();
        assertThat(received.resolve(name)).hasBinaryContent(noise);
    }

    @Test
    void a_folder_that_stays_too_large_is_cut_as_the_archive_that_it_is() throws IOException {
        rules = rules(300_000, 100);
        file("logs/a.log", Contents.noise(400_000));
        file("logs/b.log", Contents.log(100_000));

        PackedAttachments prepared = prepare(new PackOptions(What.TOO_LARGE, true), "logs");

        assertThat(names(prepared))
                .first()
                .isEqualTo("logs.zip.part1of" + prepared.all().size() + ".zip");
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int i = 0; i < prepared.all().size(); i++) {
            joined.write(entry(prepared.all().get(i), "logs.zip.part" + (i + 1)));
        }
        assertThat(staged())
                .containsExactlyInAnyOrderElementsOf(
                        prepared.all().stream().map(ReadyAttachment::path).toList());
        Path whole = Files.write(folder.resolve("whole.zip"), joined.toByteArray());
        try (ZipFile zip = new ZipFile(whole.toFile())) {
            assertThat(zip.getInputStream(zip.getEntry("logs/a.log")).readAllBytes())
                    .isEqualTo(Contents.noise(400_000));
        }
    }

    @Test
    void names_of_255_bytes_in_japanese_and_with_a_leading_dash_are_kept_as_far_as_they_can() throws IOException {
        String japanese = "障".repeat(83) + ".log";
        file(japanese, Contents.log(100));
        file("-rf.log", Contents.log(100));

        PackedAttachments prepared = prepare(new PackOptions(What.REFUSED, false), japanese, "./-rf.log");

        assertThat(names(prepared)).last().isEqualTo("-rf.log.zip");
        String name = prepared.all().get(0).name();
        assertThat(name.getBytes(UTF_8).length).isLessThanOrEqualTo(255);
        assertThat(name).startsWith("障障障").endsWith(".zip");
        assertThat(entry(prepared.all().get(0), japanese)).isEqualTo(Contents.log(100));
    }
}
