package dev.tickets.portal.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tickets.testing.Client;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of Request Tracker, as it writes them. */
class RtReadingTest {
    private static final String HISTORY = "GET /REST/2.0/ticket/7/history";

    @TempDir
    Path folder;

    private final CannedRt server = new CannedRt();
    private final RtPortal portal =
            RtClient.portal(server.uri(), RtClient.token("1-39-0123456789abcdef"), notice -> {});

    @AfterEach
    void end() {
        portal.close();
        server.close();
    }

    /** Ticket 7, whose only message has these parts. */
    private TicketThread withParts(String... parts) {
        server.answers("GET /REST/2.0/ticket/7", """
                {"id":7,"Subject":"Hello","Status":"new","Queue":{"id":"3"},"CustomFields":[]}""");
        server.answers("GET /REST/2.0/tickets", """
                {"count":1,"page":1,"pages":1,"per_page":20,"total":1,"items":[
                  {"id":"7","Subject":"Hello","Status":"new","Queue":{"id":"3","Name":"Sales"},"Priority":"50",
                   "Created":"2026-11-22T21:03:18Z","LastUpdated":"1970-01-01T00:00:00Z",
                   "Requestor":[{"id":"carol","EmailAddress":"carol@example.test"}],
                   "Cc":[{"id":"dave","EmailAddress":"dave@example.test"},{"id":"ops@example.net"}]}]}""");
        server.answers(HISTORY, """
                {"count":1,"page":1,"pages":null,"per_page":100,"total":null,"items":[
                  {"id":"64","Type":"Create","Created":"2026-11-22T21:03:19Z","Creator":{"id":"carol","RealName":"Carol"},
                   "_hyperlinks":[{"ref":"self","id":64}PARTS]}]}""".replace("PARTS", ",{\"ref\":\"attachment\"}".repeat(parts.length)));
        server.answers(
                "GET /REST/2.0/transaction/64/attachments",
                "{\"total\":null,\"pages\":null,\"per_page\":100,\"items\":[" + String.join(",", parts) + "]}");
        return portal.ticket(new TicketNumber("7"));
    }

    private void text(int id, String base64) {
        server.answers("GET /REST/2.0/attachment/" + id, "{\"id\":" + id + ",\"Content\":\"" + base64 + "\"}");
    }

    private static String part(int id, String name, String type) {
        return "{\"id\":\"" + id + "\",\"Filename\":\"" + name + "\",\"ContentType\":\"" + type
                + "\",\"ContentLength\":\"3\"}";
    }

    @Test
    void a_ticket_has_times_in_the_zone_of_the_user_and_addresses_in_cc() {
        text(2, "SGVsbG8=\\n");

        TicketThread thread = withParts(part(2, "", "text/plain"));

        assertThat(thread.ticket())
                .isEqualTo(new Ticket(
                        new TicketNumber("7"),
                        "Hello",
                        "new",
                        true,
                        "Sales",
                        "3",
                        "medium",
                        thread.ticket().createdAt(),
                        null,
                        null,
                        server.uri() + "/Ticket/Display.html?id=7"));
        assertThat(thread.ticket().createdAt()).extracting(PortalTime::iso).isEqualTo("2026-11-23T06:03:18+09:00");
        assertThat(thread.cc()).containsExactly("dave@example.test", "ops@example.net");
        assertThat(thread.messages())
                .extracting(Message::id, Message::author, Message::side, Message::body)
                .containsExactly(tuple("64", "Carol", Message.Side.CUSTOMER, "Hello"));
    }

    @Test
    void only_parts_with_names_are_files_and_those_that_are_neither_text_nor_containers() {
        text(2, "T25l");
        text(6, "VHdv");

        Message message = withParts(
                        part(1, "", "multipart/mixed"),
                        part(2, "", "text/plain"),
                        part(3, "", "text/html"),
                        part(4, "shot.png", "image/png"),
                        part(5, "", "image/gif"),
                        part(6, "", "text/plain"),
                        part(7, "note.txt", "text/plain"))
                .messages()
                .get(0);

        assertThat(message.body()).isEqualTo("One\nTwo");
        assertThat(message.attachments())
                .containsExactly(
                        new Attachment("4", "shot.png", 3L),
                        new Attachment("5", "attachment-5", 3L),
                        new Attachment("7", "note.txt", 3L));
    }

