package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.PseudoTerminal;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While a command waits for the portal, a line on the terminal says so, and leaves no trace. */
class PassingLineTest {
    /** A line that is drawn, and erased. */
    private static final String WAITING = "\rwaiting for 127.0.0.1\r" + " ".repeat(21) + "\r";

    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal()
            .answers("GET /api/tickets/7", 200, """
                    {"ticket":{"ticket_number":"7","subject":"Disk","body":"Help","status":"Open","type":"Client"}}
                    """)
            .answers("GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}")
            .answers("GET /api/service", 200, "{\"success\":true,\"services\":[]}")
            .answers("GET /api/details", 200, "{\"client\":{\"email\":\"ann@example.net\"}}");

    @AfterEach
    void close() {
        portal.close();
    }

    private Run run(Terminal terminal, String line) {
        return new Cli(folder).at(portal.uri()).on(terminal).drawing().run(line.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "view 7 -o json",
                "departments --refresh",
                "services --refresh",
                "login --check",
                "reply 7 -m Hi --dry-run",
                "wait 7 --until closed --timeout 1s"
            })
    void each_request_is_shown_as_a_wait_and_vanishes(String line) {
        String err = run(new Terminal(false, true, true), line).err();

        assertThat(err).startsWith(WAITING);
        assertThat(err.replaceAll("\r[^\r\n]+\r +\r", "")).doesNotContain("\r", "waiting for");
    }

    @ParameterizedTest
    @ValueSource(strings = {"view 7", "departments --refresh", "login --check", "wait 7 --until closed --timeout 1s"})
    void nothing_is_drawn_without_a_terminal_or_with_q(String line) {
        assertThat(run(new Terminal(true, true, false), line).err()).doesNotContain("\r");
        assertThat(run(new Terminal(true, true, true), line + " -q -o json").err())
                .doesNotContain("\r");
    }

    @Test
    void the_lines_of_v_stay_whole() {
        assertThat(run(new Terminal(false, true, true), "view 7 -v -o json")
                        .err()
                        .replaceAll("\\d+ ms", "5 ms"))
                .isEqualTo(WAITING + "GET " + portal.uri() + "/api/tickets/7 200 5 ms\n");
    }

    @Test
    void wait_says_when_it_looks_again_and_when_the_portal_answered_last() {
        String err = run(new Terminal(false, true, true), "wait 7 --until closed --timeout 40s")
                .err();

        assertThat(Pattern.compile("\r((?:next|the)[^\r]*)\r")
                        .matcher(err)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactly("next look 03:04:35, answered 03:04:05", "the end is 03:04:44, answered 03:04:05");
    }

    @Test
    void the_line_is_there_before_the_answer_and_gone_after_the_answer() {
        CountDownLatch answering = new CountDownLatch(1);
        FakePortal slow = new FakePortal().answers("GET /api/ticket/departments", exchange -> {
            await(answering);
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}".getBytes(UTF_8));
        });
        try (slow;
                PseudoTerminal terminal = new PseudoTerminal(folder)) {
            terminal.with("TICKETS_PROFILE", "")
                    .with("TICKETS_PORTAL", "" + slow.uri())
                    .with("TICKETS_TOKEN", "t")
                    .run("tickets departments --refresh")
                    .mustShow("waiting for 127.0.0.1");
            answering.countDown();

            assertThat(terminal.exitCode()).isZero();
            terminal.mustShow("""
                    ID  NAME  DESCRIPTION
                    1   Tech
                    """);
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
