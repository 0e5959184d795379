package dev.tickets.portal.hostbill;

import static dev.tickets.ticket.ErrorCode.LOGIN_REQUIRED;
import static dev.tickets.ticket.ErrorCode.NOT_FOUND;
import static dev.tickets.ticket.ErrorCode.UNEXPECTED;
import static dev.tickets.ticket.ErrorCode.UNREACHABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tickets.testing.Client;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.RawPortal;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file comes raw, or as base64 inside JSON; a refusal is never saved as one. */
class DownloadTest {
    private static final String REQUEST = "GET /api/ticket/attachment/5?number=100001";

    private final FakePortal portal = new FakePortal();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void raw_bytes_are_copied() {
        byte[] bytes = random(200_000);
        portal.answers(REQUEST, 200, "application/octet-stream", bytes);
        assertThat(download("shot.png")).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'content':'%s'}", "{'data':'%s'}", "{'file':'%s','error':[]}", "{'data':{'content':'%s'}}"})
    void base64_inside_json_is_decoded_whatever_its_size(String shape) {
        for (int size : new int[] {1, 2, 3, 200_000}) {
            byte[] bytes = random(size);
            String json = String.format(shape, Base64.getEncoder().encodeToString(bytes))
                    .replace('\'', '"');
            try (FakePortal other = new FakePortal()) {
                other.answers(REQUEST, 200, json);
                assertThat(download(other.uri(), "shot.png")).isEqualTo(bytes);
            }
        }
    }

    @Test
    void a_json_file_that_calls_itself_a_file_is_one() {
        String content = "{\"error\":[\"this is a log\"],\"data\":\"aGVsbG8=\"}";
        portal.answers(REQUEST, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Content-Disposition", "attachment; filename=log.json");
            exchange.sendResponseHeaders(200, content.length());
            exchange.getResponseBody().write(content.getBytes(UTF_8));
        });
        assertThat(download("log.json")).asString(UTF_8).isEqualTo(content);
    }

    @Test
    void json_without_a_known_field_is_the_file() {
        portal.answers(REQUEST, 200, "{\"a\":[1,2]}");
        assertThat(download("a.json")).asString(UTF_8).isEqualTo("{\"a\":[1,2]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "text/html; charset=utf-8"})
    void a_refusal_is_not_saved_whatever_type_it_says(String type) {
        portal.answers(REQUEST, 200, type, "{\"error\":[\"attachment_notfound\"]}".getBytes(UTF_8));
        assertThat(failure().code()).isEqualTo(NOT_FOUND);
    }

    @Test
    void a_page_is_not_saved_as_the_file() {
        portal.answers(REQUEST, 200, "text/html", "<html>log in</html>".getBytes(UTF_8));
        assertThat(failure().code()).isEqualTo(UNEXPECTED);
        assertThat(failure()).hasMessageEndingWith(" is a web page, not the file: \"log in\"");
    }

    @Test
    void a_page_that_was_attached_is_the_file() {
        portal.answers(REQUEST, 200, "text/html", "<html>mine</html>".getBytes(UTF_8));
        assertThat(download("mine.HTML")).asString(UTF_8).isEqualTo("<html>mine</html>");
    }

    @Test
    void a_file_that_cannot_be_decoded_is_said_to_be_damaged() {
        portal.answers(REQUEST, 200, "{\"content\":\"not base64!\"}");
        assertThat(failure().code()).isEqualTo(UNEXPECTED);
        assertThat(failure()).hasMessageContaining("cannot be decoded");
    }

    @Test
    void a_file_cut_short_is_no_file() {
        try (RawPortal raw =
                RawPortal.answering("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 100\r\n\r\nhalf")) {
            TicketsException e = catchThrowableOfType(TicketsException.class, () -> download(raw.uri(), "shot.png"));
            assertThat(e.code()).isEqualTo(UNREACHABLE);
        }
    }

    @Test
    void a_401_is_one_for_files_too() {
        portal.answers(REQUEST, 401, "");
        assertThat(failure().code()).isEqualTo(LOGIN_REQUIRED);
    }

    @Test
    void a_full_disk_is_no_failure_of_the_connection() {
        portal.answers(REQUEST, 200, "image/png", random(10));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        UncheckedIOException e = catchThrowableOfType(
                UncheckedIOException.class,
                () -> new Client(folder, portal.uri()).ask(open -> {
                    open.download(new TicketNumber("100001"), new Attachment("5", "a.png", null), full);
                    return true;
                }));
        assertThat(e).hasMessageContaining("No space left");
    }

    @Test
    void an_id_cannot_leave_its_place_in_the_path() {
        portal.answers(
                "GET /api/ticket/attachment/..%2F..%2Flogout%3Fa%20b?number=100001", 200, "image/png", random(3));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HostBillPortal open = new Client(folder, portal.uri()).portal()) {
            open.download(new TicketNumber("100001"), new Attachment("../../logout?a b", "a.png", null), out);
        }
        assertThat(out.toByteArray()).hasSize(3);
    }

    private TicketsException failure() {
        return catchThrowableOfType(TicketsException.class, () -> download("shot.png"));
    }

    private byte[] download(String name) {
        return download(portal.uri(), name);
    }

    private byte[] download(URI uri, String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HostBillPortal open = new Client(folder, uri).portal()) {
            open.download(new TicketNumber("100001"), new Attachment("5", name, null), out);
        }
        return out.toByteArray();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
