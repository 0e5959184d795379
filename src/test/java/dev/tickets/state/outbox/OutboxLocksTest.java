package dev.tickets.state.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.testing.Cli;
import dev.tickets.testing.RequiredTool;
import dev.tickets.ticket.TicketNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of many processes and threads one has an entry; what a dead one left is unclear, torn or damaged, and is never sent.
 */
class OutboxLocksTest extends OutboxFixture {
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
                .satisfies(torn -> assertThat(torn.why()).contains("the program ended before the entry was complete"));
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
                .satisfies(torn -> assertThat(torn.why()).contains("foreign file"));
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
}
