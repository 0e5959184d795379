package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that every command takes, and what is said about arguments that nobody understands. */
class GlobalOptionsTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void make() {
        cli = new Cli(folder);
    }

    @Test
    void stand_before_or_behind_the_command_and_may_be_written_in_one_word() {
        Run expected = new Run(0, "1\n2\n3\n4\n", "");

        assertThat(cli.run("-p", "sandbox", "-o", "tsv", "--fields", "id", "departments"))
                .isEqualTo(expected);
        assertThat(cli.run("departments", "-p", "sandbox", "-o", "tsv", "--fields", "id"))
                .isEqualTo(expected);
        assertThat(cli.run("-qp", "sandbox", "departments", "-otsv", "--fields=id"))
                .isEqualTo(expected);
        assertThat(cli.run("-psandbox", "-o=TSV", "departments", "--fields", " id "))
                .isEqualTo(expected);
    }

    @Test
    void a_profile_may_be_called_like_a_command() {
        assertThat(cli.run("-p", "sandbox", "sandbox", "reset", "-q")).isEqualTo(new Run(0, "", ""));
        assertThat(cli.run("-p", "sandbox", "lists").err()).startsWith("tickets: unknown command");
    }

    @Test
    void the_output_format_also_comes_from_the_environment() {
        assertThat(cli.with("TICKETS_OUTPUT", "TSV").run("-p", "sandbox", "services", "--fields", "id"))
                .isEqualTo(new Run(0, "7\n8\n11\n", ""));
        assertThat(cli.with("TICKETS_OUTPUT", "xml").run("-p", "sandbox", "services"))
                .isEqualTo(new Run(2, "", """
                tickets: TICKETS_OUTPUT has an unknown value: 'xml'
                hint: set TICKETS_OUTPUT to table, json or tsv
                """));
        assertThat(cli.run("-p", "sandbox", "services", "-o", "tsv", "--fields", "id")
                        .exitCode())
                .isZero();
    }

    @Test
    void a_header_and_fields_are_chosen_by_name() {
        assertThat(cli.run("-p", "sandbox", "services", "-o", "tsv", "--header", "--fields", "domain,id"))
                .isEqualTo(new Run(0, "domain\tid\nweb1.example.net\t7\ndb1.example.net\t8\nexample.net\t11\n", ""));
        assertThat(cli.run("-p", "sandbox", "services", "--fields", "domian")).isEqualTo(new Run(2, "", """
                tickets: this document has no field 'domian'
                hint: fields: domain, id, name, status
                """));
        assertThat(cli.run("-p", "sandbox", "services", "--fields", "id,id")).isEqualTo(new Run(2, "", """
                tickets: the field 'id' is named twice
                hint: name each field once
                """));
    }

    @Test
    void every_command_refuses_an_unknown_field_before_it_does_anything() {
        for (String command : List.of(
                "list --fields x",
                "create -s S -m M -d 1 --fields x",
                "view 1 --fields x",
                "reply 1 -m M --fields x",
                "close 1 --fields x",
                "reopen 1 --fields x",
                "departments --fields x",
                "services --fields x",
                "attachments 1 --fields x",
                "login --check --fields x")) {
            Run run = cli.run(("-p nowhere " + command).split(" "));
            assertThat(run.exitCode()).as(command).isEqualTo(2);
            assertThat(run.err()).as(command).startsWith("tickets: this document has no field 'x'\nhint: fields: ");
        }
    }

    @Test
    void verbose_shows_each_request_and_twice_its_headers_without_secrets() {
        try (FakePortal portal = new FakePortal()) {
            portal.answers("GET /api/service", 200, "{\"success\":true,\"services\":[]}");
            cli.at(portal.uri());

            assertThat(cli.run("services", "-v").err())
                    .matches("GET " + portal.uri() + "/api/service 200 \\d+ ms\nThe portal shows no services.\n");
            assertThat(cli.run("-vv", "services").err())
                    .contains("> Authorization: ")
                    .contains("\"services\":[]")
                    .doesNotContain("token-1");
        }
    }

    @Test
    void profile_quiet_and_verbose_may_be_written_out() {
        Run run = cli.run("--profile", "sandbox", "list", "--quiet", "--verbose");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).matches("GET http://127\\.0\\.0\\.1:\\d+/api/tickets 200 \\d+ ms\n");
    }

    @Test
    void quiet_leaves_out_notices_but_not_errors() {
        assertThat(cli.run("-q", "-p", "sandbox", "list")).isEqualTo(new Run(0, "", ""));
        assertThat(cli.run("-q", "view", "x").err()).startsWith("tickets: 'x' is not a ticket\n");
    }

    @Test
    void colours_come_on_a_terminal_or_when_they_are_asked_for() {
        cli.run("-p", "sandbox", "create", "-d", "1", "-s", "S", "-m", "M");
        cli.on(new Terminal(false, true, true));

        assertThat(cli.run("-p", "sandbox", "view", "100001").out()).contains("\u001b[");
        assertThat(cli.run("-p", "sandbox", "view", "100001", "--color", "never")
                        .out())
                .doesNotContain("\u001b");
        assertThat(cli.with("NO_COLOR", "1")
                        .run("-p", "sandbox", "view", "100001")
                        .out())
                .doesNotContain("\u001b");
        assertThat(cli.with("NO_COLOR", "")
                        .with("TERM", "dumb")
                        .run("-p", "sandbox", "view", "100001")
                        .out())
                .doesNotContain("\u001b");
        assertThat(cli.on(Terminal.NONE)
                        .run("-p", "sandbox", "view", "100001", "--color", "always")
                        .out())
                .contains("\u001b[");
    }

    @Test
    void a_timeout_is_a_duration_and_the_longest_ones_are_fine_too() {
        assertThat(cli.run("--timeout", "soon", "-p", "sandbox", "services")).isEqualTo(new Run(2, "", """
                tickets: not a duration: 'soon'
                hint: write it like 30s, 5m, 6h, 7d or 1h30m
                """));
        assertThat(cli.run("--timeout", "99999999999d", "-p", "sandbox", "services", "--fields", "id")
                        .exitCode())
                .isZero();
        assertThat(cli.with("TICKETS_TIMEOUT", "x")
                        .run("-p", "sandbox", "services")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void no_command_shows_the_help_and_is_bad_usage() {
        assertThat(cli.run().exitCode()).isEqualTo(2);
        assertThat(cli.run().err()).contains("Usage: tickets");
        assertThat(cli.run("sandbox").exitCode()).isEqualTo(2);
        assertThat(cli.run("--help").exitCode()).isZero();
        assertThat(cli.run("list", "--help").out()).contains("\nUsage: tickets list ");
        assertThat(cli.run("-V").out()).startsWith("tickets ");
    }

    @Test
    void errors_are_json_too_where_json_was_asked_for() throws IOException {
        for (List<String> args : List.of(
                List.of("-o", "json"),
                List.of("sandbox", "-o", "json"),
                List.of("-ojson", "lits"),
                List.of("list", "--no-such", "-o=json"),
                List.of("--output=json", "list", "--limit", "x"),
                List.of("view", "-o", "JSON"),
                List.of("create", "-m", "x", "-F", "y", "-o", "json"),
                List.of("--timeout", "x", "list", "-o", "json"),
                List.of("-p", "not a name", "list", "-o", "json"))) {
            Run run = cli.run(args.toArray(new String[0]));

            assertThat(run.exitCode()).as(args + run.err()).isEqualTo(2);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.out()).isEmpty();
            Map<?, ?> error = (Map<?, ?>)
                    Objects.requireNonNull(JSON.std.mapFrom(run.err()).get("error"));
            assertThat(List.<Object>copyOf(error.keySet()))
                    .containsExactly("code", "message", "hint", "exit", "state", "outboxId");
            assertThat(error.get("code")).isEqualTo("usage");
            assertThat(error.get("exit")).isEqualTo(2);
        }
    }

    @Test
    void a_slip_in_an_option_suggests_the_right_one() {
        assertThat(cli.run("list", "--serach", "x")).isEqualTo(new Run(2, "", """
                tickets: unknown option: '--serach'
                hint: did you mean --search? see 'tickets list --help'
                """));
    }

    @Test
    void hints_name_the_profile_of_the_run_but_leave_alone_what_stands_in_quotes() {
        assertThat(cli.run("-p", "sandbox", "view", "5", "-o", "json").err())
                .contains("\"hint\":\"tickets -p sandbox list --status all\"");
        assertThat(cli.run("-p", "sandbox", "lists").err()).endsWith("hint: did you mean list? see 'tickets --help'\n");
    }
}
