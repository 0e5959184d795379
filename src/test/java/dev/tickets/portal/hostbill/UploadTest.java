package dev.tickets.portal.hostbill;

import static dev.tickets.ticket.ErrorCode.REFUSED;
import static dev.tickets.ticket.ErrorCode.UNCLEAR;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.portal.http.Body;
import dev.tickets.portal.http.MultipartBody;
import dev.tickets.state.portals.AttachmentTransport;
import dev.tickets.testing.Client;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.RawPortal;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go out byte for byte, at the length that was announced, and are never held in memory. */
class UploadTest {
    private static final long HUGE = 300L << 20;

    private final FakePortal portal = new FakePortal();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void multipart_has_a_part_for_each_field_and_file() throws IOException {
        byte[] bytes = random(70_000);
        FakePortal.Asked asked =
                reply(AttachmentTransport.MULTIPART, file("shot.png", bytes), file("b.png", random(3)));
        String type = String.valueOf(asked.header("Content-Type"));
        assertThat(type).startsWith("multipart/form-data").contains("boundary=");
        assertThat(asked.header("Content-Length")).isEqualTo(String.valueOf(asked.bytes().length));
        String boundary = "--" + type.replaceAll(".*boundary=([^;]+).*", "$1");
        List<String> parts = List.of(asked.raw().split(boundary, -1));
        assertThat(parts).hasSize(5);
        assertThat(parts.get(1)).contains("name=\"body\"").endsWith("\r\n\r\nhello \u00e3\u0081\u0082\r\n");
        assertThat(parts.get(2))
                .contains("Content-Disposition: form-data; name=\"attachments[]\"; filename=\"shot.png\"")
                .contains("Content-Type: application/octet-stream")
                .endsWith("\r\n\r\n" + new String(bytes, ISO_8859_1) + "\r\n");
        assertThat(parts.get(4)).startsWith("--");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ログ.png", "Ünïcode 😀.png", "a b;c=d.png", "50%.png", "it's.png"})
    void multipart_file_names_are_utf_8_as_browsers_send_them(String name) throws IOException {
        FakePortal.Asked asked = reply(AttachmentTransport.MULTIPART, file(name, random(3)));
        assertThat(asked.body()).contains("; filename=\"" + name + "\"\r\n");
    }

    @Test
    void a_quote_or_backslash_in_a_multipart_file_name_does_not_end_it() throws IOException {
        FakePortal.Asked asked = reply(AttachmentTransport.MULTIPART, file("a\"b\\c.png", random(3)));
        assertThat(asked.body()).contains("; filename=\"a\\\"b\\\\c.png\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1.png", "a\nb.png", "a\rb.png"})
    void a_line_end_in_a_file_name_starts_no_header(String name) throws IOException {
        FakePortal.Asked asked = reply(AttachmentTransport.MULTIPART, file("x.png", random(3), name));
        String head = asked.raw().substring(asked.raw().indexOf("filename="));
        assertThat(head.substring(0, head.indexOf("\r\n"))).endsWith(".png\"").doesNotContain("\r", "\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 767, 768, 769, 49_151, 49_152, 49_153, 65_535, 65_536, 65_537, 200_000})
    void json_carries_base64_of_exactly_these_bytes(int size) throws IOException {
        byte[] bytes = random(size);
        FakePortal.Asked asked = reply(AttachmentTransport.JSON, file("ログ \"1\".png", bytes), file("b.png", random(2)));
        assertThat(asked.header("Content-Length")).isEqualTo(String.valueOf(asked.bytes().length));
        assertThat(asked.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
        Map<String, Object> json = JSON.std.mapFrom(asked.bytes());
        assertThat(json).containsEntry("body", "hello あ");
        Map<?, ?> files = (Map<?, ?>) Objects.requireNonNull(json.get("attachments"));
        assertThat(files).hasSize(2);
        assertThat(Base64.getDecoder().decode(String.valueOf(files.get("ログ \"1\".png"))))
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource(names = {"MULTIPART", "JSON"})
    void a_log_that_grows_is_cut_where_it_was_checked(AttachmentTransport transport) throws IOException {
        ReadyAttachment log = file("a.png", "begin".getBytes(UTF_8));
        Files.writeString(log.path(), "and on and on", StandardOpenOption.APPEND);
        String body = reply(transport, log).body();
        assertThat(body).contains(transport == AttachmentTransport.JSON ? "\"YmVnaW4=\"" : "\r\n\r\nbegin\r\n--");
    }

    @ParameterizedTest
    @EnumSource(names = {"MULTIPART", "JSON"})
    void a_file_that_shrinks_meanwhile_is_named(AttachmentTransport transport) throws IOException {
        ReadyAttachment log = file("a.png", random(100_000));
        Files.write(log.path(), random(10));
        TicketsException e = catchThrowableOfType(TicketsException.class, () -> reply(transport, log));
        assertThat(e.code()).isEqualTo(UNCLEAR);
        assertThat(e).hasMessageContaining("a.png became shorter during sending");
    }

    @Test
    void no_file_can_hold_the_boundary_of_its_form() {
        Body one = new MultipartBody(Map.of(), "f", List.of());
        Body other = new MultipartBody(Map.of(), "f", List.of());

        assertThat(one.contentType()).matches(".*boundary=tickets-[0-9a-f]{16,32}\\b.*");
        assertThat(one.contentType()).isNotEqualTo(other.contentType());
    }

    @ParameterizedTest
    @EnumSource(names = {"MULTIPART", "JSON"})
    void memory_stays_flat_whatever_the_size(AttachmentTransport transport) throws IOException {
        Path sparse = folder.resolve("sparse.png");
        try (SeekableByteChannel channel =
                Files.newByteChannel(sparse, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.position(HUGE - 1).write(ByteBuffer.wrap(new byte[1]));
        }
        List<ReadyAttachment> files = List.of(new ReadyAttachment("sparse.png", sparse, HUGE, ""));
        Map<String, String> fields = Map.of("body", "hello");
        Body body = transport == AttachmentTransport.JSON
                ? new JsonUploadBody(fields, files)
                : new MultipartBody(fields, "attachments[]", files);
        Counting out = new Counting();
        body.writeTo(out);
        assertThat(out.count).isEqualTo(body.length()).isGreaterThan(HUGE);
        assertThat(out.largest).isLessThanOrEqualTo(1 << 20);
    }

    @Test
    void a_portal_that_refuses_a_large_upload_early_is_heard() throws IOException {
        try (RawPortal early = new RawPortal((socket, self) -> {
            self.head(socket);
            String refusal = "HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(refusal.getBytes(UTF_8));
            socket.shutdownOutput();
            byte[] rest = new byte[1 << 16];
            for (long read = 0; read >= 0; ) {
                read = socket.getInputStream().read(rest);
            }
        })) {
            Client client = new Client(folder, early.uri());
            TicketsException e = catchThrowableOfType(
                    TicketsException.class, () -> reply(client, List.of(file("a.png", random(3 << 20)))));
            assertThat(e.code()).isEqualTo(REFUSED);
            assertThat(e).hasMessageContaining("413");
        }
    }

    private FakePortal.Asked reply(AttachmentTransport transport, ReadyAttachment... files) {
        portal.answers("POST /api/tickets/1", 200, "{\"info\":[\"sent\"]}");
        reply(new Client(folder, portal.uri()).sending(transport), List.of(files));
        return portal.asked().get(0);
    }

    private static void reply(Client client, List<ReadyAttachment> files) {
        try (HostBillPortal open = client.portal()) {
            open.reply(new Reply(new TicketNumber("1"), "hello あ", files));
        }
    }

    private ReadyAttachment file(String name, byte[] content) throws IOException {
        return file(name, content, name);
    }

    private ReadyAttachment file(String name, byte[] content, String sentAs) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return new ReadyAttachment(sentAs, file, content.length, "");
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** Counts what is written and keeps none of it. */
    private static final class Counting extends OutputStream {
        private long count;
        private int largest;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
            largest = Math.max(largest, length);
        }
    }

    /** What a body writes, for the fields alone. */
    @Test
    void a_body_writes_as_often_as_it_is_asked() throws IOException {
        Body body = new MultipartBody(Map.of("a", "b"), "f", List.of(file("x.png", random(9))));
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        body.writeTo(first);
        body.writeTo(second);
        assertThat(second.toByteArray()).isEqualTo(first.toByteArray()).hasSize((int) body.length());
    }
}
