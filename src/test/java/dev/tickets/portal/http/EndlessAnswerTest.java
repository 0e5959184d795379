package dev.tickets.portal.http;

import static dev.tickets.ticket.ErrorCode.TIMEOUT;
import static dev.tickets.ticket.ErrorCode.UNCLEAR;
import static dev.tickets.ticket.ErrorCode.UNREACHABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tickets.testing.Client;
import dev.tickets.testing.RawPortal;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A portal that answers without end: in time and in bytes, before the head of its answer, in it and after it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EndlessAnswerTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final String INTERIM = "HTTP/1.1 102 Processing\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String PIECES = OK + "Transfer-Encoding: chunked\r\n\r\n";

    @TempDir
    Path folder;

    /** What is asked: all that a portal can be asked. */
    private enum Asked {
        READ,
        CHANGE,
        UPLOAD,
        DOWNLOAD;

        ErrorCode orUnclear(ErrorCode code) {
            return this == CHANGE || this == UPLOAD ? UNCLEAR : code;
        }
    }

    @ParameterizedTest
    @EnumSource(Asked.class)
    void interim_answers_at_once_are_counted(Asked asked) {
        TicketsException e = answered(asked, new Limits(LONG, LONG, LONG, LONG), out -> repeat(out, INTERIM, 0));

        assertFails(e, asked.orUnclear(TIMEOUT), "the server sent more than 20 interim answers (HTTP 1xx)");
        assertThat(e.isUnanswered()).as("it may still be processed").isTrue();
    }

    @ParameterizedTest
    @EnumSource(Asked.class)
    void interim_answers_now_and_then_are_no_first_byte(Asked asked) {
        assertFails(
                answered(asked, new Limits(LONG, SHORT, LONG, LONG), out -> repeat(out, INTERIM, 100)),
                asked.orUnclear(TIMEOUT),
                "no answer in time");
    }

    @ParameterizedTest
    @EnumSource(Asked.class)
    void a_few_interim_answers_are_skipped(Asked asked) {
        String answer = INTERIM.repeat(AnswerHead.MOST_INTERIM) + RawPortal.json("{}");
        try (RawPortal portal = portal(out -> out.write(answer.getBytes(UTF_8)))) {
            assertThat(send(portal.uri(), asked, Limits.DEFAULT)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Asked.class)
    void a_head_that_drips_has_the_time_of_a_first_byte(Asked asked) {
        assertFails(
                answered(asked, new Limits(LONG, SHORT, LONG, LONG), out -> {
                    out.write((OK + "X-Slow: ").getBytes(UTF_8));
                    repeat(out, "x", 20);
                }),
                asked.orUnclear(TIMEOUT),
                "no answer in time");
    }

    @ParameterizedTest
    @EnumSource(Asked.class)
    void a_status_line_without_end_is_cut(Asked asked) {
        assertFails(
                answered(asked, Limits.DEFAULT, out -> {
                    out.write("HTTP/1.1 200 ".getBytes(UTF_8));
                    repeat(out, "x".repeat(10_000), 0);
                }),
                asked.orUnclear(UNREACHABLE),
                "the head of the answer, or one of its lines, does not end");
    }

    @ParameterizedTest
    @EnumSource(Asked.class)
    void headers_without_end_are_cut(Asked asked) {
        assertFails(
                answered(asked, Limits.DEFAULT, out -> {
                    out.write(OK.getBytes(UTF_8));
                    repeat(out, "X-Long: " + "x".repeat(5_000) + "\r\n", 0);
                }),
                asked.orUnclear(UNREACHABLE),
                "the head of the answer, or one of its lines, does not end");
    }

    @ParameterizedTest
    @EnumSource(Asked.class)
    void a_line_between_the_pieces_of_a_body_is_cut(Asked asked) {
        assertFails(
                answered(asked, Limits.DEFAULT, out -> {
                    out.write((PIECES + "1;").getBytes(UTF_8));
                    repeat(out, "x".repeat(10_000), 0);
                }),
                asked.orUnclear(UNREACHABLE),
                "the head of the answer, or one of its lines, does not end");
    }

    @ParameterizedTest
    @EnumSource(Asked.class)
    void trailers_without_end_are_cut(Asked asked) {
        assertFails(
                answered(asked, Limits.DEFAULT, out -> {
                    out.write((PIECES + "2\r\n{}\r\n0\r\n").getBytes(UTF_8));
                    repeat(out, "X-Long: " + "x".repeat(100) + "\r\n", 0);
                }),
                asked.orUnclear(UNREACHABLE),
                "the head of the answer, or one of its lines, does not end");
    }

    @ParameterizedTest
    @EnumSource(Asked.class)
    void what_drips_between_the_pieces_of_a_body_is_no_movement(Asked asked) {
        assertFails(
                answered(asked, new Limits(LONG, LONG, SHORT, LONG), out -> {
                    out.write((PIECES + "2\r\n{}\r\n1;").getBytes(UTF_8));
                    repeat(out, "x", 20);
                }),
                asked.orUnclear(TIMEOUT),
                "no answer in time");
    }

    @ParameterizedTest
    @EnumSource(value = Asked.class, names = "DOWNLOAD", mode = EnumSource.Mode.EXCLUDE)
    void a_body_that_drips_ends_with_the_exchange(Asked asked) {
        assertFails(
                answered(asked, new Limits(LONG, LONG, LONG, SHORT), out -> {
                    out.write((OK + "Content-Length: 1000000\r\n\r\n").getBytes(UTF_8));
                    repeat(out, "x", 20);
                }),
                asked.orUnclear(TIMEOUT),
                (asked == Asked.UPLOAD ? "the answer" : "the exchange") + " took longer than 500 ms");
    }

    @Test
    void a_file_that_drips_may_take_longer_than_an_exchange() {
        try (RawPortal portal = portal(out -> {
            out.write((OK + "Content-Length: 60\r\n\r\n").getBytes(UTF_8));
            repeat(out, "x", 20);
        })) {
            assertThat(send(portal.uri(), Asked.DOWNLOAD, new Limits(LONG, SHORT, SHORT, SHORT)))
                    .isEqualTo(60);
        }
    }

    /** What writes the answer. */
    private interface Answering {
        void to(OutputStream out) throws IOException;
    }

    /** Again and again until the program hangs up, with a pause in milliseconds in between. */
    private static void repeat(OutputStream out, String text, int pause) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        while (true) {
            out.write(bytes);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
        }
    }

    private static RawPortal portal(Answering answering) {
        return new RawPortal((socket, self) -> {
            self.request(socket);
            answering.to(socket.getOutputStream());
            self.standStill();
        });
    }

    private TicketsException answered(Asked asked, Limits limits, Answering answering) {
        try (RawPortal portal = portal(answering)) {
            return catchThrowableOfType(TicketsException.class, () -> send(portal.uri(), asked, limits));
        }
    }

    private int send(URI uri, Asked asked, Limits limits) {
        try (HttpConnection http = new HttpConnection(
                uri, limits, Deadline.NEVER, Client.NO_TRACE, Client.retrying(), Map.of(), Trust.USUAL)) {
            return http.send(request(uri, asked), answer -> answer.body().readAllBytes().length);
        }
    }

    private Request request(URI uri, Asked asked) {
        return switch (asked) {
            case READ -> Request.get(uri);
            case CHANGE -> Request.change("POST", uri, new SmallBody("application/json", "{}".getBytes(UTF_8), "{}"));
            case UPLOAD -> Request.change("POST", uri, new MultipartBody(Map.of(), "f", List.of(file())));
            case DOWNLOAD -> Request.download(uri);
        };
    }

    private ReadyAttachment file() {
        try {
            Path file = Files.write(folder.resolve("a.png"), new byte[1 << 20]);
            return new ReadyAttachment("a.png", file, 1 << 20, "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertFails(TicketsException e, ErrorCode code, String why) {
        assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
        assertThat(e).hasMessageContaining(why);
    }
}
