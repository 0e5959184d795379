package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers in which a value is damaged, or something stands before, after or instead of the JSON. */
class DamagedAnswerTest {
    private static final String LIST = "GET /api/tickets";
    private static final String GOOD = "{\"ticket_number\":\"2\",\"subject\":\"Disk full\",\"status\":\"Open\"}";
    private static final String TICKETS = "{\"tickets\":[" + GOOD + "]}";
    private static final String WARNING =
            "<br />\n<b>Warning</b>:  Undefined array key \"dept\" in <b>/var/www/api.php</b> on line <b>12</b><br />\n";
    private static final String HINT =
            "hint: check that the User API is enabled and api-url is right; tickets -v shows each request\n";

    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal();
    private Cli cli;

    @BeforeEach
    void the_portal_has_a_token() {
        cli = new Cli(folder).at(portal.uri());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    /** @param latin a character for each byte */
    private void answers(String latin) {
        portal.answers(LIST, 200, "application/json", latin.getBytes(ISO_8859_1));
    }

    @Test
    void one_subject_with_broken_utf_8_is_shown_with_a_replacement_character() {
        answers("{\"tickets\":[{\"ticket_number\":\"3\",\"subject\":\"Caf\u00e9 down\",\"status\":\"Open\"}," + GOOD
                + "]}");

        assertThat(cli.run("list", "--fields", "number,subject")).isEqualTo(new Run(0, """
                NUMBER  SUBJECT
                3       Caf\uFFFD down
                2       Disk full
                """, ""));
    }

    static Stream<Arguments> subjects() {
        return Stream.of(
                Arguments.of("a byte of Latin-1", "\"a\u00e9b\"", "a\\ufffdb"),
                Arguments.of("a character cut short", "\"a\u00e3\u0081\"", "a\\ufffd"),
                Arguments.of("an overlong slash", "\"a\u00c0\u00afb\"", "a\\ufffd\\ufffdb"),
                Arguments.of("a surrogate in UTF-8", "\"a\u00ed\u00a0\u0080b\"", "a\\ufffdb"),
                Arguments.of("half a pair", "\"a\\ud800b\"", "a\\ufffdb"),
                Arguments.of("the other half", "\"a\\udc00b\"", "a\\ufffdb"),
                Arguments.of("a pair the wrong way round", "\"\\udc00\\ud83d\"", "\\ufffd\\ufffd"),
                Arguments.of("a NUL", "\"a\\u0000b\"", "a\\u0000b"),
                Arguments.of("a raw NUL", "\"a\u0000b\"", "a\\u0000b"),
                Arguments.of("a raw line end", "\"a\nb\"", "a\\nb"),
                Arguments.of("a raw tab", "\"a\tb\"", "a\\tb"),
                Arguments.of("an unknown escape", "\"a\\qb\"", "aqb"),
                Arguments.of("a number", "12", "12"),
                Arguments.of("a large number", "1" + "0".repeat(30), "1" + "0".repeat(30)),
                Arguments.of("a number out of any range", "1e999999999", "1e999999999"),
                Arguments.of("a number with zeros in front", "007", "7"),
                Arguments.of("a number without a beginning", ".5", ".5"),
                Arguments.of("a number without an end", "5.", "5."),
                Arguments.of("a number with a plus", "+5", "5"),
                Arguments.of("a comma too many", "\"x\",", "x"),
                Arguments.of("no number", "NaN", ""),
                Arguments.of("infinity", "-Infinity", ""),
                Arguments.of("true", "true", "true"),
                Arguments.of("null", "null", ""),
                Arguments.of("a list", "[\"x\"]", ""),
                Arguments.of("an object", "{\"x\":1}", ""),
                Arguments.of("twice", "\"first\",\"subject\":\"second\"", "second"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void a_damaged_value_damages_its_own_field_alone(String what, String json, String shown) {
        answers("{\"tickets\":[{\"ticket_number\":\"3\",\"subject\":" + json + "}," + GOOD + "]}");

        Run run = cli.run("list", "-o", "json", "--fields", "number,subject");

        assertThat(run.err()).isEmpty();
        assertThat(run.out().replace("\uFFFD", "\\ufffd")).isEqualTo("""
                [
                  {
                    "number": "3",
                    "subject": "%s"
                  },
                  {
                    "number": "2",
                    "subject": "Disk full"
                  }
                ]
                """.formatted(shown));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'ticket_number':[3]",
                "'ticket_number':{'x':1}",
                "'ticket_number':null",
                "'ticket_number':NaN",
                "'ticket_number':1e5",
                "'ticket_number':'\\ud800'",
            })
    void a_row_without_a_number_is_left_out(String number) {
        answers("{\"tickets\":[{" + number.replace('\'', '"') + ",\"subject\":\"x\"}," + GOOD + "]}");

        assertThat(cli.run("list", "-o", "tsv", "--fields", "number").out()).isEqualTo("2\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "status | [1]",
                "deptname | {'id':4}",
                "dept_id | [4]",
                "priority | NaN",
                "priority | [2]",
                "date | 1795896292",
                "date | [2026]",
                "lastreply | '2026-99-99 99:99:99'",
                "lastreply | {'date':1}",
                "client_read | 'perhaps'",
                "client_read | []",
            })
    void a_field_of_the_wrong_type_hides_no_ticket(String field, String value) {
        answers("{\"tickets\":[{\"ticket_number\":\"3\",\"" + field + "\":" + value.replace('\'', '"') + "}," + GOOD
                + "]}");

        assertThat(cli.run("list", "-o", "tsv", "--fields", "number")).isEqualTo(new Run(0, "3\n2\n", ""));
    }

    @Test
    void a_thread_shows_its_other_messages() {
        portal.answers("GET /api/tickets/7", 200, "application/json", """
                {"ticket":{"ticket_number":"7","subject":"S","status":"Open","body":"Caf\u00e9","cc":7,"flags":"x"},
                 "replies":[{"id":"1","body":[1],"type":5,"date":NaN,"attachments":"none"},null,"x",
                            {"id":"2","name":"Bo","type":"Admin","body":"Done \\ud83d"}],"attachments":7}
                """.getBytes(ISO_8859_1));

        Run run = cli.run("view", "7");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("""

                --- you

                  Caf\uFFFD

                --- you

                  (no text)

                --- Bo (staff)

                  Done \uFFFD
                """);
    }

    @Test
    void a_php_warning_before_the_json_is_told_with_v() {
        answers(WARNING + TICKETS);

        assertThat(cli.run("list", "-o", "tsv", "--fields", "subject")).isEqualTo(new Run(0, "Disk full\n", ""));
        assertThat(cli.run("-v", "list", "-o", "tsv", "--fields", "subject")
                        .err()
                        .lines())
                .contains(
                        "the portal writes messages of PHP before its JSON: \"Warning: Undefined array key \"dept\" in"
                                + " /var/www/api.php on line 12\"");
    }

    static Stream<Arguments> around() {
        String plain = "Notice: Undefined offset: 1 in /var/www/x.php on line 3\n";
        return Stream.of(
                Arguments.of("\u00ef\u00bb\u00bf", ""),
                Arguments.of("\n\n\u00ef\u00bb\u00bf\u00ef\u00bb\u00bf  \r\n", "\n\n"),
                Arguments.of("\n" + plain, ""),
                Arguments.of("PHP Warning:  foreach() argument must be of type array in /x.php on line 3\n", ""),
                Arguments.of(
                        "\nDeprecated: Creation of dynamic property A::$b is deprecated in /x.php on line 3\n", ""),
                Arguments.of("\nStrict Standards: Only variables in /x.php on line 3\n", ""),
                Arguments.of("[29-Nov-2026 05:54:40 UTC] PHP Notice:  Undefined variable in /x.php on line 3\n", ""),
                Arguments.of("Notice: Array key [a] {main}\n#0 {main}\n  thrown in /x.php on line 3\n", ""),
                Arguments.of(WARNING.repeat(300), ""),
                Arguments.of(WARNING.strip(), ""),
                Arguments.of(WARNING + "\u00ef\u00bb\u00bf", WARNING),
                Arguments.of(
                        "<table class='xdebug-error'><tr><th>( ! ) Warning: x in /y on line <i>3</i></th></tr></table>\n",
                        ""),
                Arguments.of("", "\n" + plain),
                Arguments.of("", WARNING),
                Arguments.of("", "<!-- 12 ms -->"),
                Arguments.of("", "}]"));
    }

    @ParameterizedTest
    @MethodSource("around")
    void json_is_found_between_words_of_php(String before, String after) {
        answers(before + TICKETS + after);

        assertThat(cli.run("list", "-o", "tsv", "--fields", "subject")).isEqualTo(new Run(0, "Disk full\n", ""));
    }

    @Test
    void a_refusal_behind_a_warning_is_a_refusal() {
        answers(WARNING + "{\"error\":[\"noprivileges\"]}");

        assertThat(cli.run("list").err())
                .startsWith("tickets: the portal refused: noprivileges (this login has no permission for that)\n");
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(
                        "<!DOCTYPE html><html><head><title>\n Caf&eacute; Wi-Fi &ndash; Sign in</title></head><body>x",
                        ": \"Café Wi-Fi – Sign in\""),
                Arguments.of(
                        "<html><head><title>Just a moment...</title><script>{\"a\":1}</script></head></html>",
                        ": \"Just a moment...\""),
                Arguments.of(
                        "<html><style>p{}</style><body><h1>We are down</h1>\n<p>back at 9</p></body></html>",
                        ": \"We are down back at 9\""),
                Arguments.of(
                        "<html><body>Warning: maintenance\n{\"tickets\":[]}</body></html>",
                        ": \"Warning: maintenance {\"tickets\":[]}\""),
                Arguments.of("Not logged in", ": \"Not logged in\""),
                Arguments.of("\u001b[2Jred\u202e\u0007 \n\n text", ": \"\u241b[2Jred\uFFFD\u2407 text\""),
                Arguments.of("x".repeat(300), ": \"" + "x".repeat(99) + "…\""),
                Arguments.of(
                        "<br />\n<b>Fatal error</b>:  Allowed memory size exhausted in <b>/x.php</b> on line <b>9</b><br />",
                        ": \"Fatal error: Allowed memory size exhausted in /x.php on line 9\""),
                Arguments.of(
                        WARNING + "{\"tickets\":[",
                        ": \"Warning: Undefined array key \"dept\" in /var/www/api.php on line 12\""),
                Arguments.of("null", ": \"null\""),
                Arguments.of("{\"tickets\":[", ""),
                Arguments.of("\u0000\u0000", ""));
    }

    @ParameterizedTest
    @MethodSource("others")
    void what_is_not_json_is_an_error_that_quotes_its_beginning(String answer, String quoted) {
        portal.answers(LIST, 200, "text/html", answer.getBytes(UTF_8));

        assertThat(cli.run("list"))
                .isEqualTo(new Run(
                        1,
                        "",
                        "tickets: the answer to GET " + portal.uri()
                                + "/api/tickets is data that is not JSON (HTTP 200)" + quoted + "\n" + HINT));
    }

    @ParameterizedTest
    @CsvSource({
        "403, 4, 'the portal forbids GET %s/api/tickets: \"Attention Required! | Cloudflare\"'",
        "404, 1, 'this portal''s API has no tickets: GET %s/api/tickets answers with HTTP 404: \"Attention Required! | Cloudflare\"'",
        "503, 69, 'the portal failed with HTTP 503 at GET %s/api/tickets: \"Attention Required! | Cloudflare\"'",
    })
    void a_page_with_a_failure_is_quoted_by_its_title(int status, int exitCode, String message) {
        byte[] page = "<html><title>Attention Required! | Cloudflare</title>Ray ID".getBytes(UTF_8);
        portal.answers(LIST, status, "text/html", page);

        Run run = cli.run("list");

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err().lines()).startsWith("tickets: " + message.formatted(portal.uri()));
    }

    @Test
    void words_that_answer_a_password_are_not_quoted() {
        portal.answers("POST /api/login", 200, "text/plain", "user=ann password=s3cret".getBytes(UTF_8));

        Run run = cli.stdin("s3cret\n")
                .run(
                        "login",
                        "--portal",
                        portal.uri().toString(),
                        "--type",
                        "hostbill",
                        "--user",
                        "ann@example.net",
                        "--password-stdin");

        assertThat(run)
                .isEqualTo(new Run(
                        1,
                        "",
                        "tickets: the answer to POST " + portal.uri()
                                + "/api/login is data that is not JSON (HTTP 200)\n" + HINT));
    }

    @Test
    void an_attachment_in_json_behind_a_warning_is_saved() {
        portal.answers("GET /api/tickets/7", 200, """
                {"ticket":{"ticket_number":"7","subject":"S"},"attachments":{"0":[{"id":"5","name":"a.txt"}]}}""")
                .answers(
                        "GET /api/ticket/attachment/5?number=7",
                        200,
                        "text/html",
                        (WARNING + "{\"name\":\"\u00e9\",\"content\":\"aGVsbG8=\"}").getBytes(ISO_8859_1));

        assertThat(cli.run("attachments", "7", "--save", "saved").exitCode()).isZero();
        assertThat(folder.resolve("saved/a.txt")).hasContent("hello");
    }
}
