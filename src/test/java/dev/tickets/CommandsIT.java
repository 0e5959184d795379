package dev.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.FakePortal;
import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program among real streams and signals: it blocks nowhere, and writes no more than it should. */
class CommandsIT {
    private static final List<String> COMMANDS = List.of(
            "login --portal http://127.0.0.1:1 --user ann@example.net",
            "login --check",
            "logout",
            "list",
            "create -d 1 -s Subject -m Message",
            "create -d 1 -s Subject",
            "create",
            "--no-input create",
            "reply 100001",
            "--no-input reply 100001",
            "view 100001",
            "reply 100001 -m Message",
            "close 100001",
            "reopen 100001",
            "departments",
            "services",
            "attachments 100001",
            "wait 100001 --until reply --timeout 1s",
            "outbox list",
            "outbox send",
            "sandbox reset",
            "sandbox answer 100001 -m Hello",
            "completion bash");

    /** Those that ask a person on a terminal. */
    private static final List<String> ASKING =
            List.of("create", "create -d 1 -s Subject", "reply 100001", "outbox send");

    @TempDir
    Path folder;

    private InstalledProgram program() {
        return new InstalledProgram(folder).withArchive();
    }

    @Test
    void a_command_that_could_ask_does_not_block_without_standard_input() {
        assertNoneBlocks(ASKING);
    }

    @Tag("thorough")
    @Test
    void no_command_blocks_without_standard_input() {
        assertNoneBlocks(COMMANDS);
    }

    private void assertNoneBlocks(List<String> commands) {
        InstalledProgram program = program().with("TICKETS_PROFILE", "sandbox");
        for (String command : commands) {
            for (String input : List.of("<&-", "</dev/null")) {
                ProgramRun run = program.shell("timeout 20 $TICKETS " + command + " " + input);

                assertThat(run.exitCode()).as(command + run.err()).isNotEqualTo(124);
                assertThat(run.out() + run.err()).as(command).doesNotContain("\u001b");
            }
        }
    }

    @Test
    void a_command_that_could_ask_waits_for_no_pipe_that_stays_open() throws Exception {
        assertNoneWaits(ASKING);
    }

    @Tag("thorough")
    @Test
    void no_command_waits_for_a_pipe_that_stays_open() throws Exception {
        assertNoneWaits(COMMANDS);
    }

