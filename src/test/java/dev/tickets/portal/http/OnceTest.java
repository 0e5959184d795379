package dev.tickets.portal.http;

import static dev.tickets.ticket.ErrorCode.UNCLEAR;
import static dev.tickets.ticket.ErrorCode.UNEXPECTED;
import static dev.tickets.ticket.ErrorCode.UNREACHABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tickets.testing.Client;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.RawPortal;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again and where it may go: reads within the origin, changes never. */
class OnceTest {
    private static final Body BODY = new SmallBody("application/json", "{}".getBytes(UTF_8), "{}");

    @ParameterizedTest
    @ValueSource(ints = {401, 408, 425, 429, 500, 502, 503, 504})
    void no_status_makes_a_change_go_twice(int status) {
        try (FakePortal portal = new FakePortal()) {
            portal.answers("POST /x", exchange -> {
                exchange.getResponseHeaders().add("Retry-After", "0");
                exchange.sendResponseHeaders(status, -1);
            });
            assertThat(status(portal.uri(), "POST")).isEqualTo(status);
            assertThat(portal.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void a_change_is_not_repeated_when_the_connection_ends_without_an_answer(String method) {
        try (RawPortal portal = RawPortal.answering("")) {
            assertThat(failure(portal.uri(), method).code()).isEqualTo(UNCLEAR);
            assertThat(portal.requests()).containsExactly(method + " /x");
        }
    }

    @Test
    void a_change_is_not_repeated_after_a_reset() {
        try (RawPortal portal = new RawPortal((socket, self) -> {
            self.head(socket);
            socket.setSoLinger(true, 0);
        })) {
            assertThat(failure(portal.uri(), "POST").code()).isEqualTo(UNCLEAR);
            assertThat(portal.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ticket\":",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"ticket\":",
                "HTTP/1.1 200 OK\r\nTransfer-Enc"
            })
    void an_answer_cut_short_is_unclear_after_a_change_and_unreachable_after_a_read(String cut) {
        try (RawPortal portal = RawPortal.answering(cut)) {
            assertThat(failure(portal.uri(), "POST").code()).isEqualTo(UNCLEAR);
            assertThat(failure(portal.uri(), "GET").code()).isEqualTo(UNREACHABLE);
            assertThat(portal.requests()).containsExactly("POST /x", "GET /x", "GET /x", "GET /x");
        }
    }

    @Test
    void a_read_is_asked_again_once_when_the_kept_connection_had_ended() {
        try (RawPortal portal = new RawPortal((socket, self) -> {
            boolean first = self.requests().isEmpty();
            self.head(socket);
            socket.getOutputStream().write(RawPortal.json("{}").getBytes(UTF_8));
            if (first) {
                self.head(socket);
            }
        })) {
            try (HttpConnection http = open(portal.uri())) {
                assertThat(http.send(Request.get(at(portal.uri())), Answer::status))
                        .isEqualTo(200);
                assertThat(http.send(Request.get(at(portal.uri())), Answer::status))
                        .isEqualTo(200);
            }
            assertThat(portal.requests()).hasSize(3);
        }
    }

    @Test
    void a_change_is_sent_on_a_new_connection_when_the_portal_has_closed_the_kept_one() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawPortal portal = new RawPortal((socket, self) -> {
            self.request(socket);
            socket.getOutputStream().write(RawPortal.json("{}").getBytes(UTF_8));
            socket.close();
            closed.countDown();
        })) {
            try (HttpConnection http = open(portal.uri())) {
                assertThat(http.send(Request.get(at(portal.uri())), Answer::status))
                        .isEqualTo(200);
                closed.await();
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
                assertThat(http.send(Request.change("POST", at(portal.uri()), BODY), Answer::status))
                        .isEqualTo(200);
            }
            assertThat(portal.requests()).containsExactly("GET /x", "POST /x");
        }
    }

    @Test
    void a_read_is_asked_three_times_at_most() {
        try (RawPortal portal = RawPortal.answering("")) {
            assertThat(failure(portal.uri(), "GET").code()).isEqualTo(UNREACHABLE);
            assertThat(portal.requests()).hasSize(3);
        }
    }

    @Test
    void a_login_is_never_repeated() {
        try (RawPortal portal = RawPortal.answering("")) {
            assertThat(failure(portal.uri(), Request.post(at(portal.uri()), BODY))
                            .code())
                    .isEqualTo(UNREACHABLE);
            assertThat(portal.requests()).containsExactly("POST /x");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_read_follows_a_redirect_within_the_origin(int status) {
        try (FakePortal portal = new FakePortal()) {
            portal.answers("GET /x", exchange -> {
                exchange.getResponseHeaders().add("Location", "/y?a=1");
                exchange.sendResponseHeaders(status, -1);
            });
            portal.answers("GET /y?a=1", 200, "{}");
            assertThat(status(portal.uri(), "GET")).isEqualTo(200);
            assertThat(portal.asked().get(1).header("Authorization")).isEqualTo("Bearer secret");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:%d/y",
                "https://127.0.0.1:%d/y",
                "//127.0.0.1:1/y",
                "ftp://x/y",
                "http:///y",
                "::"
            })
    void a_read_does_not_follow_a_redirect_anywhere_else(String elsewhere) {
        try (FakePortal portal = new FakePortal()) {
            String location = String.format(elsewhere, portal.uri().getPort());
            redirect(portal, "GET", location);
            TicketsException e = failure(portal.uri(), "GET");
            assertThat(e.code()).isEqualTo(UNEXPECTED);
            assertThat(e).hasMessageContaining("is redirected to " + location);
            assertThat(portal.requests()).containsExactly("GET /x");
        }
    }

    @Test
    void another_port_never_sees_the_login() {
        try (FakePortal portal = new FakePortal();
                FakePortal other = new FakePortal()) {
            redirect(portal, "GET", other.uri() + "/y");
            failure(portal.uri(), "GET");
            assertThat(other.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void a_change_follows_no_redirect(String method) {
        try (FakePortal portal = new FakePortal()) {
            redirect(portal, method, "/y");
            assertThat(failure(portal.uri(), method).code()).isEqualTo(UNCLEAR);
            assertThat(portal.requests()).containsExactly(method + " /x");
        }
    }

    @Test
    void a_login_follows_no_redirect() {
        try (FakePortal portal = new FakePortal()) {
            redirect(portal, "POST", "/y");
            ErrorCode code =
                    failure(portal.uri(), Request.post(at(portal.uri()), BODY)).code();
            assertThat(code).isEqualTo(UNEXPECTED);
            assertThat(portal.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void a_change_that_was_processed_and_leads_elsewhere_is_unclear(String method) {
        try (FakePortal portal = new FakePortal()) {
            portal.answers(method + " /x", exchange -> {
                exchange.getResponseHeaders().add("Location", "/y");
                exchange.sendResponseHeaders(303, -1);
            });
            TicketsException e = failure(portal.uri(), method);
            assertThat(e.code()).isEqualTo(UNCLEAR);
            assertThat(e)
                    .hasMessage("the portal redirected " + method + " " + portal.uri() + "/x to /y (HTTP 303):"
                            + " it is unclear whether the portal has the message");
            assertThat(portal.requests()).containsExactly(method + " /x");
        }
    }

    @Test
    void of_an_answer_that_is_not_read_only_a_short_rest_is_fetched_to_keep_the_connection() {
        AtomicInteger connections = new AtomicInteger();
        AtomicLong sent = new AtomicLong();
        try (RawPortal portal = new RawPortal((socket, self) -> {
            connections.incrementAndGet();
            while (self.head(socket).startsWith("GET /short")) {
                socket.getOutputStream().write(RawPortal.json("{}").getBytes(UTF_8));
            }
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n".getBytes(UTF_8));
            while (sent.get() < 1L << 31) {
                socket.getOutputStream().write(new byte[1 << 16]);
                sent.addAndGet(1 << 16);
            }
        })) {
            try (HttpConnection http = open(portal.uri())) {
                for (String path : new String[] {"/short", "/short", "/long", "/short"}) {
                    assertThat(http.send(Request.download(URI.create(portal.uri() + path)), Answer::status))
                            .isEqualTo(200);
                }
            }
            assertThat(connections).hasValue(2);
            assertThat(sent).hasValueLessThan(1 << 28);
        }
    }

    @Test
    void a_circle_of_redirects_ends() {
        try (FakePortal portal = new FakePortal()) {
            redirect(portal, "GET", "/x");
            assertThat(failure(portal.uri(), "GET")).hasMessageContaining("redirects in a circle");
            assertThat(portal.requests()).hasSize(6);
        }
    }

    private static void redirect(FakePortal portal, String method, String location) {
        portal.answers(method + " /x", exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    private static int status(URI uri, String method) {
        try (HttpConnection http = open(uri)) {
            return http.send(request(uri, method), Answer::status);
        }
    }

    private static TicketsException failure(URI uri, String method) {
        return failure(uri, request(uri, method));
    }

    private static TicketsException failure(URI uri, Request request) {
        try (HttpConnection http = open(uri)) {
            return catchThrowableOfType(
                    TicketsException.class,
                    () -> http.send(request, answer -> answer.body().readAllBytes().length));
        }
    }

    private static Request request(URI uri, String method) {
        Request request = method.equals("GET") ? Request.get(at(uri)) : Request.change(method, at(uri), BODY);
        return request.authorized("Bearer secret");
    }

    private static URI at(URI uri) {
        return URI.create(uri + "/x");
    }

    private static HttpConnection open(URI uri) {
        return new HttpConnection(
                uri, Limits.DEFAULT, Deadline.NEVER, Client.NO_TRACE, Client.retrying(), Map.of(), Trust.USUAL);
    }
}
