package dev.tickets.portal.http;

import static dev.tickets.ticket.ErrorCode.TIMEOUT;
import static dev.tickets.ticket.ErrorCode.UNCLEAR;
import static dev.tickets.ticket.ErrorCode.UNREACHABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Client;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.RawPortal;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A read that was lost on the way is sent again: a few times, after pauses, and never longer than allowed. */
class RetryingTest {
    private final List<Long> pauses = new ArrayList<>();
    private Deadline deadline = Deadline.NEVER;
    private Limits limits = Limits.DEFAULT;

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void a_portal_that_stumbles_once_is_asked_again(int status) {
        try (FakePortal portal = new FakePortal()) {
            portal.answers("GET /x", status, "").answers("GET /x", 200, "{}");

            assertThat(status(portal.uri())).isEqualTo(200);
            assertThat(portal.requests()).hasSize(2);
            assertThat(pauses).containsExactly(250L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 500, 501})
    void what_another_try_would_not_change_is_not_tried_again(int status) {
        try (FakePortal portal = new FakePortal()) {
            portal.answers("GET /x", status, "{}");

            assertThat(status(portal.uri())).isEqualTo(status);
            assertThat(portal.requests()).hasSize(1);
        }
    }

    @Test
    void three_tries_are_all_and_the_pauses_between_them_grow() {
        try (FakePortal portal = new FakePortal()) {
            portal.answers("GET /x", 503, "");

            assertThat(status(portal.uri())).isEqualTo(503);
            assertThat(portal.requests()).hasSize(3);
            assertThat(pauses).containsExactly(250L, 500L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ticket\":",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"ticket\":",
                "HTTP/1.1 200 OK\r\nTransfer-Enc",
                "",
                "reset"
            })
    void an_answer_that_was_lost_on_the_way_is_asked_for_again(String first) {
        try (RawPortal portal = new RawPortal((socket, self) -> {
            self.head(socket);
            if (self.requests().size() > 1) {
                socket.getOutputStream().write(RawPortal.json("{}").getBytes(UTF_8));
            } else if (first.equals("reset")) {
                socket.setSoLinger(true, 0);
            } else {
                socket.getOutputStream().write(first.getBytes(UTF_8));
            }
        })) {
            assertThat(status(portal.uri())).isEqualTo(200);
            assertThat(portal.requests()).containsExactly("GET /x", "GET /x");
        }
    }

    @Test
    void a_refused_connection_is_tried_again_for_less_than_three_seconds() {
        URI nobody;
        try (FakePortal portal = new FakePortal()) {
            nobody = portal.uri();
        }
        TicketsException failure = failure(nobody, Request.get(at(nobody)));

        assertThat(failure.code()).isEqualTo(UNREACHABLE);
        assertThat(pauses).containsExactly(250L, 500L);
    }

    @Test
    void a_host_without_an_address_is_looked_for_once() {
        URI nowhere = URI.create("http://nowhere.invalid");

        assertThat(failure(nowhere, Request.get(at(nowhere)))).hasMessageContaining("the host does not exist");
        assertThat(pauses).isEmpty();
    }

    @Test
    void an_answer_that_does_not_come_in_time_is_not_waited_for_again() {
        try (RawPortal portal = new RawPortal((socket, self) -> {
            self.head(socket);
            self.standStill();
        })) {
            Duration ample = Duration.ofSeconds(50);
            limits = new Limits(ample, Duration.ofMillis(300), ample, ample);

            assertThat(failure(portal.uri(), Request.get(at(portal.uri()))).code())
                    .isEqualTo(TIMEOUT);
            assertThat(portal.requests()).hasSize(1);
        }
    }

    @Test
    void a_file_is_not_begun_again_once_bytes_of_it_have_come() {
        try (RawPortal portal = RawPortal.answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")) {
            assertThat(failure(portal.uri(), Request.download(at(portal.uri()))).code())
                    .isEqualTo(UNREACHABLE);
            assertThat(portal.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | | 7250",
                "60 | | 60250",
                "0 | | 250",
                "Fri, 02 Jan 2026 03:04:35 GMT | | 30250",
                "Friday, 02-Jan-26 03:04:35 GMT | | 30250",
                "Fri, 02 Jan 2026 03:00:00 GMT | | 250",
                // by the portal's own clock, which is far from ours
                "Sat, 01 Jan 2022 00:00:09 GMT | Sat, 01 Jan 2022 00:00:00 GMT | 9250",
                "soon | | 250",
                "-5 | | 250",
                "'' | | 250",
            })
    void a_pause_that_the_portal_asks_for_is_kept(String retryAfter, @Nullable String date, long pause) {
        try (RawPortal portal = new RawPortal((socket, self) -> {
            self.head(socket);
            socket.getOutputStream()
                    .write((self.requests().size() == 1
                                    ? "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\nRetry-After: "
                                            + retryAfter + (date == null ? "" : "\r\nDate: " + date) + "\r\n\r\n"
                                    : RawPortal.json("{}"))
                            .getBytes(UTF_8));
        })) {
            assertThat(status(portal.uri())).isEqualTo(200);
            assertThat(pauses).containsExactly(pause);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"61", "99999999999999999999", "Thu, 31 Dec 2099 23:59:59 GMT"})
    void a_pause_longer_than_a_minute_is_told_and_not_waited_for(String retryAfter) {
        try (FakePortal portal = new FakePortal()) {
            busy(portal, "GET /x", 429, retryAfter);

            assertThat(status(portal.uri())).isEqualTo(429);
            assertThat(portal.requests()).hasSize(1);
            assertThat(pauses).isEmpty();
        }
    }

    @Test
    void a_pause_that_would_outlast_the_run_is_not_begun() {
        try (FakePortal portal = new FakePortal()) {
            busy(portal, "GET /x", 503, "30");
            deadline = Deadline.in(Duration.ofSeconds(20));

            assertThat(status(portal.uri())).isEqualTo(503);
            assertThat(portal.requests()).hasSize(1);
        }
    }

    @Test
    void a_command_says_when_to_come_back(@TempDir Path folder) {
        try (FakePortal portal = new FakePortal()) {
            busy(portal, "GET /api/ticket/departments", 429, "600");

            Cli.Run run = new Cli(folder).at(portal.uri()).run("departments");

            assertThat(run).isEqualTo(new Cli.Run(69, "", """
                    tickets: the portal asks for fewer requests (HTTP 429)
                    hint: the portal asked us to wait; try again in 10 min
                    """));
        }
    }

    @Test
    void a_command_says_that_it_waits(@TempDir Path folder) {
        try (FakePortal portal = new FakePortal()) {
            busy(portal, "GET /api/ticket/departments", 429, "20");
            portal.answers("GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":1,\"name\":\"VPS\"}]}");
            Cli cli = new Cli(folder).at(portal.uri());

            assertThat(cli.run("departments").err()).isEqualTo("the portal answered HTTP 429; asking again in 21 s\n");
        }
    }

    @Test
    void a_change_is_sent_once_and_its_failure_says_what_the_portal_asks(@TempDir Path folder) {
        try (FakePortal portal = new FakePortal()) {
            busy(portal, "PUT /api/tickets/7/close", 429, "30");
            busy(portal, "PUT /api/tickets/8/close", 503, "30");
            Client client = new Client(folder, portal.uri());

            TicketsException thrownAway = closing(client, "7");
            assertThat(thrownAway.code()).isEqualTo(UNREACHABLE);
            assertThat(thrownAway.retryAfter()).isEqualTo(Duration.ofSeconds(30));
            TicketsException perhaps = closing(client, "8");
            assertThat(perhaps.code()).isEqualTo(UNCLEAR);
            assertThat(perhaps.retryAfter()).isEqualTo(Duration.ofSeconds(30));
            assertThat(portal.requests()).hasSize(2);
        }
    }

    private static TicketsException closing(Client client, String number) {
        return catchThrowableOfType(
                TicketsException.class,
                () -> client.ask(portal -> {
                    portal.closeTicket(new TicketNumber(number));
                    return true;
                }));
    }

    private static void busy(FakePortal portal, String request, int status, String retryAfter) {
        portal.answers(request, exchange -> {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            exchange.sendResponseHeaders(status, -1);
        });
    }

    private int status(URI uri) {
        try (HttpConnection http = open(uri)) {
            return http.send(Request.get(at(uri)), answer -> {
                answer.body().readAllBytes();
                return answer.status();
            });
        }
    }

    private TicketsException failure(URI uri, Request request) {
        try (HttpConnection http = open(uri)) {
            return catchThrowableOfType(
                    TicketsException.class,
                    () -> http.send(request, answer -> answer.body().readAllBytes().length));
        }
    }

    private static URI at(URI uri) {
        return URI.create(uri + "/x");
    }

    private HttpConnection open(URI uri) {
        Retrying retrying = new Retrying(pauses::add, bound -> bound / 2, Clock.fixed(Cli.NOW, ZoneOffset.UTC));
        return new HttpConnection(uri, limits, deadline, Client.NO_TRACE, retrying, Map.of(), Trust.USUAL);
    }
}