    private void assertNoneWaits(List<String> commands) throws Exception {
        InstalledProgram program = program().with("TICKETS_PROFILE", "sandbox");
        for (String command : commands) {
            Process process = program.start(command.split(" "));
            try {
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(command).isTrue();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void a_dumb_terminal_gets_no_escape_sequence_and_no_command_asks_with_no_input() {
        RequiredTool.named("script");
        InstalledProgram program = program().with("TICKETS_PROFILE", "sandbox");
        for (String command : List.of("create -d 1 -s S -m M --view", "list", "list --help", "list --limit x")) {
            ProgramRun run = program.shell("timeout 20 script -qec \"$TICKETS --no-input " + command + "\" /dev/null");
            assertThat(run.exitCode()).as(command).isNotEqualTo(124);
            assertThat(run.out()).as(command).isNotEmpty().doesNotContain("\u001b");
        }
        ProgramRun login = program.shell("timeout 20 script -qec"
                + " \"$TICKETS -p x --no-input login --portal http://127.0.0.1:1 --type hostbill --user a\" /dev/null");
        assertThat(login.out()).contains("no terminal is available to ask for the password");
    }

    @Test
    void a_portal_that_never_answers_is_given_up_in_time() {
        CountDownLatch end = new CountDownLatch(1);
        try (FakePortal portal = stalling("GET /api/tickets", new CountDownLatch(1), end)) {
            ProgramRun run = program().at(portal).shell("timeout 20 $TICKETS --timeout 1s list");

            assertThat(run.exitCode()).isEqualTo(69);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("tickets: ");
            end.countDown();
        }
    }

    @Test
    void a_result_that_cannot_be_written_is_a_failure_and_a_reader_that_left_is_none() {
        InstalledProgram program = program();

        ProgramRun full = program.shell("$TICKETS -p sandbox departments >/dev/full");
        assertThat(full.exitCode()).isEqualTo(1);
        assertThat(full.err()).isEqualTo("""
                tickets: cannot write the result: no space left on the disk
                hint: free space: df and df -i show the full file system
                """);
        assertThat(program.shell("$TICKETS -p sandbox departments | head -1").err())
                .isEmpty();
        assertThat(program.shell("$TICKETS --help | head -1").err()).isEmpty();
    }

    @Test
    void with_a_relative_home_it_says_what_to_set() {
        assertThat(program().with("HOME", "home").run("list")).isEqualTo(new ProgramRun(2, "", """
                tickets: HOME is not an absolute path, so the program has no place for its files
                hint: set HOME or XDG_CONFIG_HOME
                """));
    }

    @Test
    void a_signal_ends_the_practice_portal_with_its_own_exit_code() throws Exception {
        assertThat(signalled("INT")).isEqualTo(130);
        assertThat(signalled("TERM")).isEqualTo(143);
    }

    private int signalled(String signal) throws IOException, InterruptedException {
        Process process = program().start("sandbox", "serve", "--port", "0");
        try (BufferedReader out = process.inputReader(UTF_8)) {
            assertThat(out.readLine()).startsWith("Practice portal at http://127.0.0.1:");
            return exitCodeAfter(signal, process);
        }
    }

    @Test
    void the_practice_portal_asks_for_fewer_requests_on_request() throws Exception {
        Process process = program().start("sandbox", "serve", "--port", "0", "--rate-limit", "1");
        try (BufferedReader out = process.inputReader(UTF_8)) {
            URI portal = URI.create(out.readLine().replaceFirst("Practice portal at ([^,]*),.*", "$1"));
            HttpRequest request =
                    HttpRequest.newBuilder(portal.resolve("/api/tickets")).build();
            HttpClient client = HttpClient.newHttpClient();
            List<Integer> answers = new ArrayList<>();
            while (!answers.contains(429) && answers.size() < 100) {
                answers.add(client.send(request, BodyHandlers.discarding()).statusCode());
            }

            assertThat(answers).startsWith(401).endsWith(429);
        } finally {
            process.destroy();
        }
    }

    @Test
    void the_practice_portal_plays_other_portals_on_request() throws Exception {
        Process process = program().start("sandbox", "serve", "--port", "0", "--empty-errors", "--single-use-refresh");
        try (BufferedReader out = process.inputReader(UTF_8)) {
            URI portal = URI.create(out.readLine().replaceFirst("Practice portal at ([^,]*),.*", "$1"));
            String login = post(portal, "/api/login", "username=you%40sandbox.example&password=practice");
            String refresh = "refresh_token=" + login.replaceFirst(".*\"refresh\":\"([^\"]*)\".*", "$1");

            assertThat(login).contains("\"error\":[]", "\"info\":[]");
            assertThat(post(portal, "/api/token", refresh)).contains("\"token\":", "\"refresh\":");
            assertThat(post(portal, "/api/token", refresh)).isEqualTo("{\"error\":[\"invalid_token_foroperation\"]}");
        } finally {
            process.destroy();
        }
    }

    private static String post(URI portal, String path, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(portal.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private int exitCodeAfter(String signal, Process process) throws InterruptedException {
        assertThat(program().shell("kill -" + signal + " " + process.pid()).exitCode())
                .isZero();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("SIG" + signal + " did not end it");
        }
        return process.exitValue();
    }

    @Test
    void a_signal_while_a_ticket_is_on_its_way_leaves_it_unclear_in_the_outbox() throws Exception {
        assertThat(interruptedWhile("POST /api/tickets", "TERM", 143)).isEqualTo("""
                tickets: interrupted while sending the ticket: it is unclear whether the ticket arrived; it stays in the outbox as ID
                hint: tickets outbox send searches the portal before sending again; tickets outbox discard ID deletes the entry
                """);
        assertThat(program()
                        .run("outbox", "list", "-o", "tsv", "--fields", "state")
                        .out())
                .isEqualTo("unclear\n");
    }

    @Test
    void a_signal_before_a_ticket_is_on_its_way_keeps_it_in_the_outbox() throws Exception {
        assertThat(interruptedWhile("GET /api/ticket/departments", "INT", 130)).isEqualTo("""
                tickets: interrupted before the ticket was sent; it stays in the outbox as ID
                hint: tickets outbox send sends the message; tickets outbox discard ID deletes it
                """);
        assertThat(program()
                        .run("outbox", "list", "-o", "tsv", "--fields", "state")
                        .out())
                .isEqualTo("waiting\n");
    }

    @Test
    void a_program_reads_which_signal_it_was() throws Exception {
        assertThat(interruptedWhile("POST /api/tickets", "TERM", 143, "-o", "json"))
                .contains("\"code\":\"interrupted\"", "\"exit\":143", "\"state\":\"unclear\"");
        assertThat(interruptedWhile("POST /api/tickets", "INT", 130, "-o", "json"))
                .contains("\"exit\":130");
    }

    /** What {@code create} says on standard error when it gets the signal at that request; ids left out. */
    private String interruptedWhile(String request, String signal, int exitCode, String... options) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (FakePortal portal = stalling(request, arrived, end)) {
            portal.answers(
                    "GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"General\"}]}");
            Process process = program()
                    .at(portal)
                    .start(Stream.concat(Stream.of("create", "-d", "1", "-s", "Down", "-m", "Help"), Stream.of(options))
                            .toArray(String[]::new));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

            assertThat(exitCodeAfter(signal, process)).isEqualTo(exitCode);
            end.countDown();
            assertThat(process.getInputStream().readAllBytes()).isEmpty();
            return new String(process.getErrorStream().readAllBytes(), UTF_8)
                    .replaceAll("\\b\\d{6}-[0-9a-z]{4}\\b", "ID");
        }
    }

    private static FakePortal stalling(String request, CountDownLatch arrived, CountDownLatch end) {
        return new FakePortal().answers(request, exchange -> {
            arrived.countDown();
            try {
                assertThat(end.await(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
