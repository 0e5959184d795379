package dev.tickets.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.sandbox.Visitor.Part;
import dev.tickets.sandbox.Visitor.Reply;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that uses the sandbox runs a portal of its own on the same folder. */
class SharedFolderTest {
    private static final byte[] GIF = {'G', 'I', 'F', '8', '9', 'a'};

    @TempDir
    Path folder = Path.of("");

    private static List<String> together(List<Callable<String>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<String> results = new ArrayList<>();
            for (Future<String> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void two_portals_give_out_each_number_once() throws Exception {
        try (SandboxPortal one = SandboxPortal.start(SandboxOptions.in(folder));
                SandboxPortal other = SandboxPortal.start(SandboxOptions.in(folder))) {
            List<Callable<String>> work = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Visitor customer = Visitor.admitted(i % 2 == 0 ? one : other);
                work.add(() -> {
                    List<String> numbers = new ArrayList<>();
                    for (int ticket = 0; ticket < 10; ticket++) {
                        numbers.add(customer.file("Disk full", "Help"));
                    }
                    return String.join(" ", numbers);
                });
            }

            List<String> numbers = together(work).stream()
                    .flatMap(some -> List.of(some.split(" ", -1)).stream())
                    .sorted()
                    .toList();

            assertThat(numbers)
                    .isEqualTo(IntStream.rangeClosed(100_001, 100_080)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    @Test
    void processes_that_meet_in_an_empty_folder_do_not_disturb_each_other() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FilingProcess.class.getName(),
                            folder.toString(),
                            "10")
                    .redirectErrorStream(true)
                    .start());
        }

        List<String> numbers = new ArrayList<>();
        for (Process process : processes) {
            numbers.addAll(process.inputReader().lines().toList());
            assertThat(process.waitFor()).isZero();
        }

        assertThat(numbers).hasSize(40).doesNotHaveDuplicates().contains("100001", "100040");
    }

    @Test
    void one_portal_shows_what_another_was_told() throws Exception {
        try (SandboxPortal one = SandboxPortal.start(SandboxOptions.in(folder))) {
            Visitor.admitted(one)
                    .postMultipart(
                            "/api/tickets",
                            Part.field("dept_id", "1"),
                            Part.field("subject", "Disk full"),
                            Part.field("body", "Help"),
                            Part.file("a.gif", GIF));
        }
        try (SandboxPortal later = SandboxPortal.start(SandboxOptions.in(folder))) {
            Visitor customer = Visitor.admitted(later);

            assertThat(customer.ticket("100001")).containsEntry("subject", "Disk full");
            assertThat(customer.get("/api/ticket/attachment/1?number=100001").bytes())
                    .isEqualTo(GIF);
        }
    }

    /** The statuses of six refreshes at once with the same token, at two portals. */
    private List<String> refreshes(SandboxOptions options) throws Exception {
        try (SandboxPortal one = SandboxPortal.start(options);
                SandboxPortal other = SandboxPortal.start(options)) {
            Object refresh = Visitor.of(one)
                    .postJson("/api/login", Map.of("username", one.user(), "password", one.password()))
                    .value("refresh");
            List<Callable<String>> work = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Visitor visitor = Visitor.of(i % 2 == 0 ? one : other);
                work.add(() -> Integer.toString(visitor.postJson("/api/token", Map.of("refresh_token", refresh))
                        .status()));
            }
            return together(work);
        }
    }

    @Test
    void all_of_many_refreshes_with_the_same_token_succeed() throws Exception {
        assertThat(refreshes(SandboxOptions.in(folder))).containsOnly("200");
    }

    @Test
    void only_one_of_many_refreshes_with_a_token_for_a_single_use_succeeds() throws Exception {
        assertThat(refreshes(SandboxOptions.in(folder).with(Feature.SINGLE_USE_REFRESH)))
                .containsOnlyOnce("200")
                .filteredOn("401"::equals)
                .hasSize(5);
    }

    @Test
    void a_reset_removes_all_tickets_under_a_running_portal_and_numbers_go_on() throws Exception {
        SandboxOptions options = SandboxOptions.in(folder);
        try (SandboxPortal portal = SandboxPortal.start(options)) {
            Visitor customer = Visitor.admitted(portal);
            customer.postMultipart(
                    "/api/tickets",
                    Part.field("dept_id", "1"),
                    Part.field("subject", "Disk full"),
                    Part.field("body", "Gone afterwards"),
                    Part.file("a.gif", GIF));

            try (StaffActions desk = StaffActions.open(options)) {
                desk.reset();
            }

            assertThat(customer.get("/api/tickets").list("tickets")).isEmpty();
            assertThat(customer.get("/api/tickets/100001").status()).isEqualTo(404);
            assertThat(DataFolder.files(folder.resolve("sandbox-files"))).isEmpty();
            assertThat(DataFolder.bytes(folder)).doesNotContain("Gone afterwards");
            assertThat(customer.file("After the reset", "Help")).isEqualTo("100002");
        }
    }

    @Test
    void a_taken_port_is_bad_usage() {
        try (SandboxPortal portal = SandboxPortal.start(SandboxOptions.in(folder))) {
            SandboxOptions same =
                    SandboxOptions.in(folder).withPort(portal.address().getPort());

            assertThatThrownBy(() -> SandboxPortal.start(same))
                    .isInstanceOfSatisfying(
                            TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
                    .hasMessageContaining("cannot listen on 127.0.0.1, port");
        }
    }

    @Test
    void data_that_is_no_database_is_told_with_its_folder() throws Exception {
        Files.writeString(folder.resolve("sandbox.db"), "this is certainly no database, as anybody can see".repeat(99));

        assertThatThrownBy(() -> SandboxPortal.start(SandboxOptions.in(folder)))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNEXPECTED))
                .hasMessageContaining(folder.toString());
    }

    @Test
    void a_closed_portal_no_longer_answers() throws Exception {
        SandboxPortal portal = SandboxPortal.start(SandboxOptions.in(folder));
        Visitor customer = Visitor.admitted(portal);
        Reply before = customer.get("/api/tickets");
        portal.close();

        assertThat(before.status()).isEqualTo(200);
        assertThatThrownBy(() -> customer.get("/api/tickets")).isInstanceOf(IOException.class);
    }
}
