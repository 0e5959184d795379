package dev.tickets.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.sandbox.Visitor.Part;
import dev.tickets.sandbox.Visitor.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentTest {
    private static final int LARGEST = 300_000;

    private SandboxOptions options;
    private SandboxPortal portal;
    private Visitor customer;

    @BeforeEach
    void open(@TempDir Path folder) {
        options = SandboxOptions.in(folder).withMaxAttachmentSize(LARGEST);
        portal = SandboxPortal.start(options);
        customer = Visitor.admitted(portal);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    /** Begins as a picture does; the rest holds everything, boundaries' beginnings too. */
    private static byte[] png(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        byte[] head = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        System.arraycopy(head, 0, bytes, 0, head.length);
        byte[] trap = "\r\n--limi\r\n--\r\n\r\r\n--limi_".getBytes(StandardCharsets.US_ASCII);
        for (int at = 100; at + trap.length < size; at += 1009) {
            System.arraycopy(trap, 0, bytes, at, trap.length);
        }
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private Reply multipart(String path, Part... files) throws Exception {
        return multipart(customer, path, files);
    }

    private static Reply multipart(Visitor visitor, String path, Part... files) throws Exception {
        Part[] parts = Arrays.copyOf(files, files.length + 3);
        parts[files.length] = Part.field("dept_id", "1");
        parts[files.length + 1] = Part.field("subject", "Disk full");
        parts[files.length + 2] = Part.field("body", "See the picture");
        return visitor.postMultipart(path, parts);
    }

    private Reply json(String name, byte[] content) throws Exception {
        return json(customer, Map.of(name, Base64.getEncoder().encodeToString(content)));
    }

    private static Reply json(Visitor visitor, Object attachments) throws Exception {
        Map<String, Object> ticket = new LinkedHashMap<>();
        ticket.put("attachments", attachments);
        ticket.putAll(Map.of("dept_id", 1, "subject", "Disk full", "body", "See the picture"));
        return visitor.postJson("/api/tickets", ticket);
    }

    private byte[] download(int id) throws Exception {
        return customer.get("/api/ticket/attachment/" + id + "?number=100001").bytes();
    }

    private Object attachments() throws Exception {
        return customer.get("/api/tickets/100001").value("attachments");
    }

    @Test
    void multipart_files_come_back_byte_for_byte() throws Exception {
        byte[] large = png(LARGEST);
        byte[] small = png(9);
        multipart("/api/tickets", Part.file("large.png", large), Part.file("small.PNG", small));

        assertThat(download(1)).isEqualTo(large);
        assertThat(download(2)).isEqualTo(small);
    }

    @Test
    void base64_files_come_back_byte_for_byte() throws Exception {
        byte[] large = png(LARGEST - 1);
        json("large.png", large);

        assertThat(download(1)).isEqualTo(large);
    }

    @Test
    void the_opening_messages_files_alone_are_a_list_of_one_list_as_php_writes_it() throws Exception {
        multipart("/api/tickets", Part.file("a.png", png(50)), Part.file("b.png", png(50)));

        assertThat(attachments())
                .asInstanceOf(InstanceOfAssertFactories.list(List.class))
                .singleElement()
                .satisfies(files -> assertThat(names(files)).containsExactly("a.png", "b.png"));
    }

    @Test
    void files_of_replies_stand_under_the_id_of_the_reply() throws Exception {
        multipart("/api/tickets", Part.file("a.png", png(50)));
        multipart("/api/tickets/100001", Part.file("b.png", png(60)));

        Reply view = customer.get("/api/tickets/100001");
        String reply = String.valueOf(view.list("replies").get(0).get("id"));
        assertThat(view.object("attachments")).containsOnlyKeys("0", reply);
        assertThat(names(files(view, "0"))).containsExactly("a.png");
        assertThat(names(files(view, reply))).containsExactly("b.png");
    }

    private static Object files(Reply view, String message) throws Exception {
        return Objects.requireNonNull(view.object("attachments").get(message));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> names(Object files) {
        return ((List<Map<String, Object>>) files)
                .stream().map(file -> file.get("org_filename")).toList();
    }

    @Test
    void names_lose_their_path_and_get_entities() throws Exception {
        multipart(
                "/api/tickets",
                Part.file("../../etc/a&b.png", png(50)),
                Part.file("C:\\\\temp\\\\日本.png", png(50)),
                Part.file("say \\\"hi\\\".png", png(50)));

        assertThat(names(((List<?>) attachments()).get(0)))
                .containsExactly("a&amp;b.png", "日本.png", "say &quot;hi&quot;.png");
    }

    @Test
    void one_refused_file_refuses_the_whole_ticket_and_nothing_of_it_stays(@TempDir Path folder) throws Exception {
        try (SandboxPortal another = SandboxPortal.start(SandboxOptions.in(folder))) {
            Visitor visitor = Visitor.admitted(another);
            Reply reply =
                    multipart(visitor, "/api/tickets", Part.file("ok.png", png(50)), Part.file("app.log", text("log")));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.errors()).isEqualTo(List.of("file_not_allowedext"));
            assertThat(visitor.get("/api/tickets").list("tickets")).isEmpty();
            assertThat(DataFolder.files(folder.resolve("sandbox-files"))).isEmpty();
        }
    }

    @Test
    void content_must_be_what_the_extension_says() throws Exception {
        assertThat(multipart("/api/tickets", Part.file("a.png", text("no picture")))
                        .errors())
                .isEqualTo(List.of("file_not_allowedext"));
        assertThat(json("a.zip", text("no archive")).errors()).isEqualTo(List.of("file_not_allowedext"));
        assertThat(json("empty.pdf", new byte[0]).errors()).isEqualTo(List.of("file_not_allowedext"));
    }

    @Test
    void every_allowed_kind_is_taken() throws Exception {
        Reply reply = multipart(
                "/api/tickets",
                Part.file("a.png", png(50)),
                Part.file("a.jpg", text("\u00ff\u00d8\u00ff\u00e0 jpeg")),
                Part.file("a.gif", text("GIF89a")),
                Part.file("a.zip", text("PK\u0003\u0004 zip")),
                Part.file("empty.zip", text("PK\u0005\u0006")),
                Part.file("a.pdf", text("%PDF-1.7")));

        assertThat(reply.json()).doesNotContainKey("error");
    }

    @Test
    void other_extensions_are_a_matter_of_the_portal() throws Exception {
        try (SandboxPortal another = SandboxPortal.start(options.withAllowedExtensions("LOG"))) {
            Visitor visitor = Visitor.admitted(another);

            assertThat(multipart(visitor, "/api/tickets", Part.file("app.log", text("log")))
                            .json())
                    .doesNotContainKey("error");
            assertThat(multipart(visitor, "/api/tickets", Part.file("a.png", png(50)))
                            .errors())
                    .isEqualTo(List.of("file_not_allowedext"));
        }
    }

    @Test
    void a_file_of_the_largest_size_is_taken_and_one_byte_more_is_not() throws Exception {
        assertThat(multipart("/api/tickets", Part.file("a.png", png(LARGEST))).json())
                .doesNotContainKey("error");
        assertThat(multipart("/api/tickets", Part.file("a.png", png(LARGEST + 1)))
                        .errors())
                .isEqualTo(List.of("file_tobig"));
        assertThat(json("a.png", png(LARGEST + 1)).errors()).isEqualTo(List.of("file_tobig"));
    }

    @Test
    void a_request_that_is_too_large_is_413_and_the_sender_gets_to_read_it() throws Exception {
        byte[] request = new byte
                [(int) SandboxOptions.in(Path.of("x"))
                                .withMaxAttachmentSize(LARGEST)
                                .withMaxRequestSize(0)
                                .maxRequestSize()
                        + 10_000_000];
        try (SandboxPortal another = SandboxPortal.start(options.withMaxRequestSize(0))) {
            for (String type : List.of("application/json", "multipart/form-data; boundary=x", "text/plain")) {
                Reply reply = Visitor.admitted(another).send("POST", "/api/tickets", type, request);

                assertThat(reply.status()).isEqualTo(413);
                assertThat(reply.errors()).isEqualTo(List.of("file_tobig"));
            }
        }
    }

    @Test
    void a_portal_that_does_not_know_a_transport_files_the_ticket_without_the_file() throws Exception {
        SandboxOptions neither = options.without(Feature.MULTIPART_ATTACHMENTS).without(Feature.JSON_ATTACHMENTS);
        try (SandboxPortal another = SandboxPortal.start(neither)) {
            Visitor visitor = Visitor.admitted(another);

            assertThat(multipart(visitor, "/api/tickets", Part.file("a.png", png(50)))
                            .json())
                    .containsKey("ticket");
            assertThat(json(visitor, Map.of("a.png", "iVBORw0KGgo=")).json()).containsKey("ticket");
            assertThat(visitor.get("/api/tickets/100001").json()).containsEntry("attachments", List.of());
            assertThat(visitor.get("/api/tickets/100002").json()).containsEntry("attachments", List.of());
        }
    }

    @Test
    void attachments_that_are_no_map_of_base64_are_ignored_or_malformed() throws Exception {
        assertThat(json(customer, List.of("x")).json()).containsKey("ticket");
        assertThat(json(customer, Map.of("a.png", List.of(1))).json()).containsKey("ticket");
        assertThat(json(customer, Map.of("a.png", "***")).errors()).isEqualTo(List.of("malformed_request"));
    }

    @Test
    void an_attachment_belongs_to_its_ticket() throws Exception {
        multipart("/api/tickets", Part.file("a.png", png(50)));
        customer.file("Another", "Help");

        for (String path : List.of("1?number=100002", "1", "2?number=100001", "1?number=1")) {
            Reply reply = customer.get("/api/ticket/attachment/" + path);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.errors()).isEqualTo(List.of("attachment_notfound"));
        }
    }

    @Test
    void more_than_a_hundred_files_are_too_many() throws Exception {
        Part[] files = new Part[101];
        Arrays.fill(files, Part.file("a.png", png(50)));

        assertThat(multipart("/api/tickets", files).errors()).isEqualTo(List.of("too_many_files"));
    }
}
