package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.FaultyPortal.StoredTicket;
import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import dev.tickets.testing.SmallDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The machine fails below the program: no space, no inodes, no open files, a broken disk, at any step. Whatever the
 * exit code says is true, no ticket is there twice, and every message is in words. {@code -Pthorough} tries each step;
 * else some of them are left out.
 */
class FaultsIT {
    private static final boolean THOROUGH = Boolean.getBoolean("tickets.thorough");

    /** How many steps of one kind are tried at most. */
    private static final int STEPS = THOROUGH ? Integer.MAX_VALUE : 3;

    @TempDir
    Path folder;

    private FaultyPortal portal;
    private InstalledProgram program;

    @BeforeEach
    void a_portal_and_a_file_are_there() throws IOException {
        portal = new FaultyPortal(folder.resolve("portal"));
        program = new InstalledProgram(folder)
                .withArchive()
                .with("TICKETS_PORTAL", portal.uri().toString())
                .with("TICKETS_TOKEN", portal.token());
        Files.writeString(folder.resolve("a.gif"), "GIF89a and so on");
    }

    @AfterEach
    void the_portal_ends() {
        portal.close();
    }

    /** After the entry is in sending/: the request, reading back, the receipt, and the way to done/. */
    @ParameterizedTest
    @CsvSource({
        "openat, EMFILE",
        "openat, ENOSPC",
        "write, ENOSPC",
        "fsync, EIO",
        "rename, ENOSPC",
        "unlink, EROFS",
        "rmdir, EIO"
    })
    void a_call_that_fails_once_the_request_has_begun_leaves_the_verdict(String call, String error) throws Exception {
        String strace = RequiredTool.named("strace") + " -f --seccomp-bpf -qq -o trace ";
        String create = " $TICKETS create -d 1 -m Help -a a.gif -s ";
        // the first run makes folders and caches that the others find
        assertThat(program.shell(create + "First").exitCode()).isZero();
        ProgramRun traced = program.shell(strace + "-e trace=rename," + call + create + "Traced");
        assertThat(traced.exitCode()).as(traced.toString()).isZero();
        boolean injected = false;
        List<Integer> steps = afterTheBeginning(call);
        for (int nth : some(steps)) {
            // once, and from then on; where no write succeeds, nothing could be said
            for (String when : call.equals("write") ? List.of("" + nth) : List.of("" + nth, nth + "+")) {
                String subject = "Fault " + call + " " + when;
                ProgramRun run = program.shell(strace + "-e trace=" + call + " -e inject=" + call + ":error=" + error
                        + ":when=" + when + create + "'" + subject + "'");
                injected |= Files.readString(folder.resolve("trace")).contains("INJECTED");
                assertTrue(subject, run);
            }
        }
        assertThat(injected).as("failed once " + steps).isTrue();
        assertNoTwins();
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 14, 15, 16, 17, 18, 20, 22, 24, 28, 32})
    void too_few_open_files_are_said_and_the_exit_code_is_true(int files) throws Exception {
        String subject = "Files " + files;

        ProgramRun run = program.shell("ulimit -n " + files + "; $TICKETS create -d 1 -m Help -s '" + subject + "'");

        assertTrue(subject, run);
        assertNoTwins();
    }

    @Test
    void too_few_inodes_are_said_and_the_exit_code_is_true() throws Exception {
        for (int inodes : some(numbers(3, 40))) {
            try (SmallDisk disk = SmallDisk.mount(folder.resolve(".local/state"), "nr_inodes=" + inodes)) {
                String subject = "Inodes " + inodes;
                ProgramRun run = program.run("create", "-d", "1", "-m", "Help", "-a", "a.gif", "-s", subject);
                disk.grow("nr_inodes=1000");
                assertTrue(subject, run);
            }
        }
        assertNoTwins();
    }

    @Test
    void a_full_disk_is_said_and_the_exit_code_is_true() throws Exception {
        for (int pages : some(numbers(1, 16))) {
            String size = "size=" + 4096 * pages;
            try (SmallDisk disk = SmallDisk.mount(folder.resolve(".local/state"), size)) {
                String subject = "Pages " + pages;
                ProgramRun run = program.run("create", "-d", "1", "-m", "Help", "-a", "a.gif", "-s", subject);
                disk.grow("size=1m");
                assertTrue(subject, run);
            }
        }
        assertNoTwins();
    }

    @Test
    void a_result_that_cannot_be_written_names_the_ticket_on_standard_error() {
        ProgramRun run = program.shell("$TICKETS create -d 1 -m Help -s Full -o json > /dev/full");

        String number = portal.stored().get(0).number();
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(5);
        assertThat(run.err())
                .contains("\"#" + number + " is confirmed, but: cannot write the result: no space left on the disk\"");
    }

    /** The numbers of those calls of the thread that sends which it makes after the request has begun. */
    private List<Integer> afterTheBeginning(String call) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, List<Integer>> all = new HashMap<>();
        String sender = null;
        for (String line : Files.readAllLines(folder.resolve("trace"), StandardCharsets.ISO_8859_1)) {
            String thread = line.substring(0, line.indexOf(' '));
            String rest = line.substring(line.indexOf(' ')).strip();
            if (rest.startsWith(call + "(")) {
                int nth = counts.merge(thread, 1, Integer::sum);
                if (thread.equals(sender)) {
                    all.computeIfAbsent(thread, t -> new ArrayList<>()).add(nth);
                }
            }
            if (rest.startsWith("rename(") && rest.contains("/sending/")) {
                sender = thread;
            }
        }
        assertThat(sender).isNotNull();
        return all.getOrDefault(sender, List.of());
    }

    private static List<Integer> numbers(int first, int last) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    /** At most so many of them as are tried, evenly. */
    private static List<Integer> some(List<Integer> steps) {
        List<Integer> some = new ArrayList<>();
        int every = Math.max(1, (int) Math.ceil(steps.size() / (double) STEPS));
        for (int i = every - 1; i < steps.size(); i += every) {
            some.add(steps.get(i));
        }
        return some;
    }

    private void assertTrue(String subject, ProgramRun run) throws IOException {
        String number = number(subject);
        boolean kept = isKept(subject);
        String as = subject + " (" + number + ", kept " + kept + "): " + run;
        assertThat(run.out() + run.err()).as(as).doesNotContain("java.", "Exception", "\tat ", "Error:");
        switch (run.exitCode()) {
            case 0, 5 -> assertThat(run.out() + run.err()).as(as).contains("#" + number);
            case 6 -> assertThat(kept).as(as).isTrue();
            case 75 -> {
                assertThat(number).as(as).isNull();
                assertThat(kept).as(as).isTrue();
            }
            case 1, 2, 4 -> {
                assertThat(number).as(as).isNull();
                assertThat(kept).as(as).isFalse();
                assertThat(run.err()).as(as).startsWith("tickets: ");
            }
            default -> assertThat(run.exitCode()).as(as).isZero();
        }
        sendAll(as);
        assertThat(number(subject) != null).as(as).isEqualTo(run.exitCode() != 1 && run.exitCode() != 2);
    }

    private @Nullable String number(String subject) {
        String number = null;
        for (StoredTicket ticket : portal.stored()) {
            if (ticket.subject().equals(subject)) {
                number = ticket.number();
            }
        }
        return number;
    }

    private boolean isKept(String subject) throws IOException {
        for (Path entry : entries()) {
            if (Files.exists(entry.resolve("manifest.json"))
                    && Files.readString(entry.resolve("manifest.json")).contains('"' + subject + '"')) {
                return true;
            }
        }
        return false;
    }

    private List<Path> entries() throws IOException {
        List<Path> entries = new ArrayList<>();
        for (String place : List.of("waiting", "sending", "unclear", "blocked")) {
            Path there = folder.resolve(".local/state/tickets/outbox").resolve(place);
            if (Files.isDirectory(there)) {
                try (Stream<Path> all = Files.list(there)) {
                    all.forEach(entries::add);
                }
            }
        }
        return entries;
    }

    private void sendAll(String as) throws IOException {
        for (int round = 0; !entries().isEmpty(); round++) {
            assertThat(round).as(as).isLessThan(4);
            program.forgetRequests();
            List<String> words = new ArrayList<>(List.of("outbox", "send", "-q"));
            entries().forEach(entry -> words.add(String.valueOf(entry.getFileName())));
            ProgramRun run = program.run(words.toArray(new String[0]));
            assertThat(run.exitCode()).as(as + " then " + run).isIn(0, 75);
        }
    }

    private void assertNoTwins() {
        assertThat(portal.stored()).extracting(StoredTicket::subject).doesNotHaveDuplicates();
    }
}
