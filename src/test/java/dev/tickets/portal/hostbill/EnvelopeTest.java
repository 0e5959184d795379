package dev.tickets.portal.hostbill;

import static dev.tickets.ticket.ErrorCode.FORBIDDEN;
import static dev.tickets.ticket.ErrorCode.LOGIN_REQUIRED;
import static dev.tickets.ticket.ErrorCode.NOT_FOUND;
import static dev.tickets.ticket.ErrorCode.REFUSED;
import static dev.tickets.ticket.ErrorCode.UNCLEAR;
import static dev.tickets.ticket.ErrorCode.UNEXPECTED;
import static dev.tickets.ticket.ErrorCode.UNREACHABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tickets.testing.Client;
import dev.tickets.testing.FakePortal;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers are wrapped in, and how refusals look. */
class EnvelopeTest {
    private final FakePortal portal = new FakePortal();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'tickets':[{'ticket_number':'100001','subject':'Disk full'}]}",
                "{'data':{'tickets':[{'ticket_number':'100001','subject':'Disk full'}]}}",
                "{'data':[{'ticket_number':'100001','subject':'Disk full'}]}",
                "[{'ticket_number':'100001','subject':'Disk full'}]",
                "{'tickets':{'12':{'id':'12','ticket_number':'100001','subject':'Disk full'}}}",
                "{'tickets':{'100001':{'subject':'Disk full'}}}",
                "{'tickets':[{'number':100001,'id':12,'subject':'Disk full'}]}",
                "{'tickets':[{'id':'100001','subject':'Disk full'}]}",
                "{'tickets':[{'ticket_number':' 100001 ','subject':'Disk full'}]}",
                "{'tickets':[null,7,'x',[],{'ticket_number':'100001','subject':'Disk full'},{'subject':'no number'}]}",
                "\uFEFF  {'tickets':[{'ticket_number':'100001','subject':'Disk full'}]}",
            })
    void tickets_are_found_wherever_they_stand(String json) {
        portal.answers("GET /api/tickets", 200, json(json));
        assertThat(client().tickets()).singleElement().satisfies(ticket -> {
            assertThat(ticket.number().value()).isEqualTo("100001");
            assertThat(ticket.subject()).isEqualTo("Disk full");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'tickets':[]}", "{'tickets':{}}", "{'data':[]}", "[]", "{'data':{'tickets':[]}}"})
    void an_empty_list_is_empty(String json) {
        portal.answers("GET /api/tickets", 200, json(json));
        assertThat(client().tickets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "{}", "null", "false", "0", "''", "'0'", "' '", "[null,'',[]]", "{'code':0,'message':''}"})
    void an_empty_error_is_none(String error) {
        portal.answers("GET /api/tickets", 200, json("{'tickets':[{'ticket_number':'1'}],'error':" + error + "}"));
        assertThat(client().tickets()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error':'no luck'}",
                "{'error':['no luck']}",
                "{'error':[{'message':'no luck','code':4}]}",
                "{'error':{'message':'no luck'}}",
                "{'error':{'subject':'no luck'}}",
                "{'error':'no luck','code':404}",
                "{'errors':[['no luck']]}",
                "{'success':false,'message':'no luck'}",
                "{'success':0,'message':'no luck'}",
                "{'success':'0','message':'no luck'}",
                "{'status':false,'message':'no luck'}",
            })
    void a_refusal_inside_200_is_one(String json) {
        portal.answers("GET /api/tickets", 200, json(json));
        assertThat(failure()).isEqualTo(REFUSED);
        assertThat(message()).contains("the portal refused: no luck");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'error':['Nie masz uprawnie&#324;']} | Nie masz uprawnień",
                "{'error':['Zugriff verweigert'],'success':false} | Zugriff verweigert",
                "{'success':false,'error':['Zugriff verweigert']} | Zugriff verweigert",
                "{'error':'Zugriff verweigert','status':false} | Zugriff verweigert",
                "{'status':false,'error':[],'message':'Zu viele &lt;Tickets&gt;'} | Zu viele <Tickets>",
                "{'error':['SQLSTATE[42S22]: Column not found']} | SQLSTATE[42S22]: Column not found",
                "{'error':['empty_message','Zugriff verweigert']} | empty_message (the message is empty); Zugriff verweigert",
            })
    void a_sentence_of_the_portal_is_shown_and_a_key_is_explained(String json, String words) {
        portal.answers("GET /api/tickets", 200, json(json));
        assertThat(message()).isEqualTo("the portal refused: " + words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | NOT_FOUND | ~~",
                "{'error':[]} | NOT_FOUND | ~~",
                "{'error':['Unknown route']} | NOT_FOUND | ~: Unknown route~",
                "~~ | REFUSED | ~~",
                "<html><title>404 Not Found</title></html> | REFUSED | ~: \"404 Not Found\"~",
            })
    void a_404_where_all_tickets_are_says_that_the_api_has_none(String answer, ErrorCode code, String said) {
        String body = json(answer);
        portal.answers("GET /api/tickets", 404, body)
                .answers("GET /api/ticket/departments", 404, body)
                .answers("POST /api/tickets", 404, body);
        for (TicketsException e : List.of(
                thrown(),
                catchThrowableOfType(TicketsException.class, () -> client().ask(HostBillPortal::departments)),
                catchThrowableOfType(TicketsException.class, this::create))) {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage())
                    .startsWith("this portal's API has no tickets: ")
                    .endsWith(" answers with HTTP 404" + said);
            assertThat(e.hint())
                    .isEqualTo("check that the User API is enabled and api-url is right; else use the portal's own"
                            + " pages, and ask the portal's operator for tickets in the User API");
        }
    }

    @Test
    void a_404_with_a_known_key_is_that_refusal() {
        portal.answers("POST /api/tickets", 404, json("{'error':['ticketdept_dontexists']}"));
        assertThat(catchThrowableOfType(TicketsException.class, this::create))
                .hasMessage("the portal refused: ticketdept_dontexists (the department does not exist)");
    }

    @Test
    void a_no_without_a_reason_is_a_no() {
        portal.answers("GET /api/tickets", 200, json("{'status':false}"));
        assertThat(message()).isEqualTo("the portal refused: the portal refused without a reason");
    }

    @Test
    void a_status_that_is_data_is_no_refusal() {
        portal.answers("GET /api/tickets", 200, json("{'status':false,'tickets':[{'ticket_number':'1'}]}"));
        assertThat(client().tickets()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "200, wronglogin, LOGIN_REQUIRED",
        "200, noprivileges, FORBIDDEN",
        "200, ipnotallowed, FORBIDDEN",
        "200, ticketdept_dontexists, NOT_FOUND",
        "200, file_tobig, REFUSED",
        "400, empty_message, REFUSED",
        "422, no luck, REFUSED",
        "404, no luck, NOT_FOUND",
        "403, no luck, FORBIDDEN",
        "500, no luck, UNREACHABLE",
        "503, no luck, UNREACHABLE",
        "429, no luck, UNREACHABLE",
    })
    void words_and_status_say_what_kind_of_failure_it_is(int status, String word, ErrorCode code) {
        portal.answers("GET /api/tickets", status, json("{'error':['" + word + "']}"));
        assertThat(failure()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><b>Fatal error</b> <script>alert(1)</script></html>",
                "",
                "   ",
                "{\"tickets\":[{\"ticket_number\":\"1000",
                "true",
                "42",
                "\"ok\"",
                "Warning: mysqli in /var/www/x.php {\"tickets\":[]}",
            })
    void what_is_no_json_is_unexpected_when_reading_and_its_markup_is_never_echoed(String body) {
        portal.answers("GET /api/tickets", 200, "text/html", body.getBytes(UTF_8));
        TicketsException e = thrown();
        assertThat(e.code()).isEqualTo(UNEXPECTED);
        assertThat(e.hint()).contains("check that the User API is enabled");
        assertThat(e.getMessage()).doesNotContain("<", "alert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Fatal error</html>", "", "{\"ticket\":{\"ticket_nu", "true"})
    void what_is_no_json_leaves_a_change_unclear(String body) {
        portal.answers("POST /api/tickets/100001", 200, "text/html", body.getBytes(UTF_8));
        TicketsException e = catchThrowableOfType(TicketsException.class, this::reply);
        assertThat(e.code()).isEqualTo(UNCLEAR);
        assertThat(e.getMessage()).doesNotContain("<");
        assertThat(portal.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"200, REFUSED", "400, REFUSED", "403, FORBIDDEN", "404, NOT_FOUND", "413, REFUSED", "429, UNREACHABLE"})
    void a_change_refused_in_words_is_clear(int status, ErrorCode code) {
        portal.answers("POST /api/tickets/100001", status, json("{'error':['empty_message']}"));
        TicketsException e = catchThrowableOfType(TicketsException.class, this::reply);
        assertThat(e.code()).isEqualTo(code);
        assertThat(portal.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void a_portal_that_stumbles_leaves_a_change_unclear_and_is_not_asked_again(int status) {
        portal.answers("POST /api/tickets/100001", status, json("{'error':['maintenance']}"));
        TicketsException e = catchThrowableOfType(TicketsException.class, this::reply);
        assertThat(e.code()).isEqualTo(UNCLEAR);
        assertThat(e).hasMessageContaining("maintenance");
        assertThat(portal.requests()).hasSize(1);
    }

    @Test
    void retry_after_is_passed_on() {
        portal.answers("GET /api/tickets", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "17");
            exchange.sendResponseHeaders(429, -1);
        });
        assertThat(thrown().hint()).isEqualTo("the portal asked us to wait; try again in 17 s");
        assertThat(portal.requests()).hasSize(3);
    }

    @Test
    void a_bare_403_is_forbidden_and_renews_nothing() {
        portal.answers("GET /api/tickets", 403, "");
        assertThat(failure()).isEqualTo(FORBIDDEN);
        assertThat(portal.requests()).containsExactly("GET /api/tickets");
    }

    @Test
    void a_missing_ticket_is_not_found_however_the_portal_says_it() {
        portal.answers("GET /api/tickets/1", 200, json("{'error':['Ticket not found']}"))
                .answers("GET /api/tickets/2", 404, "")
                .answers("GET /api/tickets/3", 200, json("{'ticket':[],'replies':[]}"));
        for (String number : List.of("1", "2", "3")) {
            TicketsException e = catchThrowableOfType(TicketsException.class, () -> client().ticket(number));
            assertThat(e.code()).isEqualTo(NOT_FOUND);
            assertThat(e).hasMessageStartingWith("ticket #" + number + " does not exist");
        }
    }

    @Test
    void a_wrong_login_is_no_missing_ticket() {
        portal.answers("GET /api/tickets/1", 200, json("{'error':['wronglogin']}"))
                .answers("GET /api/tickets/2", 500, "");
        assertThat(catchThrowableOfType(TicketsException.class, () -> client().ticket("1"))
                        .code())
                .isEqualTo(LOGIN_REQUIRED);
        assertThat(catchThrowableOfType(TicketsException.class, () -> client().ticket("2"))
                        .code())
                .isEqualTo(UNREACHABLE);
    }

    private void create() {
        client().ask(open -> open.create(
                new NewTicket(new Department("1", "Tech", ""), "Disk", "Full", null, List.of(), null, List.of())));
    }

    private void reply() {
        client().ask(open -> {
            open.reply(new Reply(new TicketNumber("100001"), "hello", List.of()));
            return true;
        });
    }

    private ErrorCode failure() {
        return thrown().code();
    }

    private String message() {
        return thrown().getMessage();
    }

    private TicketsException thrown() {
        return catchThrowableOfType(TicketsException.class, () -> client().tickets());
    }

    private Client client() {
        return new Client(folder, portal.uri());
    }

    private static String json(String single) {
        return single.replace('\'', '"');
    }
}
