package dev.tickets.attach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.attach.zip.Contents;
import dev.tickets.config.AttachmentRules;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.portals.AttachmentTransport;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.PackOptions.What;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.Progress;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Sha256;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what was given with -a to attachments that the portal takes. */
class AttachmentPackerTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};

    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();
    private Staging staging;
    private Predicate<String> ask = question -> false;
    private String standardInput = "";
    private AttachmentRules rules = rules(1 << 20, 100);

    @BeforeEach
    void makeRoom() {
        staging = new Staging(folder.resolve("state/staging"), new TrustedFiles());
    }

    @AfterEach
    void clearRoom() {
        staging.close();
    }

    private static AttachmentRules rules(long maxSize, int maxCount) {
        return new AttachmentRules(
                List.of("jpg", "gif", "zip", "png", "pdf", "txt"),
                maxSize,
                Long.MAX_VALUE,
                maxCount,
                AttachmentTransport.AUTO,
                false,
                6);
    }

    private PackedAttachments prepare(PackOptions wishes, String... specs) {
        PackingContext bench = new PackingContext(
                folder,
                new ByteArrayInputStream(standardInput.getBytes(UTF_8)),
                staging,
                Clock.fixed(Instant.parse("2026-01-02T03:04:06Z"), ZoneOffset.UTC),
                notices::add,
                true,
                ask,
                Progress.Display.NONE);
        return new PlainPacker(rules, wishes, bench).prepare(List.of(specs));
    }

    private PackedAttachments plain(String... specs) {
        return prepare(new PackOptions(What.TOO_LARGE, false), specs);
    }

    private Path file(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    /** The files in the staging room. */
    private List<Path> staged() throws IOException {
        try (Stream<Path> found = Files.walk(folder.resolve("state/staging"))) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock"))
                    .toList();
        }
    }

    private static List<String> names(PackedAttachments prepared) {
        return prepared.all().stream().map(ReadyAttachment::name).toList();
    }

    private static byte[] entry(ReadyAttachment zip, String name) throws IOException {
        try (ZipFile file = new ZipFile(zip.path().toFile())) {
            return file.getInputStream(file.getEntry(name)).readAllBytes();
        }
    }

    private void assertProblems(PackOptions wishes, List<String> specs, String... problems) {
        assertThatThrownBy(() -> prepare(wishes, specs.toArray(new String[0])))
                .isInstanceOfSatisfying(TicketsException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
                    assertThat(e.getMessage())
                            .isEqualTo("nothing was sent, because of the attachments:\n" + String.join("\n", problems));
                });
    }

    @Test
    void what_the_portal_takes_goes_as_it_is() throws IOException {
        file("shot.png", PNG);

        PackedAttachments prepared = plain("shot.png", "named.PNG=shot.png");

        assertThat(names(prepared)).containsExactly("shot.png", "named.PNG");
        assertThat(prepared.all().get(0).path()).isEqualTo(folder.resolve("shot.png"));
        assertThat(prepared.all().get(0).sha256()).hasSize(64);
        assertThat(prepared.note()).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() throws IOException {
        file("app.log", "x".getBytes(UTF_8));
        file("empty.png", new byte[0]);
        file("fake.png", "no picture".getBytes(UTF_8));
        file("a/same.txt", "1".getBytes(UTF_8));
        file("b/same.txt", "2".getBytes(UTF_8));
        Files.createSymbolicLink(folder.resolve("dangling.png"), folder.resolve("gone"));
        Files.createDirectory(folder.resolve("nothing"));

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of(
                        "missing.png",
                        "4711",
                        "--zpi",
                        "empty.png",
                        "dangling.png",
                        "nothing",
                        "/dev/null",
                        "app.log",
                        "fake.png",
                        "a/same.txt",
                        "b/same.txt"),
                "missing.png: there is no such file",
                "4711: there is no such file; a ticket's number goes before -a",
                "--zpi: there is no such file, and no such option",
                "empty.png: is empty",
                "dangling.png: is a link to a file that does not exist",
                "nothing: is a folder without files",
                "/dev/null: is a device or a socket, not a file",
                "app.log: is of type .log, which the portal does not take (it takes jpg, gif, zip, png, pdf, txt);"
                        + " --zip sends it as app.log.zip",
                "fake.png: does not hold what .png says",
                "b/same.txt: another attachment is called same.txt, too; give it a name: -a NAME=PATH");
    }

    @Test
    void a_refused_type_is_zipped_when_that_is_wished() throws IOException {
        byte[] log = Contents.log(5000);
        file("app.log", log);
        file("noextension", log);

        PackedAttachments prepared = prepare(new PackOptions(What.REFUSED, false), "app.log", "noextension");

        assertThat(names(prepared)).containsExactly("app.log.zip", "noextension.zip");
        assertThat(entry(prepared.all().get(0), "app.log")).isEqualTo(log);
        assertThat(notices.get(0)).startsWith("app.log 5.0 kB -> app.log.zip ");
    }

    @Test
    void a_person_is_asked_whether_to_zip() throws IOException {
        List<String> questions = new ArrayList<>();
        file("app.log", Contents.log(500));
        ask = question -> questions.add(question);

        assertThat(names(plain("app.log"))).containsExactly("app.log.zip");
        assertThat(questions).containsExactly("app.log is of type .log, which the portal does not take. Zip it?");
    }

    @Test
    void what_is_too_large_is_zipped_by_itself() throws IOException {
        file("long.txt", Contents.log(2_000_000));

        PackedAttachments prepared = plain("long.txt");

        assertThat(names(prepared)).containsExactly("long.txt.zip");
        assertThat(prepared.all().get(0).size()).isLessThan(1 << 20);
    }

    @Test
    void what_is_compressed_already_is_not_told_to_be_zipped() throws IOException {
        byte[] big = Contents.noise(1_200_000);
        System.arraycopy(PNG, 0, big, 0, PNG.length);
        file("big.png", big);

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("big.png"),
                "big.png: has 1.2 MB, the portal takes 1.0 MB; it is compressed already: make it smaller, or --split");
    }

    @Test
    void what_stays_too_large_names_split() throws IOException {
        file("noise.txt", Contents.noise(1_500_000));

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("noise.txt"),
                "noise.txt: has 1.5 MB and stays above the 1.0 MB that the portal takes, even zipped;"
                        + " --split sends it in parts");
    }

    @Test
    void a_folder_goes_as_a_zip_of_itself() throws IOException {
        file("nginx/access.log", Contents.log(3000));
        file("nginx/old/error.log", Contents.log(200));

        PackedAttachments prepared = plain("nginx/");

        assertThat(names(prepared)).containsExactly("nginx.zip");
        assertThat(entry(prepared.all().get(0), "nginx/access.log")).isEqualTo(Contents.log(3000));
        assertThat(entry(prepared.all().get(0), "nginx/old/error.log")).isEqualTo(Contents.log(200));
    }

    @Test
    void everything_goes_in_one_archive_when_that_is_wished() throws IOException {
        file("shot.png", PNG);
        file("nginx/access.log", Contents.log(3000));

        PackedAttachments prepared = prepare(new PackOptions(What.ALL, false), "shot.png", "nginx");

        assertThat(names(prepared)).containsExactly("attachments.zip");
        assertThat(entry(prepared.all().get(0), "shot.png")).isEqualTo(PNG);
        assertThat(entry(prepared.all().get(0), "nginx/access.log")).isEqualTo(Contents.log(3000));
    }

    @Test
    void standard_input_is_an_attachment_with_a_name() throws IOException {
        standardInput = "out of memory\n";

        PackedAttachments prepared = plain("dmesg.txt=-");

        assertThat(names(prepared)).containsExactly("dmesg.txt");
        assertThat(prepared.all().get(0).path()).hasContent("out of memory\n");
        standardInput = "";
        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("a.txt=-", "b.txt=-"),
                "a.txt=-: brought nothing",
                "b.txt=-: standard input can be attached only once");
    }

    @Test
    void a_link_is_followed_and_said_so() throws IOException {
        file("real.txt", "text".getBytes(UTF_8));
        Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("real.txt"));

        assertThat(names(plain("link.txt"))).containsExactly("link.txt");
        assertThat(notices)
                .containsExactly(
                        "link.txt is a link to " + folder.resolve("real.txt").toRealPath());
    }

    @Test
    void links_in_a_circle_and_what_cannot_be_read_are_named() throws IOException {
        file("d/a.txt", "a".getBytes(UTF_8));
        Files.createSymbolicLink(folder.resolve("d/round"), folder.resolve("d"));

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("d"),
                folder.resolve("d/round") + ": is a link that leads in a circle");
    }

    @Test
    void an_archive_whose_directory_makes_it_too_large_is_not_kept() throws IOException {
        rules = rules(40_000, 100);
        for (int i = 100; i < 300; i++) {
            file("many/" + i + "x".repeat(100), new byte[] {1});
        }

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("many"),
                "many: has 200 B and stays above the 40.0 kB that the portal takes, even zipped;"
                        + " --split sends it in parts");
        assertThat(staged()).isEmpty();
    }

    @Test
    void too_many_files_name_the_one_archive() throws IOException {
        rules = rules(1 << 20, 1);
        file("a.txt", "a".getBytes(UTF_8));
        file("b.txt", "b".getBytes(UTF_8));

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("a.txt", "b.txt"),
                "2 files; the portal takes 1 with one message: --zip=all makes one of them, --split sends some with a reply");
    }

    @Test
    void together_they_must_fit_in_a_request_base64_counted() throws IOException {
        rules = new AttachmentRules(List.of("txt", "zip"), 1000, 1000, 9, AttachmentTransport.JSON, false, 6);
        file("a.txt", Contents.noise(400));
        file("b.txt", Contents.noise(400));

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("a.txt", "b.txt"),
                "together 800 B; the portal takes 750 B in one request: --split sends some of them with a reply");
    }

    @Test
    void zipping_does_not_help_where_the_portal_takes_no_zip() throws IOException {
        rules = new AttachmentRules(List.of("png"), 1000, 1000, 9, AttachmentTransport.AUTO, true, 6);
        file("app.log", Contents.log(100));

        assertProblems(
                new PackOptions(What.REFUSED, false),
                List.of("app.log"),
                "zipping does not help here: the portal takes no .zip either");
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

    @Test
    void temporary_files_are_for_this_user_alone_and_gone_afterwards() throws IOException {
        file("app.log", Contents.log(100));
        Path made = prepare(new PackOptions(What.REFUSED, false), "app.log")
                .all()
                .get(0)
                .path();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
        assertThat(made).startsWith(folder.resolve("state/staging"));
        staging.close();
        assertThat(folder.resolve("state/staging")).isEmptyDirectory();
    }

    @Test
    void the_room_of_a_killed_run_is_cleared_by_the_next() throws IOException {
        Path abandoned = Files.createDirectories(folder.resolve("state/staging/run-killed"));
        Files.createFile(abandoned.resolve("lock"));
        Files.writeString(abandoned.resolve("file-1"), "left behind");
        file("app.log", Contents.log(100));

        Staging other = new Staging(folder.resolve("state/staging"), new TrustedFiles());
        Path inUse = other.newFile();
        Files.writeString(inUse, "still needed");
        prepare(new PackOptions(What.REFUSED, false), "app.log");

        assertThat(abandoned).doesNotExist();
        assertThat(inUse).exists();
        other.close();
    }
}
