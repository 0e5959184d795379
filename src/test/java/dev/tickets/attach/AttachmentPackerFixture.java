package dev.tickets.attach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.config.AttachmentRules;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.portals.AttachmentTransport;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.PackOptions.What;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.Progress;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;

/** A folder of attachments, and a room for what is packed. */
abstract class AttachmentPackerFixture {
    static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};

    @TempDir
    Path folder;

    final List<String> notices = new ArrayList<>();
    Staging staging;

    Predicate<String> ask = question -> false;
    String standardInput = "";

    AttachmentRules rules = rules(1 << 20, 100);

    @BeforeEach
    void makeRoom() {
        staging = new Staging(folder.resolve("state/staging"), new TrustedFiles());
    }

    @AfterEach
    void clearRoom() {
        staging.close();
    }

    static AttachmentRules rules(long maxSize, int maxCount) {
        return new AttachmentRules(
                List.of("jpg", "gif", "zip", "png", "pdf", "txt"),
                maxSize,
                Long.MAX_VALUE,
                maxCount,
                AttachmentTransport.AUTO,
                PackOptions.NONE,
                6);
    }

    PackedAttachments prepare(PackOptions wishes, String... specs) {
        PackingContext bench = new PackingContext(
                folder,
                new ByteArrayInputStream(standardInput.getBytes(UTF_8)),
                staging,
                new ReadPipes(),
                Clock.fixed(Instant.parse("2026-01-02T03:04:06Z"), ZoneOffset.UTC),
                notices::add,
                true,
                (question, preset) -> ask.test(question),
                Progress.Display.NONE);
        return new PlainPacker(rules, wishes, bench).prepare(List.of(specs));
    }

    PackedAttachments plain(String... specs) {
        return prepare(new PackOptions(What.TOO_LARGE, false), specs);
    }

    Path file(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    /** The files in the staging room. */
    List<Path> staged() throws IOException {
        try (Stream<Path> found = Files.walk(folder.resolve("state/staging"))) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock"))
                    .toList();
        }
    }

    static List<String> names(PackedAttachments prepared) {
        return prepared.all().stream().map(ReadyAttachment::name).toList();
    }

    static byte[] entry(ReadyAttachment zip, String name) throws IOException {
        try (ZipFile file = new ZipFile(zip.path().toFile())) {
            return file.getInputStream(file.getEntry(name)).readAllBytes();
        }
    }

    void assertProblems(PackOptions wishes, List<String> specs, String... problems) {
        assertThatThrownBy(() -> prepare(wishes, specs.toArray(new String[0])))
                .isInstanceOfSatisfying(TicketsException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
                    assertThat(e.getMessage())
                            .isEqualTo("nothing was sent, because of the attachments:\n" + String.join("\n", problems));
                });
    }
}
