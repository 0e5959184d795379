package dev.tickets.state.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.state.TrustedFiles;
import dev.tickets.testing.Cli;
import dev.tickets.testing.RequiredTool;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.Priority;
import dev.tickets.ticket.Progress.Display;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.ShortId;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries on disk: whole or recognised as torn, in one place at a time, with one sender. */
class OutboxTest {
    private static final AccountRef OWNER = new AccountRef("work", "https://portal.example.net", "ann@example.net");
    private static final Reference REFERENCE = Reference.next(Cli.NOW, new Random(2));

    @TempDir
    Path folder;

    private Path root;
    private Outbox outbox;

    @BeforeEach
    void open() {
        root = folder.resolve("outbox");
        outbox = outbox();
    }

    private Outbox outbox() {
        return new Outbox(
                root,
                new TrustedFiles(),
                Clock.fixed(Cli.NOW, ZoneOffset.UTC),
                new ShortId(new Random(1)),
                Display.NONE);
    }

    private static Draft draft() {
        return Draft.ticket()
                .department("Tech")
                .subject("Disk full")
                .message("It is full.\nHelp \ud83d\ude00")
                .cc(List.of("a@example.net"))
                .priority(Priority.HIGH)
                .urgent(true)
                .draft();
    }

    private ReadyAttachment file(String name, String content) throws IOException {
        Path path = Files.writeString(folder.resolve(name), content);
        return new ReadyAttachment(name, path, content.getBytes(UTF_8).length, null);
    }

    private LockedEntry add(ReadyAttachment... files) {
        PackedAttachments prepared = new PackedAttachments(List.of(List.of(files)), "");
        return outbox.add(Submission.open(draft(), prepared), OWNER, REFERENCE, null, null);
    }

    private String added(ReadyAttachment... files) {
        try (LockedEntry held = add(files)) {
            return held.id();
        }
    }

