package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.RawPortal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of answer, with too much of everything in it: the limit is named, and what was sent is unclear. */
class TooMuchTest {
    private static final String HINT =
            "use the portal's own pages, and report this to the portal's operator;" + " tickets -v shows each request";

    @TempDir
    Path folder;

    /**
     * Too much of something.
     *
     * @param limit in words; null where that is no answer at all
     */
    private record Shape(
            String name,
            String start,
            String part,
            int times,
            @Nullable String limit) {
        void writeTo(OutputStream out) throws IOException {
            out.write(start.getBytes(UTF_8));
            int perChunk = Math.max(1, 65_536 / part.length());
            byte[] chunk = part.repeat(perChunk).getBytes(UTF_8);
            for (int i = 0; i < times / perChunk + 1; i++) {
                out.write(chunk);
            }
        }
    }

    private static final List<Shape> SHAPES = List.of(
            new Shape("empty objects", "{\"x\":[", "{},", 3_000_000, "more than 200,000 values"),
            new Shape("numbers", "{\"x\":[", "1,", 3_000_000, "more than 200,000 values"),
            new Shape("lists", "{\"x\":[", "[[]],", 3_000_000, "more than 200,000 values"),
            new Shape("nested lists", "{\"x\":", "[", 1_000_000, "values nested deeper than 100 levels"),
            new Shape("nested objects", "{\"x\":", "{\"a\":", 1_000_000, "values nested deeper than 100 levels"),
            new Shape("digits", "{\"x\":", "9", 10_000_000, "a name or number longer than 1,000 characters"),
            new Shape("decimals", "{\"x\":1.", "9", 10_000_000, "a name or number longer than 1,000 characters"),
            new Shape("name", "{\"", "n", 10_000_000, "a name or number longer than 1,000 characters"),
            new Shape("text", "{\"x\":\"", "t", 64 << 20, "more than 10,485,760 characters of text"),
            new Shape(
                    "texts",
                    "{\"x\":[\"",
                    "t".repeat(9_000) + "\",\"",
                    2_000,
                    "more than 10,485,760 characters of text"),
            new Shape(
                    "NUL characters",
                    "{\"x\":[\"",
                    "\\u0000".repeat(1_000) + "\",\"",
                    2_000,
                    "more than 10,485,760 characters of text"),
            new Shape("same names", "{", "\"a\":{},", 3_000_000, "more than 200,000 values"),
            new Shape("blanks", "{\"x\":", " ", 64 << 20, "more than 64 MiB"),
            new Shape("NUL bytes", "", "\0", 64 << 20, null),
            new Shape("HTML", "<html>", "<blockquote>", 1_000_000, null));

