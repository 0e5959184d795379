package dev.tickets.state.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.state.Sleeper;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.dedup.AlertLedger.Entry;
import dev.tickets.ticket.DedupKey;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ticket a key has is known to all processes of this user, and only one at a time acts on it. */
class AlertLedgerTest {
    private static final DedupKey KEY = new DedupKey("disk full on web1 — ディスク");
    private static final Entry FILED =
            new Entry(new TicketNumber("100001"), null, Instant.parse("2026-01-02T03:04:05Z"));
    private static final Entry QUEUED = new Entry(null, "01ARZ3", Instant.parse("2026-01-02T03:04:05.678Z"));

    @TempDir
    Path folder = Path.of("");

    private final List<String> warnings = new ArrayList<>();

    private AlertLedger ledger() {
        return ledger(Duration.ofMinutes(2));
    }

    private AlertLedger ledger(Duration patience) {
        return new AlertLedger(
                folder.resolve("dedup/work"), new TrustedFiles(), patience, Sleeper.SYSTEM, warnings::add);
    }

    private static Optional<Entry> look(AlertLedger ledger, DedupKey key) {
        return ledger.locked(key, AlertLedger.Page::entry);
    }

    private static void record(AlertLedger ledger, DedupKey key, Entry entry) {
        ledger.locked(key, page -> {
            page.record(entry);
            return true;
        });
    }

    @Test
    void a_key_that_was_never_used_has_nothing() {
        assertThat(look(ledger(), KEY)).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void what_was_written_down_is_there_for_the_next_process() {
        record(ledger(), KEY, QUEUED);
        assertThat(look(ledger(), KEY)).contains(QUEUED);
        record(ledger(), KEY, FILED);
        assertThat(look(ledger(), KEY)).contains(FILED);
        assertThat(look(ledger(), new DedupKey("another"))).isEmpty();
    }

    @Test
    void nobody_else_can_read_it() throws IOException {
        record(ledger(), KEY, FILED);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("dedup"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void an_entry_cut_short_or_changed_anywhere_is_lost_said_and_no_crash() throws IOException {
        record(ledger(), KEY, FILED);
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThat(look(ledger(), KEY)).isEmpty();
        }
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= (byte) 0x80;
            Files.write(file(), changed);
            assertThat(look(ledger(), KEY)).isEmpty();
        }
        Files.write(file(), "garbage\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertThat(look(ledger(), KEY)).isEmpty();
        assertThat(warnings)
                .hasSize(2 * whole.length + 1)
                .allMatch(warning -> warning.startsWith("cannot read the record of the key 'disk full on web1"));
        record(ledger(), KEY, FILED);
        assertThat(look(ledger(), KEY)).contains(FILED);
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_told() throws IOException {
        Files.writeString(folder.resolve("dedup"), "a file where the folder should be");
        assertThatThrownBy(() -> look(ledger(), KEY))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNEXPECTED))
                .hasMessageContaining(folder.resolve("dedup/work").toString());
    }

    @Test
    void who_waits_too_long_for_a_key_is_told_and_other_keys_are_free() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> holder = threads.submit(() -> ledger().locked(KEY, page -> {
                held.countDown();
                await(enough);
                return true;
            }));
            held.await();
            assertThatThrownBy(() -> look(ledger(Duration.ofMillis(50)), KEY))
                    .isInstanceOfSatisfying(
                            TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT))
                    .hasMessageContaining("disk full on web1");
            assertThat(look(ledger(), new DedupKey("another"))).isEmpty();
            enough.countDown();
            assertThat(holder.get()).isTrue();
            assertThat(look(ledger(), KEY)).isEmpty();
        } finally {
            enough.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void of_forty_threads_one_creates() throws Exception {
        List<Callable<String>> work = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            work.add(() -> AlertLedgerProcess.raise(ledger(), KEY));
        }
        ExecutorService threads = Executors.newFixedThreadPool(40);
        try {
            List<String> results = new ArrayList<>();
            for (Future<String> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            assertThat(results)
                    .filteredOn(result -> result.startsWith("create"))
                    .hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(look(ledger(), KEY).orElseThrow().lastMessageAt()).isEqualTo(Instant.ofEpochSecond(40));
    }

    @Test
    void of_many_processes_one_creates_and_no_message_is_forgotten() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            processes.add(process("50"));
        }
        List<String> results = new ArrayList<>();
        for (Process process : processes) {
            results.addAll(process.inputReader().lines().toList());
            assertThat(process.waitFor()).isZero();
        }
        assertThat(results).hasSize(400);
        assertThat(results).filteredOn(result -> result.startsWith("create")).hasSize(1);
        assertThat(look(ledger(), new DedupKey("disk-full")).orElseThrow().lastMessageAt())
                .isEqualTo(Instant.ofEpochSecond(400));
    }

    @Test
    void the_lock_dies_with_its_process() throws Exception {
        Process process = process("1000000");
        assertThat(process.inputReader().readLine()).startsWith("create");
        process.destroyForcibly().waitFor();
        assertThat(look(ledger(Duration.ofSeconds(20)), new DedupKey("disk-full")))
                .isPresent();
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example:443, ann@example.net, https_3a_2f_2fa.example_3a443_2fann@example.net",
        "https://a.example:443, , https_3a_2f_2fa.example_3a443",
        "http://[::1]:80, ../../Ann, http_3a_2f_2f_5b_3a_3a1_5d_3a80_2f.._2f.._2f_41nn"
    })
    void each_portal_and_user_has_a_folder_of_its_own(String origin, String user, String name) {
        assertThat(AlertLedger.folder(folder, origin, user)).isEqualTo(folder.resolve(name));
    }

    @Test
    void a_user_with_a_very_long_name_has_a_folder_too() {
        Path one = AlertLedger.folder(folder, "https://a.example:443", "x".repeat(300) + "1");
        assertThat(one.getParent()).isEqualTo(folder);
        assertThat(one.getFileName().toString()).hasSize(64);
        assertThat(one).isNotEqualTo(AlertLedger.folder(folder, "https://a.example:443", "x".repeat(300) + "2"));
    }

    private Path file() {
        return folder.resolve("dedup/work").resolve(KEY.fileName());
    }

    private Process process(String alarms) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            AlertLedgerProcess.class.getName(),
                            folder.resolve("dedup/work").toString(),
                            alarms)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
