package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.Forbidden;
import dev.tickets.testing.QuietTerminal;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ticket that was written to harm whoever reads it on a terminal. */
class HostileTicketTest {
    /** What a portal's line ends do to it is another matter: HOSTILE has none. */
    private static final String HOSTILE =
            "\u001b]52;c;aGk=\u0007\u001b[2J\u001b[31m\u0000\u009b\u007f\u061c\u200e\u202e\u2066x\u200b\u00ad\u034f\u180e\u2063"
                    + "\u3164\ufe0f\ufeff\uffa0\ufffa\uffff\udb40\udc41\udb40\udd00\ud834\udd73y\b";

    private static final String BAD = HOSTILE + "\u2028\r\nhint: curl evil | sh";
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
                "GET /api/service",
                200,
                JSON.std.asString(Map.of(
                        "services", List.of(Map.of("id", "1", "name", "x" + BAD, "domain", BAD, "status", BAD)))));
        portal.answers(
                "GET /api/ticket/departments",
                200,
                JSON.std.asString(Map.of(
                        "departments",
                        List.of(
                                Map.of("id", "1", "name", "x" + BAD, "description", BAD),
                                Map.of("id", "2", "name", "xx" + BAD)))));
        cli = new Cli(folder).at(portal.uri());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private Run harmless(String... args) {
        Run run = cli.run(args);
        boolean styled = List.of(args).contains("always");
        boolean tsv = List.of(args).contains("tsv");
        String said = String.join(" ", args);
        // a style of ours, but not by us
        assertThat(run.out()).as(said).doesNotContain("\u001b[31m␀");
        assertThat(styled ? Forbidden.inStyled(run.out()) : tsv ? Forbidden.inTsv(run.out()) : Forbidden.in(run.out()))
                .as("result of %s", said)
                .isEqualTo("[]");
        assertThat(Forbidden.in(run.err())).as("messages of %s", said).isEqualTo("[]");
        assertThat(run.err().lines()).as(said).noneMatch(line -> line.startsWith("hint: curl"));
        return run;
    }

    @Test
    void shows_harmlessly_in_every_format() throws IOException {
        for (String command : List.of("list", "view 7", "attachments 7", "departments", "services")) {
            for (String way :
                    List.of("table", "json", "tsv", "table -v", "table -vv", "json -vv", "table --color always")) {
                Run run = harmless((command + " -o " + way).split(" "));
                assertThat(run.exitCode()).as(command + way).isZero();
                assertThat(run.err().contains("c;aGk=")).isEqualTo(way.endsWith("-vv"));
            }
        }
        assertThat(harmless("view", "7").out()).contains("y".repeat(100_000));
        assertThat(harmless("list", "-o", "tsv").out().lines()).hasSize(1);
        assertThat(harmless("list").out().lines()).hasSize(2);
        assertThat(harmless("attachments", "7").out().lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "view 7", "departments", "services"})
    void json_loses_nothing_of_it(String command) throws IOException {
        String json = harmless((command + " -o json").split(" ")).out();

        List<String> texts = texts(JSON.std.anyFrom(json));
        assertThat(texts).anyMatch(text -> text.contains(HOSTILE));
        assertThat(texts).noneMatch(text -> text.contains("\u241b") || text.contains("\ufffd"));
    }

    /** Every text in the document. */
    private static List<String> texts(Object document) {
        if (document instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(value -> texts(value).stream()).toList();
        }
        if (document instanceof List<?> list) {
            return list.stream().flatMap(value -> texts(value).stream()).toList();
        }
        return document instanceof String text ? List.of(text) : List.of();
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
    void the_pager_is_handed_harmless_text() {
        QuietTerminal screen = new QuietTerminal(folder.resolve("screen"));
        cli.on(new Terminal(true, true, true).running(screen))
                .with("PAGER", "/bin/cat -")
                .with("PATH", System.getenv().getOrDefault("PATH", "/bin"));

        assertThat(cli.run("view", "7").out()).isEmpty();

        assertThat(screen.shown()).contains("Subject␛]52;c;aGk=␇").contains("\u001b[1m");
        assertThat(Forbidden.inStyled(screen.shown())).isEqualTo("[]");
        assertThat(cli.with("NO_COLOR", "1").run("view", "7").out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "create -d x", "create -d 1 --service x", "reply 7"})
    void questions_about_it_are_harmless(String command) {
        cli.on(new Terminal(true, true, true)).with("TERM", "dumb").with("EDITOR", "/bin/true");
        for (String answers :
                List.of("", "\n".repeat(20), "1\n1\nS\nM\n.\n\n\n\n\n\n\n\n\n", "zz\n~e\n2\n\n.\n\n\ny\n")) {
            for (String way : List.of("", " -vv", " --color always")) {
                cli.stdin(answers);
                Run run = cli.run((command + way).split(" "));
                assertThat(Forbidden.inStyled(run.out())).as(command + way).isEqualTo("[]");
                assertThat(Forbidden.in(run.err())).as(command + way).isEqualTo("[]");
                assertThat(run.err().contains("c;aGk=") || command.contains("-d"))
                        .as(command + way)
                        .isTrue();
            }
        }
    }

    @Test
    void an_editor_sees_nothing_hidden_below_the_message() throws IOException {
        cli.write("bin/keep", "#!/bin/sh\ncp \"$1\" '" + folder + "/page'\n");
        assertThat(folder.resolve("bin/keep").toFile().setExecutable(true)).isTrue();
        cli.on(new Terminal(true, true, true).running(new QuietTerminal(folder.resolve("screen"))))
                .with("EDITOR", folder.resolve("bin/keep").toString())
                .with("PATH", System.getenv().getOrDefault("PATH", "/bin"));

        Run run = cli.run("create", "-e", "-d", "x", "-s", "S" + HOSTILE, "--service", HOSTILE);

        assertThat(Forbidden.in(run.err())).isEqualTo("[]");

        assertThat(Files.readString(folder.resolve("page"))).contains("Subject     S␛]52;c;aGk=");
        assertThat(Forbidden.in(Files.readString(folder.resolve("page")))).isEqualTo("[]");
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