    @Test
    void a_message_in_html_alone_becomes_text_and_plain_text_stays_as_it_is() {
        text(2, "PHA+T25lPC9wPjxwPlR3byAmYW1wOzwvcD4=");
        assertThat(withParts(part(2, "", "text/html")).messages().get(0).body())
                .contains("One")
                .contains("Two &");

        text(3, "PGI+Ym9sZDwvYj4gJmFtcDs=");
        assertThat(withParts(part(3, "", "text/plain")).messages().get(0).body())
                .isEqualTo("<b>bold</b> &amp;");
    }

    @Test
    void a_message_without_parts_is_empty() {
        assertThat(withParts().messages()).extracting(Message::body).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({"0,low", "10,low", "50,medium", "75,medium", "100,high", "1000,high", "Urgent,urgent"})
    void priorities_are_words(String sent, String shown) {
        server.answers(
                "GET /REST/2.0/tickets",
                "{\"total\":1,\"pages\":1,\"per_page\":100,\"items\":[{\"id\":7,\"Priority\":\"" + sent + "\"}]}");

        assertThat(portal.pages(TicketQuery.ALL).next())
                .extracting(Ticket::priority)
                .containsExactly(shown);
    }

    /** RT writes the same id as a text in lists and as a number elsewhere, and totals as it likes. */
    @ParameterizedTest
    @CsvSource({"'\"4\"', 1", "4, 1", "'\"4\"', '\"1\"'", "4, 1.0"})
    void an_id_and_a_total_may_be_numbers_or_texts(String id, String total) {
        server.answers(
                "GET /REST/2.0/queues/all",
                "{\"items\":[{\"id\":" + id + ",\"Name\":\"Billing\",\"Description\":null}],\"total\":" + total
                        + ",\"per_page\":100,\"pages\":null}");

        assertThat(portal.departments()).containsExactly(new Department("4", "Billing", ""));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void a_change_with_status_200_and_a_denial_is_forbidden() {
        server.answers("GET /REST/2.0/ticket/1", "{\"id\":1,\"Status\":\"open\"}");
        server.answers("PUT /REST/2.0/ticket/1", "[\"Ticket 1: Permission Denied\"]");

        assertThatThrownBy(() -> portal.closeTicket(new TicketNumber("1")))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN))
                .hasMessage("the portal refused: Ticket 1: Permission Denied");
    }

