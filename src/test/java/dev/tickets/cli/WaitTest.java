package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.StaffActions;
import dev.tickets.state.Sleeper;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code wait}: it looks now and then, never often, and tells what has happened. */
class WaitTest {
    private static final String TICKET = "GET /api/tickets/7";
    private static final String OPEN = "{\"ticket\":{\"ticket_number\":\"7\",\"subject\":\"Disk\",\"body\":\"Help\","
            + "\"status\":\"Open\",\"type\":\"Client\"}";
    private static final String ANSWERED = OPEN.replace("Open", "Answered")
            + ",\"replies\":[{\"id\":\"3\",\"name\":\"Bob\",\"type\":\"Admin\",\"status\":\"Sent\",\"body\":\"Done\"}]}";

    @TempDir
    Path folder = Path.of("");

    private final List<Long> pauses = new ArrayList<>();

    /** What is done at each pause instead of waiting. */
    private Sleeper meanwhile(Runnable... events) {
        return milliseconds -> {
            pauses.add(milliseconds);
            if (pauses.size() <= events.length) {
                events[pauses.size() - 1].run();
            }
        };
    }

    @Test
    void shows_the_reply_of_support_once_it_is_there() {
        Cli cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
        cli.run("create", "-q", "-d", "1", "-s", "Down", "-m", "Help");

        Run run = cli.waiting(meanwhile(
                        () -> {},
                        () -> cli.run("reply", "100001", "-q", "-m", "Still down"),
                        () -> answer("Look again")))
                .run("wait", "100001", "--until", "reply");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Status      Answered", "1 earlier message is not shown", "Still down", "Look again");
        assertThat(run.err()).isEmpty();
        assertThat(pauses).hasSize(3);
    }

    @Test
    void an_answer_from_before_does_not_count() {
        Cli cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
        cli.run("create", "-q", "-d", "1", "-s", "Down", "-m", "Help");
        answer("We look");

        Run run = cli.waiting(meanwhile(() -> {})).run("wait", "100001", "--until", "reply", "--timeout", "70s");

        assertThat(run).isEqualTo(new Run(75, "", """
                tickets: support has not replied to #100001 within --timeout
                hint: tickets wait 100001 --until reply
                """));
        assertThat(pauses).hasSize(4).startsWith(30_000L, 45_000L, 67_500L);
    }

    @Test
    void a_ticket_that_nobody_closes_in_time_is_waited_for_again_on_request() {
        try (FakePortal portal = new FakePortal()) {
            portal.answers(TICKET, 200, ANSWERED);

            Run run = new Cli(folder)
                    .at(portal.uri())
                    .waiting(meanwhile())
                    .run("wait", "7", "--until", "closed", "--timeout", "70s");

            assertThat(run).isEqualTo(new Run(75, "", """
                    tickets: #7 was not closed within --timeout
                    hint: tickets wait 7 --until closed
                    """));
        }
    }

    @Test
    void waits_until_the_ticket_is_closed() {
        Cli cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
        cli.run("create", "-q", "-d", "1", "-s", "Down", "-m", "Help");

        Run run = cli.waiting(meanwhile(() -> answer("Done"), () -> cli.run("close", "100001", "-q")))
                .run("wait", "100001", "--until", "closed", "-o", "tsv", "--fields", "number,status");

        assertThat(run).isEqualTo(new Run(0, "100001\tClosed\n", ""));
        assertThat(cli.run("wait", "100001", "--until", "closed").exitCode()).isZero();
    }

    @Test
    void prints_the_same_document_as_view() throws Exception {
        try (FakePortal portal = new FakePortal()) {
            portal.answers(TICKET, 200, OPEN + "}").answers(TICKET, 200, ANSWERED);
            Cli cli = new Cli(folder).at(portal.uri());

            Run run = cli.run("wait", "7", "--until", "reply", "-o", "json");

            assertThat(run.exitCode()).isZero();
            assertThat(JSON.std.mapFrom(run.out()))
                    .isEqualTo(
                            JSON.std.mapFrom(cli.run("view", "7", "-o", "json").out()));
        }
    }

    @Test
    void looks_every_half_minute_at_first_and_every_five_minutes_later() {
        try (FakePortal portal = new FakePortal()) {
            for (int i = 0; i < 10; i++) {
                portal.answers(TICKET, 200, OPEN + "}");
            }
            portal.answers(TICKET, 200, ANSWERED);

            new Cli(folder).at(portal.uri()).waiting(meanwhile()).run("wait", "7", "--until", "reply");

            assertThat(pauses)
                    .containsExactly(
                            30_000L, 45_000L, 67_500L, 101_250L, 151_875L, 227_812L, 300_000L, 300_000L, 300_000L,
                            300_000L);
        }
    }

    @Test
    void a_look_that_fails_is_made_again_later_when_the_portal_asks_for_it() {
        try (FakePortal portal = new FakePortal()) {
            portal.answers(TICKET, 200, OPEN + "}")
                    .answers(TICKET, exchange -> {
                        exchange.getResponseHeaders().add("Retry-After", "600");
                        exchange.sendResponseHeaders(503, -1);
                    })
                    .answers(TICKET, 200, "text/html", "<html>Maintenance".getBytes(UTF_8))
                    .answers(TICKET, 200, ANSWERED);

            Run run = new Cli(folder).at(portal.uri()).waiting(meanwhile()).run("wait", "7", "--until", "reply");

            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).contains("still waiting; the last check failed: the portal failed with HTTP 503");
            assertThat(pauses).containsExactly(30_000L, 600_500L, 67_500L);
        }
    }

    @ParameterizedTest
    @CsvSource({"401, 4", "403, 4", "404, 3"})
    void no_login_no_right_and_no_ticket_end_it(int status, int exitCode) {
        try (FakePortal portal = new FakePortal()) {
            portal.answers(TICKET, 200, OPEN + "}").answers(TICKET, status, "{}");

            assertThat(new Cli(folder)
                            .at(portal.uri())
                            .run("wait", "7", "--until", "closed")
                            .exitCode())
                    .isEqualTo(exitCode);
        }
    }

    @Test
    void a_portal_that_is_not_there_at_the_start_is_not_waited_for() {
        FakePortal portal = new FakePortal();
        portal.close();

        assertThat(new Cli(folder)
                        .at(portal.uri())
                        .run("wait", "7", "--until", "reply")
                        .exitCode())
                .isEqualTo(69);
    }

    @Test
    void it_waits_for_a_reply_unless_told_otherwise() {
        Cli cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
        cli.run("create", "-q", "-d", "1", "-s", "Down", "-m", "Help");

        Run run = cli.waiting(meanwhile(() -> answer("Done"))).run("wait", "100001", "-o", "tsv", "--fields", "number");

        assertThat(run).isEqualTo(new Run(0, "100001\n", ""));
        assertThat(new Cli(folder).run("wait", "7", "--until", "friday").exitCode())
                .isEqualTo(2);
    }

    private void answer(String text) {
        try (StaffActions desk =
                StaffActions.open(SandboxOptions.in(folder.resolve("home/.local/share/tickets/sandbox")))) {
            desk.answer("100001", text);
        }
    }
}