    @Test
    void an_entry_is_read_as_it_was_written() throws IOException {
        ReadyAttachment graph = file("graph.png", "a graph");
        ReadyAttachment log = file("log.zip", "a log");
        PackedAttachments prepared = new PackedAttachments(List.of(List.of(graph), List.of(log)), "How to join them");
        String id;
        try (LockedEntry held = outbox.add(Submission.open(draft(), prepared), OWNER, REFERENCE, null, null)) {
            id = held.id();
            held.change(held.manifest()
                    .with(new DeliveryProgress(true, List.of(new TicketNumber("7")), new TicketNumber("8"), 1))
                    .with(new Attempts(3, "no route", Cli.NOW, Cli.NOW.plusSeconds(9), Cli.NOW.plusSeconds(60))));
        }

        Entry entry = outbox().get(id);

        assertThat(entry.place()).isEqualTo(EntryState.WAITING);
        assertThat(entry.parcel().draft()).isEqualTo(draft());
        assertThat(entry.parcel().attachments().note()).isEqualTo("How to join them");
        assertThat(entry.manifest().owner()).isEqualTo(OWNER);
        assertThat(entry.manifest().reference()).isEqualTo(REFERENCE);
        assertThat(entry.manifest().progress())
                .isEqualTo(new DeliveryProgress(true, List.of(new TicketNumber("7")), new TicketNumber("8"), 1));
        assertThat(entry.manifest().tries().next()).isEqualTo(Cli.NOW.plusSeconds(60));
        assertThat(entry.attachments().get(1)).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("log.zip");
            assertThat(file.path()).hasContent("a log");
            assertThat(file.sha256()).hasSize(64);
        });
        assertThat(entry.manifest().bytes()).isEqualTo(21 + 7 + 5);
    }

    @Test
    void everything_is_for_this_user_alone() throws IOException {
        Path entry = root.resolve("waiting").resolve(added(file("a.png", "a")));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(entry)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void only_so_many_bytes_are_copied_as_the_file_had_when_it_was_checked() throws IOException {
        ReadyAttachment log = file("app.png", "12345");
        Files.writeString(log.path(), "12345 and more");

        Entry entry = outbox.get(added(log));

        assertThat(entry.attachments().get(0).get(0).path()).hasContent("12345");
    }

    @Test
    void a_file_that_became_shorter_leaves_no_entry() throws IOException {
        ReadyAttachment log = file("app.png", "12345");
        Files.writeString(log.path(), "1");

        assertThatThrownBy(() -> add(log))
                .isInstanceOf(TicketsException.class)
                .hasMessageContaining("nothing was sent")
                .hasMessageContaining("it became shorter while it was read");
        assertThat(root.resolve("making")).isEmptyDirectory();
        assertThat(outbox.content().entries()).isEmpty();
    }

    @Test
    void files_of_ours_get_a_second_name_only() throws IOException {
        ReadyAttachment zip = file("app.zip", "12345");
        PackedAttachments prepared = new PackedAttachments(List.of(List.of(zip)), "");
        try (LockedEntry held = outbox.add(Submission.open(draft(), prepared), OWNER, null, null, folder)) {
            Path kept = held.entry().attachments().get(0).get(0).path();
            assertThat(Files.getAttribute(kept, "unix:ino")).isEqualTo(Files.getAttribute(zip.path(), "unix:ino"));
            Files.delete(zip.path());
            assertThat(kept).hasContent("12345");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = EntryState.class,
            names = {"WAITING", "SENDING", "UNCLEAR", "BLOCKED"})
    void an_entry_lies_in_one_place_with_all_that_belongs_to_it(EntryState place) throws IOException {
        try (LockedEntry held = add(file("a.png", "a"))) {
            held.move(place);

            assertThat(held.entry().attachments().get(0).get(0).path()).hasContent("a");
            assertThat(outbox().get(held.id()).place()).isEqualTo(place);
            assertThat(outbox().content().entries()).hasSize(1);
        }
    }

    @Test
    void what_a_dead_process_was_sending_is_unclear() {
        String id;
        try (LockedEntry held = add()) {
            id = held.id();
            held.move(EntryState.SENDING);
            assertThat(outbox().get(id).place()).isEqualTo(EntryState.SENDING);
        }

        assertThat(outbox().get(id).place()).isEqualTo(EntryState.UNCLEAR);
        assertThat(root.resolve("sending").resolve(id)).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rm manifest.json",
                "rm message.txt",
                "rm attachment-1",
                "cut manifest.json",
                "cut message.txt",
                "cut attachment-1",
                "swap manifest.json"
            })
    void an_entry_that_is_not_whole_is_reported_and_never_sent(String damage) throws IOException {
        String id = added(file("a.png", "a graph"));
        Path file = root.resolve("waiting").resolve(id).resolve(damage.split(" ", -1)[1]);
        switch (damage.split(" ", -1)[0]) {
            case "rm" -> Files.delete(file);
            case "cut" -> Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) / 2));
            default -> Files.writeString(file, Files.readString(file).replace("\"id\":\"" + id, "\"id\":\"other"));
        }

        Outbox.Content content = outbox.content();

        assertThat(content.entries()).isEmpty();
        assertThat(content.torn())
                .singleElement()
                .satisfies(torn -> assertThat(torn.id()).isEqualTo(id));
        assertThatThrownBy(() -> outbox.hold(id)).hasMessageContaining("is damaged and will not be sent");
        outbox.discardTorn(content.torn().get(0));
        assertThat(outbox.content().torn()).isEmpty();
    }

    @Test
    void a_byte_that_changed_shows_before_it_is_sent() throws IOException {
        String id = added(file("a.png", "a graph"));
        Files.writeString(root.resolve("waiting").resolve(id).resolve("attachment-1"), "b graph");

        try (LockedEntry held = outbox.hold(id).orElseThrow()) {
            assertThatThrownBy(held::verify).hasMessageContaining("a.png has changed since it was written");
        }
    }

    @Test
    void an_entry_whose_program_was_killed_while_it_was_written_is_torn() throws IOException {
        Path making = Files.createDirectories(root.resolve("making/260102-0000"));
        Files.createFile(making.resolve("lock"));
        Path young = Files.createDirectories(root.resolve("making/260102-0001"));
        Files.setLastModifiedTime(young, FileTime.from(Cli.NOW));

        assertThat(outbox.content().torn())
                .singleElement()
                .satisfies(torn -> assertThat(torn.why()).contains("its program was ended before it was whole"));
        assertThat(outbox.hold("260102-0000")).isEmpty();
    }

    @Test
    void one_that_is_held_is_nobody_elses() {
        try (LockedEntry held = add()) {
            assertThat(outbox().hold(held.id())).isEmpty();
        }
        assertThat(outbox().content().entries()).hasSize(1);
    }

    /** A lock ends when any other channel to its file is closed: whoever has it must not open the file again. */
    @Test
    void looking_at_an_entry_does_not_end_the_lock_that_this_process_has() throws Exception {
        RequiredTool python = RequiredTool.named("python3");
        try (LockedEntry held = add(file("a.png", "a"))) {
            held.move(EntryState.SENDING);
            assertThat(outbox.content().entries()).hasSize(1);
            assertThat(outbox.get(held.id()).place()).isEqualTo(EntryState.SENDING);
            assertThat(outbox.hold(held.id())).isEmpty();
            outbox.tidy();
            held.verify();

            assertThat(locked(python, held)).isEqualTo("held by another\n");
        }
    }

    private static String locked(RequiredTool python, LockedEntry held) throws Exception {
        String program = """
                import fcntl, sys
                try:
                    fcntl.lockf(open(sys.argv[1], "r+"), fcntl.LOCK_EX | fcntl.LOCK_NB)
                    print("free")
                except OSError:
                    print("held by another")
                """;
        String lock = held.entry().folder().resolve("lock").toString();
        Process process = new ProcessBuilder(python.toString(), "-c", program, lock)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    @Test
    void nor_may_an_attachment_be_the_lock() throws IOException {
        String id = added(file("a.png", ""));
        Path manifest = root.resolve("waiting").resolve(id).resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"attachment-1\"", "\"lock\""));

        assertThat(outbox.content().torn())
                .singleElement()
                .satisfies(torn -> assertThat(torn.why()).contains("none of its own"));
    }

    @Test
    void copying_is_shown() throws IOException {
        List<String> shown = new ArrayList<>();
        AtomicLong bytes = new AtomicLong();
        Outbox watched = new Outbox(
                root,
                new TrustedFiles(),
                Clock.fixed(Cli.NOW, ZoneOffset.UTC),
                new ShortId(new Random(1)),
                (what, total) -> {
                    shown.add(what + ", " + total);
                    return counting(bytes);
                });
        ReadyAttachment log = file("app.zip", "12345");

        watched.add(Submission.open(draft(), new PackedAttachments(List.of(List.of(log)), "")), OWNER, null, null, null)
                .close();

        assertThat(shown).containsExactly("keeping app.zip, 5");
        assertThat(bytes).hasValue(5);
    }

    private static dev.tickets.ticket.Progress counting(AtomicLong sum) {
        return new dev.tickets.ticket.Progress() {
            @Override
            public void step(long bytes) {
                sum.addAndGet(bytes);
            }

            @Override
            public void close() {
                // nothing was shown
            }
        };
    }

    @Test
    void of_many_threads_one_sends_an_entry() throws Exception {
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            ids.add(added());
        }
        ConcurrentSkipListSet<String> sent = new ConcurrentSkipListSet<>();
        AtomicInteger sendings = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Callable<Boolean> sender = () -> {
                    start.await();
                    Outbox own = outbox();
                    for (String id : ids) {
                        own.hold(id).ifPresent(held -> {
                            try (held) {
                                held.move(EntryState.SENDING);
                                sendings.incrementAndGet();
                                sent.add(held.id());
                                held.done(Receipt.of(held.manifest(), new TicketNumber("7"), Cli.NOW));
                            }
                        });
                    }
                    return true;
                };
                done.add(threads.submit(sender));
            }
            start.countDown();
            for (Future<Boolean> one : done) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(sent).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(sendings).hasValue(20);
        assertThat(outbox.content().entries()).isEmpty();
        assertThat(outbox.content().torn()).isEmpty();
    }

    @Test
    void an_entry_that_has_its_receipt_is_only_deleted() throws IOException {
        String id;
        try (LockedEntry held = add()) {
            id = held.id();
            held.move(EntryState.SENDING);
            // and here its program is killed, before it could delete it
            outbox.receipts().write(Receipt.of(held.manifest(), new TicketNumber("7"), Cli.NOW));
        }

        assertThat(outbox.hold(id)).isEmpty();
        assertThat(outbox.content().entries()).isEmpty();
        assertThat(outbox.receipts().number(id)).isEqualTo("7");
    }

    @Test
    void receipts_are_kept_for_thirty_days() throws IOException {
        for (int days : new int[] {29, 31}) {
            try (LockedEntry held = add()) {
                String id = held.id();
                held.done(Receipt.of(held.manifest(), new TicketNumber(String.valueOf(days)), Cli.NOW));
                Files.setLastModifiedTime(
                        root.resolve("receipts").resolve(id + ".json"),
                        FileTime.from(Cli.NOW.minus(Duration.ofDays(days))));
            }
        }

        outbox.tidy();

        try (Stream<Path> left = Files.list(root.resolve("receipts"))) {
            assertThat(left.toList())
                    .singleElement()
                    .satisfies(receipt -> assertThat(receipt).content().contains("\"number\":\"29\""));
        }
    }

    @Test
    void an_id_may_be_cut_as_long_as_it_is_clear() {
        String id = added();

        assertThat(outbox.id("26")).isEqualTo(id);
        added();
        assertThatThrownBy(() -> outbox.id("26")).hasMessage("several outbox entries begin with 26");
        assertThat(outbox.id(id)).isEqualTo(id);
    }

    @Test
    void the_span_of_the_backoff_doubles_from_half_a_minute_to_an_hour() {
        Backoff backoff = new Backoff(new Random(3));
        Attempts tries = Attempts.NONE;
        for (int failure = 0; failure < 40; failure++) {
            tries = backoff.failed(tries, "away", Cli.NOW, null);
            long span = failure < 7 ? 30L << failure : 3600;
            assertThat(tries.next()).isAfter(Cli.NOW).isBeforeOrEqualTo(Cli.NOW.plusSeconds(span));
        }
        assertThat(tries.attempts()).isEqualTo(40);
        Instant asked = Cli.NOW.plusSeconds(7200);
        assertThat(backoff.failed(tries, "slow", Cli.NOW, Duration.ofHours(2)).next())
                .isEqualTo(asked);
    }
}