    @Test
    void an_empty_search_has_no_pages() {
        server.answers(
                "GET /REST/2.0/tickets",
                "{\"count\":0,\"page\":1,\"pages\":0.0,\"total\":0,\"per_page\":100,\"items\":[]}");

        assertThat(portal.pages(TicketQuery.ALL).hasNext()).isFalse();
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "401,/x,LOGIN_REQUIRED",
        "302,/NoAuth/Login.html?next=abc,LOGIN_REQUIRED",
        "302,/,LOGIN_REQUIRED",
        "302,/elsewhere,UNEXPECTED",
        "403,/x,FORBIDDEN",
        "404,/x,NOT_FOUND",
        "429,/x,UNREACHABLE",
        "412,/x,REFUSED",
        "200,/x,UNEXPECTED"
    })
    void a_read_that_fails_has_a_code(int status, String location, ErrorCode code) {
        server.answers("GET /REST/2.0/user/39", status, location, "<html>Login</html>");

        assertThatThrownBy(portal::whoAmI)
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(server.asked().get(0).header("User-Agent")).isEqualTo("tickets");
        assertThat(server.asked().get(0).header("Cookie")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"200, {}", "401, {}", "401, <html>", "302, <html>"})
    void before_a_login_an_api_that_asks_for_one_is_there(int status, String body) {
        server.answers("GET /REST/2.0/rt", status, "/NoAuth/Login.html", body);

        try (RtLogin login = login()) {
            assertThatCode(login::requireApi).doesNotThrowAnyException();
        }
        assertThat(server.asked().get(0).header("Authorization")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404})
    void before_a_login_a_page_is_no_api(int status) {
        server.answers("GET /REST/2.0/rt", status, "/", "<html>Welcome</html>");

        try (RtLogin login = login()) {
            assertThatThrownBy(login::requireApi)
                    .hasMessage("no REST 2.0 of Request Tracker answers at " + server.uri() + "/REST/2.0 (HTTP "
                            + status + ")");
        }
    }

    private RtLogin login() {
        return new RtLogin(new Client(folder, server.uri()).connection(), URI.create(server.uri() + "/REST/2.0"));
    }

    @ParameterizedTest
    @CsvSource({
        "401,/x,LOGIN_REQUIRED",
        "302,/NoAuth/Login.html,LOGIN_REQUIRED",
        "302,/elsewhere,UNCLEAR",
        "500,/x,UNCLEAR",
        "200,/x,UNCLEAR",
        "400,/x,REFUSED"
    })
    void a_message_that_fails_is_sent_or_not_or_unclear(int status, String location, ErrorCode code) {
        server.answers("POST /REST/2.0/ticket/7/correspond", status, location, "");

        assertThatThrownBy(() -> portal.reply(new Reply(new TicketNumber("7"), "Text", List.of())))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(server.asked()).hasSize(1);
    }

    /** RT takes back what it has stored then; the database may work again in a moment. */
    @Test
    void a_failure_of_the_database_is_no_refusal_though_its_status_says_so() {
        server.answers(
                "POST /REST/2.0/ticket/7/correspond",
                400,
                "/x",
                "{\"message\":\"Ticket could not be created due to an internal error\"}");

        assertThatThrownBy(() -> portal.reply(new Reply(new TicketNumber("7"), "Text", List.of())))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNCLEAR))
                .hasMessage("the portal failed with HTTP 400 at POST " + server.uri()
                        + "/REST/2.0/ticket/7/correspond: Ticket could not be created due to an internal error: it is"
                        + " unclear whether the portal has the message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"12\"}", "{\"id\":12}", "{}"})
    void a_new_ticket_has_a_number_wherever_the_answer_says_it(String answer) {
        server.answers("POST /REST/2.0/ticket", 201, "/REST/2.0/ticket/12", answer);

        assertThat(portal.create(new NewTicket(
                                new Department("3", "Sales", ""), "Hello", "Text", null, List.of(), null, List.of()))
                        .numbers())
                .containsExactly(new TicketNumber("12"));
        assertThat(server.asked().get(0).body())
                .isEqualTo("{\"Queue\":\"3\",\"Subject\":\"Hello\",\"Requestor\":[\"39\"],\"Content\":\"Text\","
                        + "\"ContentType\":\"text/plain\"}");
    }

    @Test
    void a_file_of_no_bytes_is_a_missing_right_and_a_short_one_is_damaged() {
        text(2, "SGVsbG8=");
        Attachment file = withParts(part(2, "", "text/plain"), part(3, "a.bin", "application/octet-stream"))
                .messages()
                .get(0)
                .attachments()
                .get(0);
        String page = "GET /SelfService/Attachment/64/3/file";

        server.answers(page, "");
        assertThatThrownBy(() -> portal.download(new TicketNumber("7"), file, new ByteArrayOutputStream()))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
        server.answers(page, "ab");
        assertThatThrownBy(() -> portal.download(new TicketNumber("7"), file, new ByteArrayOutputStream()))
                .hasMessage("the attachment 'a.bin' has 2 bytes at the portal, and 3 when it was sent");
    }
}
