package dev.tickets.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.Visitor.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever comes in, the answer is clear and the portal goes on. */
class MalformedRequestTest {
    private SandboxPortal portal;
    private Visitor customer;

    @BeforeEach
    void open(@TempDir Path folder) {
        portal = SandboxPortal.start(SandboxOptions.in(folder));
        customer = Visitor.admitted(portal);
    }

    @AfterEach
    void stillAnswersAndHasNoTicket() throws Exception {
        assertThat(customer.get("/api/tickets").list("tickets")).isEmpty();
        portal.close();
    }

    private Reply post(String type, String body) throws Exception {
        return customer.send("POST", "/api/tickets", type, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void assertMalformed(Reply reply) throws IOException {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errors()).isEqualTo(List.of("malformed_request"));
    }

    /** Sends exactly these bytes on a connection of its own; reads to its end, or nothing when it is cut. */
    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), portal.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException cut) {
            return "";
        }
    }

    private String head(String line, String... headers) {
        return line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + portal.token()
                + "\r\n" + String.join("\r\n", headers) + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
    }

    @Test
    void broken_json_is_400() throws Exception {
        for (String json : List.of(
                "{", "[]", "7", "{\"body\":", "{\"body\":\"x\"} trailing", "{\"body\":\"\u00ff\"}", "[".repeat(5000))) {
            assertMalformed(post("application/json", json));
        }
    }

    @Test
    void nested_values_where_text_belongs_count_as_absent() throws Exception {
        Reply reply = post("application/json", "{\"dept_id\":[1],\"subject\":{\"a\":\"b\"},\"body\":null}");

        assertThat(reply.errors()).isEqualTo(List.of("ticketdept_dontexists", "empty_message", "empty_subject_line"));
    }

    @Test
    void broken_multipart_is_400() throws Exception {
        assertMalformed(post("multipart/form-data", "x"));
        for (String body : List.of(
                "no boundary at all",
                "--b",
                "--b\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\nno end",
                "--b\r\nNo-Disposition: x\r\n\r\nx\r\n--b--",
                "--bX\r\n\r\n--b--x",
                "--b\r\nContent-Disposition: form-data; name=\"body\"" + " ".repeat(40_000) + "\r\n\r\nx\r\n--b--")) {
            assertMalformed(post("multipart/form-data; boundary=b", body.isEmpty() ? " " : body));
        }
    }

    @Test
    void a_broken_form_is_400() throws Exception {
        assertMalformed(post("application/x-www-form-urlencoded", "body=%zz"));
    }

    @Test
    void other_kinds_of_body_are_415() throws Exception {
        for (String type : List.of("text/plain", "application/xml", "")) {
            Reply reply = post(type, "<ticket/>");
            assertThat(reply.status()).isEqualTo(415);
            assertThat(reply.errors()).isEqualTo(List.of("unsupported_mediatype"));
        }
    }

    @Test
    void a_message_of_many_megabytes_or_levels_is_refused() throws Exception {
        String text = "x".repeat(5 * 1024 * 1024);

        assertThat(post("application/x-www-form-urlencoded", "body=" + text).status())
                .isEqualTo(413);
        assertThat(post("application/json", "{\"body\":\"" + text + "\"}").status())
                .isEqualTo(413);
        assertThat(post("application/json", "{\"body\":" + "[".repeat(5000)).errors())
                .isEqualTo(List.of("content_toolarge"));
    }

    @Test
    void unknown_paths_are_404_in_json_below_api_and_in_html_elsewhere() throws Exception {
        for (String path : List.of(
                "/api",
                "/api/",
                "/api/nothing",
                "/api/tickets/../details",
                "/api/tickets/100001/..",
                "/api/tickets/%31%30",
                "/api/tickets/-1",
                "/api/tickets/1e5",
                "/api//tickets",
                "/api/ticket/attachment/..%2f..%2fsandbox.db",
                "/api/tickets/9999999999999999999999")) {
            Reply reply = customer.get(path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.errors()).as(path).isEqualTo(List.of("unknown_path"));
        }
        Reply html = customer.get("/index.php");
        assertThat(html.status()).isEqualTo(404);
        assertThat(html.header("content-type")).isEqualTo("text/html; charset=utf-8");
    }

    @Test
    void another_method_is_405_and_tells_which_are_fine() throws Exception {
        Reply reply = customer.send("DELETE", "/api/tickets", "", new byte[0]);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("allow")).isEqualTo("GET, POST");
        assertThat(reply.errors()).isEqualTo(List.of("method_notallowed"));
        assertThat(customer.get("/api/tickets/1/close").status()).isEqualTo(405);
    }

    @Test
    void only_names_of_this_machine_are_answered() throws Exception {
        String rebound = head("GET /api/tickets").replace("Host: localhost", "Host: evil.example");
        String named = head("GET /api/tickets").replace("Host: localhost", "Host: LOCALHOST:8080");

        assertThat(raw(rebound)).startsWith("HTTP/1.1 403").contains("host_notallowed");
        assertThat(raw(rebound.replace("evil.example", "127.0.0.1.evil.example")))
                .startsWith("HTTP/1.1 403");
        assertThat(raw(rebound.replace("Host: evil.example\r\n", ""))).startsWith("HTTP/1.1 403");
        assertThat(raw(named)).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_body_that_ends_too_early_files_nothing() throws Exception {
        String form = "dept_id=1&subject=s&body=cut";
        String answer = raw(head(
                        "POST /api/tickets",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + (form.length() + 10))
                + form);

        assertThat(answer).contains("400").contains("incomplete_request");
    }

    @Test
    void broken_chunks_file_nothing() throws Exception {
        String answer = raw(head(
                        "POST /api/tickets",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Transfer-Encoding: chunked")
                + "zz\r\nbody=x");

        assertThat(answer).contains("400").doesNotContain("at dev.");
    }

    @Test
    void gigantic_headers_are_refused() throws Exception {
        assertThat(raw(head("GET /api/tickets", "X-Large: " + "x".repeat(100_000))))
                .startsWith("HTTP/1.1 431")
                .contains("headers_toolarge");
        assertThat(raw(head("GET /api/tickets?page=" + "1".repeat(100_000)))).startsWith("HTTP/1.1 431");
    }

    @Test
    void noise_on_the_line_gets_no_answer_but_a_4xx_and_no_trace() throws Exception {
        for (String noise : List.of(
                "\u0016\u0003\u0001 TLS hello\r\n\r\n",
                "GET\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET http://[::bad/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                head("GET /api/tickets", "X-Large: " + "x".repeat(500_000)),
                head("GET /api/tickets", "X-Many: 1\r\n".repeat(20_000).trim()),
                head("POST /api/tickets", "Content-Length: -5"),
                head("POST /api/tickets", "Content-Length: many"))) {
            String answer = raw(noise);
            assertThat(answer)
                    .satisfiesAnyOf(
                            text -> assertThat(text).isEmpty(),
                            text -> assertThat(text).startsWith("HTTP/1.1 4"));
            assertThat(answer).doesNotContain("at dev.", "at java.");
        }
    }
}