    static Stream<Arguments> reads() {
        List<Arguments> all = new ArrayList<>();
        for (Shape shape : SHAPES) {
            all.add(Arguments.of(shape, "/api/tickets", new String[] {"list"}));
            all.add(Arguments.of(shape, "/api/tickets/7", new String[] {"view", "7"}));
            all.add(Arguments.of(shape, "/api/ticket/departments", new String[] {"departments"}));
            all.add(Arguments.of(shape, "/api/service", new String[] {"services"}));
            all.add(Arguments.of(shape, "/api/details", new String[] {"login", "--check"}));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("reads")
    void a_read_names_the_limit(Shape shape, String path, String[] command) {
        try (RawPortal portal = answering(200, shape, request -> true)) {
            Cli.Run run = new Cli(folder).at(portal.uri()).run(command);

            assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
            String asked = "the answer to GET " + portal.uri() + path;
            assertThat(run.err())
                    .startsWith("tickets: " + asked
                            + (shape.limit() == null
                                    ? " is data that is not JSON (HTTP 200)\n"
                                    : " exceeds the limit: " + shape.limit() + " (HTTP 200)\nhint: " + HINT + "\n"));
        }
    }

    static Stream<Shape> shapes() {
        return SHAPES.stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void a_ticket_that_was_sent_is_unclear(Shape shape) {
        try (RawPortal portal = answering(200, shape, request -> request.startsWith("POST"))) {
            Cli.Run run = new Cli(folder).at(portal.uri()).run("create", "-d", "1", "-s", "S", "-m", "M");

            assertThat(run.exitCode()).as(run.err()).isEqualTo(6);
            assertThat(run.err())
                    .contains("the answer to POST " + portal.uri() + "/api/tickets"
                            + (shape.limit() == null
                                    ? " is data that is not JSON"
                                    : " exceeds the limit: " + shape.limit())
                            + " (HTTP 200): it is unclear whether the portal has the message");
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void a_login_fails_without_a_second_try(Shape shape) {
        try (RawPortal portal = answering(200, shape, request -> true)) {
            Cli.Run run = new Cli(folder)
                    .stdin("secret\n")
                    .run(
                            "login",
                            "--portal",
                            portal.uri().toString(),
                            "--type",
                            "hostbill",
                            "--user",
                            "ann@x.example",
                            "--password-stdin");

            assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
            assertThat(run.err())
                    .contains(shape.limit() == null ? "data that is not JSON" : "exceeds the limit: " + shape.limit());
            assertThat(portal.requests()).containsExactly("POST /api/login");
        }
    }

    static Stream<Arguments> failures() {
        List<Arguments> all = new ArrayList<>();
        for (Shape shape : SHAPES) {
            all.add(Arguments.of(shape, 400, 1, "the portal refused GET %s/api/tickets with HTTP 400\n"));
            all.add(Arguments.of(shape, 403, 4, "the portal forbids GET %s/api/tickets\n"));
            all.add(Arguments.of(shape, 429, 69, "the portal asks for fewer requests (HTTP 429)\n"));
            all.add(Arguments.of(shape, 500, 69, "the portal failed with HTTP 500 at GET %s/api/tickets\n"));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("failures")
    void of_a_failure_the_status_says_enough(Shape shape, int status, int exitCode, String message) {
        try (RawPortal portal = answering(status, shape, request -> true)) {
            Cli.Run run = new Cli(folder).at(portal.uri()).run("list");

            assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
            assertThat(run.err()).startsWith("tickets: " + message.formatted(portal.uri()));
        }
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of("{\"tickets\":[", "{},", "more than 100,000 tickets"),
                Arguments.of("[", "{\"id\":7},", "more than 100,000 tickets"),
                Arguments.of("{\"data\":[", "{\"a\":{}},", "more than 100,000 tickets"),
                Arguments.of("{\"data\":{\"tickets\":{", "\"7\":{},", "more than 100,000 tickets"),
                Arguments.of("{", "\"7\":{\"subject\":\"x\"},", "more than 100,000 tickets"),
                Arguments.of(
                        "{\"tickets\":[",
                        "{\"id\":\"7\",\"subject\":\"" + "s".repeat(9_000) + "\"},",
                        "more than 10,485,760 characters of text"),
                Arguments.of("{\"tickets\":[{", "\"a\":1,", "more than 200,000 values"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_page_has_a_limit_of_tickets(String start, String part, String limit) {
        Shape shape = new Shape("list", start, part, 200_000, limit);
        try (RawPortal portal = answering(200, shape, request -> true)) {
            Cli.Run run = new Cli(folder).at(portal.uri()).run("list");

            assertThat(run).isEqualTo(new Cli.Run(1, "", """
                    tickets: the answer to GET %s/api/tickets exceeds the limit: %s (HTTP 200)
                    hint: %s
                    """.formatted(portal.uri(), limit, HINT)));
        }
    }

    @Test
    void many_fields_of_one_object_are_too_much() {
        StringBuilder fields = new StringBuilder("{\"x\":{");
        for (int i = 0; i < 20_001; i++) {
            fields.append("\"k").append(i).append("\":1,");
        }
        Shape shape = new Shape("fields", fields + "\"z\":1}}", " ", 1, null);
        try (RawPortal portal = answering(200, shape, request -> true)) {
            assertThat(new Cli(folder).at(portal.uri()).run("list").err())
                    .contains("exceeds the limit: more than 20,000 fields in one object");
        }
    }

    @Test
    void a_page_of_ten_thousand_tickets_is_read_whole() {
        StringBuilder page = new StringBuilder("{\"tickets\":[");
        for (int i = 1; i <= 10_000; i++) {
            page.append(i == 1 ? "" : ",")
                    .append("{\"ticket_number\":\"")
                    .append(i)
                    .append("\",\"subject\":\"Disk ")
                    .append(i)
                    .append("\",\"status\":\"Open\",\"body\":\"")
                    .append("x".repeat(1_000))
                    .append("\"}");
        }
        Shape shape = new Shape("page", page + "]}", " ", 1, null);
        try (RawPortal portal = answering(200, shape, request -> true)) {
            Cli.Run run = new Cli(folder).at(portal.uri()).run("list", "-o", "tsv", "--limit", "20000");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).hasLineCount(10_000);
        }
    }

    @Test
    void a_thread_of_two_thousand_messages_and_one_of_8_mebibytes_is_read_whole() {
        StringBuilder thread = new StringBuilder(
                        "{\"ticket\":{\"ticket_number\":\"7\",\"subject\":\"S\",\"status\":\"Open\",\"body\":\"")
                .append("line of a log\\n".repeat((8 << 20) / 14))
                .append("\"},\"replies\":[");
        for (int i = 1; i <= 2_000; i++) {
            thread.append(i == 1 ? "" : ",")
                    .append("{\"id\":\"")
                    .append(i)
                    .append("\",\"body\":\"reply ")
                    .append(i)
                    .append("\",\"type\":\"Client\",\"status\":\"Sent\"}");
        }
        Shape shape = new Shape("thread", thread + "]}", " ", 1, null);
        try (RawPortal portal = answering(200, shape, request -> true)) {
            Cli.Run run = new Cli(folder).at(portal.uri()).run("view", "7");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("reply 1\n", "reply 2000\n").hasSizeGreaterThan(8 << 20);
        }
    }

    @Test
    void numbers_beyond_all_measure_are_only_text() {
        Shape shape = new Shape(
                "numbers",
                "{\"tickets\":[{\"id\":\"7\",\"subject\":\"S\",\"status\":\"Open\",\"priority\":1e999999999,\"flags\":-1E-999999999}],"
                        + "\"page\":{\"total\":1e999999999}}",
                " ",
                1,
                null);
        try (RawPortal portal = answering(200, shape, request -> true)) {
            Cli.Run run = new Cli(folder).at(portal.uri()).run("list", "-o", "tsv", "--fields", "number,priority");
            assertThat(run).isEqualTo(new Cli.Run(0, "7\t1e999999999\n", ""));
        }
    }

    @Test
    void the_words_of_a_refusal_are_cut() {
        Shape shape = new Shape("words", "{\"error\":[\"" + "no".repeat(5_000) + "\"]}", " ", 1, null);
        try (RawPortal portal = answering(200, shape, request -> true)) {
            assertThat(new Cli(folder).at(portal.uri()).run("list"))
                    .isEqualTo(new Cli.Run(1, "", "tickets: the portal refused: " + "no".repeat(500) + " …\n"));
        }
    }

    /** Answers with the shape to what the test is about; to anything else, that there is nothing. */
    private static RawPortal answering(int status, Shape shape, Predicate<String> subject) {
        return new RawPortal((socket, portal) -> {
            portal.request(socket);
            OutputStream out = socket.getOutputStream();
            List<String> requests = portal.requests();
            if (subject.test(requests.get(requests.size() - 1))) {
                out.write(("HTTP/1.1 " + status + " X\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
                shape.writeTo(out);
            } else {
                String departments = "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}],\"tickets\":[]}";
                out.write(RawPortal.json(departments)
                        .replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                        .getBytes(UTF_8));
            }
        });
    }
}
