package dev.tickets.state.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tickets.state.TrustedFiles;
import dev.tickets.testing.Cli;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.Priority;
import dev.tickets.ticket.Progress.Display;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.ShortId;
import dev.tickets.ticket.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty outbox, and messages for it. */
abstract class OutboxFixture {
    static final AccountRef OWNER = new AccountRef("work", "https://portal.example.net", "ann@example.net");
    static final Reference REFERENCE = Reference.next(Cli.NOW, new Random(2));

    @TempDir
    Path folder;

    Path root;
    Outbox outbox;

    @BeforeEach
    void open() {
        root = folder.resolve("outbox");
        outbox = outbox();
    }

    Outbox outbox() {
        return new Outbox(
                root,
                new TrustedFiles(),
                Clock.fixed(Cli.NOW, ZoneOffset.UTC),
                new ShortId(new Random(1)),
                Display.NONE);
    }

    static Draft draft() {
        return Draft.ticket()
                .department("Tech")
                .subject("Disk full")
                .message("It is full.\nHelp \ud83d\ude00")
                .cc(List.of("a@example.net"))
                .priority(Priority.HIGH)
                .urgent(true)
                .draft();
    }

    ReadyAttachment file(String name, String content) throws IOException {
        Path path = Files.writeString(folder.resolve(name), content);
        return new ReadyAttachment(name, path, content.getBytes(UTF_8).length, null);
    }

    LockedEntry add(ReadyAttachment... files) {
        PackedAttachments prepared = new PackedAttachments(List.of(List.of(files)), "");
        return outbox.add(Submission.open(draft(), prepared), OWNER, REFERENCE, null, null);
    }

    String added(ReadyAttachment... files) {
        try (LockedEntry held = add(files)) {
            return held.id();
        }
    }
}
