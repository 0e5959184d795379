package dev.tickets.portal.http;

import static dev.tickets.ticket.ErrorCode.TIMEOUT;
import static dev.tickets.ticket.ErrorCode.UNCLEAR;
import static dev.tickets.ticket.ErrorCode.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tickets.testing.Client;
import dev.tickets.testing.RawPortal;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a peer can stand still comes to its end, in time and with the right word. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TimeLimitTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path folder;

    @Test
    void a_portal_that_does_not_answer_a_read_is_a_timeout() {
        try (RawPortal portal = standingStillAfter("")) {
            Limits limits = new Limits(LONG, SHORT, LONG, LONG);
            assertFails(get(portal, limits), TIMEOUT, "no answer in time");
        }
    }

    @Test
    void waiting_for_an_answer_is_not_standing_still() {
        try (RawPortal portal = new RawPortal((socket, self) -> {
            self.head(socket);
            LockSupport.parkNanos(Duration.ofMillis(900).toNanos());
            socket.getOutputStream().write(bytes(RawPortal.json("{}")));
        })) {
            assertThat(send(portal.uri(), Request.get(portal.uri()), new Limits(LONG, LONG, SHORT, LONG)))
                    .isEqualTo("{}");
        }
    }

    @Test
    void a_portal_that_does_not_answer_a_change_leaves_it_unclear() {
        try (RawPortal portal = standingStillAfter("")) {
            Limits limits = new Limits(LONG, SHORT, LONG, LONG);
            assertFails(post(portal, limits, small()), UNCLEAR, "no answer in time");
            assertThat(portal.requests()).containsExactly("POST /");
        }
    }

    @Test
    void an_answer_that_stands_still_is_cut() {
        try (RawPortal portal = standingStillAfter(HEAD + "[")) {
            Limits limits = new Limits(LONG, LONG, SHORT, LONG);
            assertFails(get(portal, limits), TIMEOUT, "no answer in time");
            assertFails(post(portal, limits, small()), UNCLEAR, "no answer in time");
        }
    }

    @Test
    void an_answer_that_drips_is_cut_after_the_whole_exchange() {
        try (RawPortal portal = dripping(1_000)) {
            Limits limits = new Limits(LONG, LONG, LONG, Duration.ofMillis(700));
            assertFails(get(portal, limits), TIMEOUT, "the exchange took longer than 700 ms");
            assertFails(post(portal, limits, small()), UNCLEAR, "the exchange took longer than 700 ms");
        }
    }

    @Test
    void a_head_that_drips_is_cut_too() {
        try (RawPortal portal = new RawPortal((socket, self) -> {
            self.head(socket);
            drip(socket.getOutputStream(), "HTTP/1.1 200 OK\r\nX-Slow: " + "x".repeat(2_000));
        })) {
            assertFails(get(portal, new Limits(LONG, LONG, LONG, Duration.ofMillis(700))), TIMEOUT, "longer than");
        }
    }

    @Test
    void a_file_that_moves_may_take_longer_than_an_exchange() {
        try (RawPortal portal = dripping(60)) {
            Limits limits = new Limits(LONG, LONG, LONG, Duration.ofMillis(100));
            assertThat(send(portal.uri(), Request.download(portal.uri()), limits))
                    .hasSize(60);
        }
    }

    @Test
    void an_upload_that_moves_may_take_longer_than_an_exchange() {
        try (RawPortal portal = new RawPortal((socket, self) -> {
            self.head(socket);
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            skip(socket, 30 << 20);
            socket.getOutputStream().write(bytes(RawPortal.json("{}")));
        })) {
            Limits limits = new Limits(LONG, LONG, LONG, Duration.ofMillis(100));
            Body upload = new MultipartBody(Map.of(), "f", List.of(sparse(30 << 20)));
            assertThat(send(portal.uri(), Request.change("POST", portal.uri(), upload), limits))
                    .isEqualTo("{}");
        }
    }

    @Test
    void a_peer_that_never_reads_an_upload_is_cut() {
        try (RawPortal portal = new RawPortal((socket, self) -> {
            self.head(socket);
            self.standStill();
        })) {
            Body upload = new MultipartBody(Map.of(), "f", List.of(sparse(200L << 20)));
            Limits limits = new Limits(LONG, LONG, Duration.ofMillis(600), LONG);
            assertFails(post(portal, limits, upload), UNCLEAR, "no data could be sent for 600 ms");
            assertThat(portal.requests()).hasSize(1);
        }
    }

    @Test
    void a_portal_that_never_accepts_is_a_timeout_even_for_a_change() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            URI uri = URI.create("http://127.0.0.1:" + full.getLocalPort());
            Limits limits = new Limits(SHORT, LONG, LONG, LONG);
            assertFails(failure(uri, Request.get(uri), limits), TIMEOUT, "no connection");
            assertFails(failure(uri, Request.change("POST", uri, small()), limits), TIMEOUT, "no connection");
        }
    }

    @Test
    void the_run_as_a_whole_is_cut_at_its_deadline() {
        try (RawPortal portal = standingStillAfter("")) {
            Deadline deadline = Deadline.in(Duration.ofMillis(300));
            try (HttpConnection http = open(portal.uri(), Limits.DEFAULT, deadline)) {
                TicketsException e = catchThrowableOfType(
                        TicketsException.class, () -> http.send(Request.get(portal.uri()), Answer::status));
                assertFails(e, TIMEOUT, "--timeout");
            }
        }
    }

    @Test
    void after_its_deadline_a_run_asks_nothing_more() {
        try (RawPortal portal = standingStillAfter("");
                HttpConnection http = open(portal.uri(), Limits.DEFAULT, new Deadline(System.nanoTime()))) {
            TicketsException e = catchThrowableOfType(
                    TicketsException.class,
                    () -> http.send(Request.change("POST", portal.uri(), small()), Answer::status));
            assertFails(e, TIMEOUT, "the time of --timeout is over");
            assertThat(portal.requests()).isEmpty();
        }
    }

    @RepeatedTest(20)
    void an_exchange_that_is_cut_while_it_begins_is_a_timeout() {
        try (RawPortal portal = standingStillAfter("")) {
            Duration none = Duration.ofNanos(1);
            assertFails(get(portal, new Limits(none, LONG, LONG, none)), TIMEOUT, "cannot reach 127.0.0.1");
        }
    }

    @Test
    void nobody_listens() {
        try (RawPortal portal = standingStillAfter("")) {
            portal.refuse();
            TicketsException e = failure(portal.uri(), Request.change("POST", portal.uri(), small()), Limits.DEFAULT);
            assertFails(e, UNREACHABLE, "cannot reach 127.0.0.1:" + portal.port() + ": connection refused");
            assertThat(portal.requests()).isEmpty();
        }
    }

    @Test
    void there_is_no_such_host() {
        URI uri = URI.create("http://tickets-test.invalid/api");
        TicketsException e = failure(uri, Request.change("POST", uri, small()), Limits.DEFAULT);
        assertFails(e, UNREACHABLE, "cannot reach tickets-test.invalid: the host does not exist");
    }

    @Test
    void no_limit_is_longer_than_the_run() {
        Limits limits = new Limits(Duration.ofSeconds(10), SHORT, Duration.ofSeconds(30), LONG);
        Duration second = Duration.ofSeconds(1);
        assertThat(limits.within(second)).isEqualTo(new Limits(second, SHORT, second, second));
        assertThat(limits.within(null)).isEqualTo(limits);
    }

    private static RawPortal standingStillAfter(String answer) {
        return new RawPortal((socket, self) -> {
            self.head(socket);
            socket.getOutputStream().write(bytes(answer));
            self.standStill();
        });
    }

    private static RawPortal dripping(int length) {
        return new RawPortal((socket, self) -> {
            self.head(socket);
            OutputStream out = socket.getOutputStream();
            out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n"));
            drip(out, "x".repeat(length));
        });
    }

    private static void drip(OutputStream out, String text) throws IOException {
        for (byte b : bytes(text)) {
            out.write(b);
            out.flush();
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static void skip(Socket socket, int least) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[1 << 16];
        for (long read = 0; read < least; ) {
            read += Math.max(0, in.read(buffer));
        }
    }

    private ReadyAttachment sparse(long size) {
        try {
            Path file = Files.createTempFile(folder, "big", ".png");
            try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.position(size - 1).write(ByteBuffer.wrap(new byte[1]));
            }
            return new ReadyAttachment("big.png", file, size, "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertFails(TicketsException e, ErrorCode code, String why) {
        assertThat(e.code()).isEqualTo(code);
        assertThat(e).hasMessageContaining(why);
    }

    private static Body small() {
        return new SmallBody("application/json", bytes("{}"), "{}");
    }

    private static TicketsException get(RawPortal portal, Limits limits) {
        return failure(portal.uri(), Request.get(portal.uri()), limits);
    }

    private static TicketsException post(RawPortal portal, Limits limits, Body body) {
        return failure(portal.uri(), Request.change("POST", portal.uri(), body), limits);
    }

    private static TicketsException failure(URI uri, Request request, Limits limits) {
        return catchThrowableOfType(TicketsException.class, () -> send(uri, request, limits));
    }

    private static String send(URI uri, Request request, Limits limits) {
        try (HttpConnection http = open(uri, limits, Deadline.NEVER)) {
            return http.send(request, answer -> new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static HttpConnection open(URI uri, Limits limits, Deadline run) {
        return new HttpConnection(uri, limits, run, Client.NO_TRACE, Client.retrying(), Map.of(), Trust.USUAL);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
