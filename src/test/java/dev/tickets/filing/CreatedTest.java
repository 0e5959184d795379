package dev.tickets.filing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.testing.Cli;
import dev.tickets.testing.FakePortal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A new ticket is created when it was read back, whole; everything less is said. */
class CreatedTest {
    private static final String OURS = "{'ticket':{'ticket_number':'7','subject':'Disk full','body':'It is full.'}}";
    private static final String OTHERS = "{'ticket':{'ticket_number':'9','subject':'Something else','body':'x'}}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ticket':{'ticket_number':'7','number':'9','id':'9'},'id':'9'}",
                "{'ticket':{'number':7,'id':9}}",
                "{'ticket_number':7,'number':9,'ticket_id':9}",
                "{'number':'7','id':'9'}",
                "{'success':true,'ticket_id':'7','info':['created']}",
                "{'ticket':'7','id':'9'}",
                "{'ticket':7}",
                "{'id':7}",
                "{'data':{'ticket_id':'7'}}",
                "{'ticket_id':'9','ticket':'7'}",
                "{'ticket_id':'404','id':7}",
            })
    void the_number_is_found_and_proved_wherever_it_stands(String answer) {
        try (Answers answers =
                new Answers(folder).created(answer).ticket("7", OURS).ticket("9", OTHERS)) {
            Cli.Run run = answers.create("It is full.");
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("#7");
            assertThat(answers.changes()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'success':true}", "{'info':['created']}", "{'ticket_id':'9'}", "{'ticket':{'id':'abc'}}", "{}"
            })
    void without_a_right_number_it_is_looked_for_in_the_list(String answer) {
        try (Answers answers = new Answers(folder)
                .created(answer)
                .ticket("9", OTHERS)
                .ticket("7", OURS)
                .ticket("5", "{'ticket':{'ticket_number':'5','subject':'Disk full','body':'An older one'}}")
                .list(
                        "{'tickets':[{'ticket_number':'9','subject':'Something else'},"
                                + "{'ticket_number':'5','subject':'Disk full'},{'ticket_number':'7','subject':'Disk full'}]}")) {
            Cli.Run run = answers.create("It is full.");
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("#7");
        }
    }

    @Test
    void a_ticket_that_is_not_to_be_found_is_unclear_and_not_sent_again() {
        try (Answers answers = new Answers(folder).created("{'success':true}").list("{'tickets':[]}")) {
            Cli.Run run = answers.create("It is full.");
            assertThat(run.exitCode()).isEqualTo(6);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("accepted the ticket without naming a number", "do not send the message again");
            assertThat(answers.changes()).isEqualTo(1);
        }
    }

    @Test
    void a_ticket_that_cannot_be_read_back_is_unclear_and_named() {
        try (Answers answers = new Answers(folder).created("{'ticket_id':'7'}")) {
            answers.portal.answers("GET /api/tickets/7", 503, "");
            Cli.Run run = answers.create("It is full.");
            assertThat(run.exitCode()).isEqualTo(6);
            assertThat(run.err()).contains("probably as #7", "tickets view 7");
        }
    }

    @ParameterizedTest
    @CsvSource({"502, 6", "200, 6", "400, 1", "403, 4"})
    void an_answer_that_is_none_is_unclear_and_a_refusal_is_not(int status, int exitCode) {
        try (Answers answers = new Answers(folder)) {
            answers.portal.answers("POST /api/tickets", status, "<html>oops</html>");
            Cli.Run run = answers.create("It is full.");
            assertThat(run.exitCode()).isEqualTo(exitCode);
            assertThat(run.err()).doesNotContain("<");
            assertThat(answers.changes()).isEqualTo(1);
        }
    }

    @Test
    void a_message_that_the_database_cut_at_an_emoji_is_incomplete() {
        try (Answers answers = new Answers(folder).created("{'ticket_id':'7'}").ticket("7", OURS)) {
            Cli.Run run = answers.create("It is full. \uD83D\uDE00 Please help", "-o", "json");
            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.out()).contains("\"state\": \"incomplete\"");
            assertThat(run.err()).contains("only the first 11 of 26 characters of the message arrived");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grep -c '<title>502</title>' a.log && echo &amp; done",
                "if (a < b && c > d) { List<String> x; }",
                "<html><body><h1>Bad Gateway</h1></body></html>",
                "<?xml version=1.0?><b>x</b>",
                "a &lt;b&gt; &copy; c",
                "Tab\tand   blanks\r\n\r\nand lines \u3042 \uD83D\uDE00",
            })
    void markup_in_a_message_arrives_at_portals_that_escape_it_and_at_those_that_do_not(String message) {
        String raw = message.replace("\t", "\\t").replace("\r\n", "\\r\\n");
        String escaped = raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        for (String stored : new String[] {raw, escaped}) {
            try (Answers answers = new Answers(folder).created("{'ticket_id':'7'}")) {
                answers.portal.answers(
                        "GET /api/tickets/7",
                        200,
                        "{\"ticket\":{\"ticket_number\":\"7\",\"subject\":\"Disk full\",\"body\":\"" + stored + "\"}}");
                Cli.Run run = answers.create(message);
                assertThat(run.err()).isEmpty();
                assertThat(run.exitCode()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"R&D <b>down</b>", "R&amp;D", "it's \"down\"", "50% of C++ {a}", "!!!"})
    void a_subject_with_markup_is_the_same_subject(String subject) {
        String raw = subject.replace("\"", "\\\"");
        String escaped = raw.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#039;");
        for (String stored : new String[] {raw, escaped}) {
            try (Answers answers = new Answers(folder).created("{'ticket_id':'7'}")) {
                answers.portal.answers(
                        "GET /api/tickets/7",
                        200,
                        "{\"ticket\":{\"ticket_number\":\"7\",\"subject\":\"" + stored + "\",\"body\":\"x\"}}");
                Cli.Run run = answers.cli().run("create", "-d", "Tech", "-s", subject, "-m", "x");
                assertThat(run.exitCode()).isZero();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'a@x.example, B@X.example' | 0",
                "'a@x.example' | 5",
                "['a@x.example'] | 5",
                "'' | 0",
                "null | 0",
            })
    void an_address_that_the_portal_does_not_echo_is_missing(String cc, int exitCode) {
        try (Answers answers = new Answers(folder)
                .created("{'ticket_id':'7'}")
                .ticket(
                        "7",
                        "{'ticket':{'ticket_number':'7','subject':'Disk full',"
                                + "'body':'It is full. CC: a@x.example, b@x.example','cc':" + cc + "}}")) {
            Cli.Run run = answers.create("It is full.", "--cc", "a@x.example,b@x.example");
            assertThat(run.exitCode()).isEqualTo(exitCode);
            assertThat(run.err().contains("does not show CC b@x.example")).isEqualTo(exitCode == 5);
        }
    }

    @Test
    void addresses_that_only_the_field_named_are_missing_when_the_portal_shows_none() {
        try (Answers answers = new Answers(folder)
                .ticket("8", "{'ticket':{'ticket_number':'8','cc':'staff@x.example'}}")
                .created("{'ticket_id':'7'}")
                .ticket("7", OURS)) {
            assertThat(answers.cli().run("view", "8").exitCode()).isZero();
            Cli.Run run = answers.create("It is full.", "--cc", "a@x.example");
            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.err()).contains("does not show CC a@x.example");
        }
    }

    @Test
    void a_message_that_arrived_as_another_one_is_incomplete() {
        try (Answers answers = new Answers(folder)
                .created("{'ticket_id':'7'}")
                .ticket("7", OURS.replace("It is full", "It was emptied"))) {
            Cli.Run run = answers.create("It is full.");
            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.out()).startsWith("Ticket created, but incomplete: #7\n");
            assertThat(run.err()).startsWith("tickets: #7 is confirmed, but the message arrived changed\nhint: ");
        }
    }

    @ParameterizedTest
    @CsvSource({"low, 0", "medium, 1", "high, 2"})
    void the_priority_goes_as_the_number_that_the_portal_has_for_it(String priority, String number) throws IOException {
        try (Answers answers = new Answers(folder).created("{'ticket_id':'7'}").ticket("7", OURS)) {
            assertThat(answers.create("It is full.", "--priority", priority).exitCode())
                    .isZero();
            assertThat(sent(answers)).containsEntry("priority", number);
        }
    }

    @Test
    void a_service_goes_in_the_field_by_which_the_tickets_of_the_portal_name_theirs() throws IOException {
        try (Answers answers = new Answers(folder)
                .ticket("8", "{'ticket':{'ticket_number':'8','service_id':'3'}}")
                .created("{'ticket_id':'7'}")
                .ticket("7", OURS.replace("'body'", "'service_id':'12','body'"))) {
            answers.portal.answers(
                    "GET /api/service", 200, Answers.json("{'services':[{'id':'12','name':'VPS','domain':'web1'}]}"));
            assertThat(answers.cli().run("view", "8").exitCode()).isZero();

            Cli.Run run = answers.create("It is full.", "--service", "web1", "--no-ref");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(sent(answers)).containsEntry("service_id", "12").containsEntry("body", "It is full.");
        }
    }

    /** The fields of the new ticket. */
    private static Map<String, Object> sent(Answers answers) throws IOException {
        String body = answers.portal.asked().stream()
                .filter(asked -> asked.toString().equals("POST /api/tickets"))
                .map(FakePortal.Asked::body)
                .findFirst()
                .orElseThrow();
        return JSON.std.mapFrom(body);
    }
}
