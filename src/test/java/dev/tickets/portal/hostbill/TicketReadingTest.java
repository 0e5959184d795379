package dev.tickets.portal.hostbill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Client;
import dev.tickets.testing.FakePortal;
import dev.tickets.ticket.Account;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Ticket;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From rows to tickets, departments, services and the account, however PHP wrote them. */
class TicketReadingTest {
    private final FakePortal portal = new FakePortal();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void numbers_and_booleans_may_come_as_text() {
        Ticket ticket = ticket("'ticket_number':100001,'dept_id':3,'priority':2,'client_read':true");
        assertThat(ticket.number().value()).isEqualTo("100001");
        assertThat(ticket.departmentId()).isEqualTo("3");
        assertThat(ticket.priority()).isEqualTo("high");
        assertThat(ticket.unread()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'\"0\"', true", "0, true", "false, true", "'\"1\"', false", "1, false"})
    void unread_is_what_the_client_has_not_read(String read, boolean unread) {
        assertThat(ticket("'ticket_number':'1','client_read':" + read).unread()).isEqualTo(unread);
    }

    @Test
    void what_is_missing_stays_absent() {
        Ticket ticket = ticket("'ticket_number':'1','subject':null,'deptname':'','dept_id':[]");
        assertThat(ticket.subject()).isEmpty();
        assertThat(ticket.status()).isEmpty();
        assertThat(ticket.department()).isNull();
        assertThat(ticket.departmentId()).isNull();
        assertThat(ticket.priority()).isNull();
        assertThat(ticket.createdAt()).isNull();
        assertThat(ticket.unread()).isNull();
        assertThat(ticket.open()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Closed, false",
        "closed, false",
        "CLOSED, false",
        "Answered, true",
        "Waiting for parts, true",
        "7, true"
    })
    void any_status_but_closed_is_open(String status, boolean open) {
        Ticket ticket = ticket("'ticket_number':'1','status':'" + status + "'");
        assertThat(ticket.status()).isEqualTo(status);
        assertThat(ticket.open()).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "Open, true",
        "Answered, true",
        "Client-Reply, true",
        "In-Progress, true",
        "Scheduled-Notification, true",
        "Sent-Out, true",
        "Closed, false",
        "Waiting-for-a-part-of-the-maker, true",
    })
    void statuses_of_the_factory_and_the_longest_of_an_operator_stay_as_they_are(String status, boolean open) {
        Ticket ticket = ticket("'ticket_number':'1','status':'" + status + "'");
        assertThat(ticket.status()).isEqualTo(status).hasSizeLessThanOrEqualTo(31);
        assertThat(ticket.open()).isEqualTo(open);
    }

    @Test
    void entities_in_a_status_are_decoded() {
        assertThat(ticket("'ticket_number':'1','status':'Gel&ouml;st &amp; gepr&#252;ft'")
                        .status())
                .isEqualTo("Gelöst & geprüft");
    }

    @ParameterizedTest
    @CsvSource({"'\"0\"', low", "'\"1\"', medium", "2, high", "'\"3\"', critical", "'\"High\"', high"})
    void a_priority_is_a_digit_or_a_word(String value, String priority) {
        assertThat(ticket("'ticket_number':'1','priority':" + value).priority()).isEqualTo(priority);
    }

    @ParameterizedTest
    @CsvSource({
        "1234567, 1234567",
        "'\"1234567\"', 1234567",
        "1234567890, 1234567890",
        "'\"123456789012345678\"', 123456789012345678"
    })
    void a_number_may_have_more_than_six_digits(String value, String number) {
        assertThat(ticket("'ticket_number':" + value + ",'id':7,'tags':3")
                        .number()
                        .value())
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'0000-00-00 00:00:00'",
                "''",
                "null",
                "0",
                "1767322805",
                "1767311211",
                "'yesterday, I think'",
                "'2026-02-31 00:00:00'",
                "'2026-13-01 00:00:00'",
                "'2026-01-02 25:00:00'",
                "[]"
            })
    void what_is_no_date_is_none(String date) {
        Ticket ticket = ticket("'ticket_number':'1','date':" + date + ",'lastreply':" + date);
        assertThat(ticket.createdAt()).isNull();
        assertThat(ticket.updatedAt()).isNull();
    }

    @Test
    void without_a_later_one_the_creation_is_the_last_activity() {
        Ticket ticket = ticket("'ticket_number':'1','date':'2026-01-02 03:04:05','lastreply':'0000-00-00 00:00:00'");
        assertThat(Objects.requireNonNull(ticket.lastActivity()).iso()).isEqualTo("2026-01-02T03:04:05");
    }

    @Test
    void times_have_an_offset_only_when_the_zone_is_known() {
        String fields = "'ticket_number':'1','date':'2026-07-02 03:04:05'";
        assertThat(Objects.requireNonNull(ticket(fields).createdAt()).iso()).isEqualTo("2026-07-02T03:04:05");
        Ticket there = client().in(ZoneId.of("Asia/Tokyo")).tickets().get(0);
        assertThat(Objects.requireNonNull(there.createdAt()).iso()).isEqualTo("2026-07-02T03:04:05+09:00");
    }

    @Test
    void entities_in_a_subject_are_decoded_once_and_tags_stay() {
        Ticket ticket = ticket("'ticket_number':'1','subject':'a &lt;b&gt; &amp;lt; &#039;c&#039; <b>d</b>'");
        assertThat(ticket.subject()).isEqualTo("a <b> &lt; 'c' <b>d</b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'departments':[{'id':'1','name':'Tech','description':''},{'id':2,'name':'Sales'}]}",
                "{'depts':[{'id':'1','name':'Tech'},{'id':'2','name':'Sales'}]}",
                "{'data':[{'id':'1','name':'Tech'},{'id':'2','name':'Sales'}]}",
                "{'data':{'departments':{'1':{'name':'Tech'},'2':{'name':'Sales'}}}}",
                "{'data':{'1':'Tech','2':'Sales'}}",
                "[{'id':'1','name':'Tech'},{'id':'2','name':'Sales'}]",
                "{'departments':{'1':'Tech','2':'Sales'},'error':[],'info':[]}",
                "{'1':'Tech','2':'Sales'}",
                "{'1':'Tech','2':'Sales','error':[],'page':{'total':1}}",
                "{'1':{'id':'1','name':'Tech'},'2':{'name':'Sales'}}",
            })
    void departments_are_found_in_every_shape(String json) {
        portal.answers("GET /api/ticket/departments", 200, json(json));
        assertThat(client().ask(HostBillPortal::departments))
                .containsExactly(new Department("1", "Tech", ""), new Department("2", "Sales", ""));
    }

    @Test
    void no_departments_are_none() {
        portal.answers("GET /api/ticket/departments", 200, json("{'departments':[],'error':[]}"));
        assertThat(client().ask(HostBillPortal::departments)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'services':[{'id':'5','name':'VPS &amp; more','domain':'a.example','status':'Active'}]}",
                "{'services':{'5':{'name':'VPS &amp; more','domain':'a.example','status':'Active'}}}",
                "{'data':{'services':[{'id':5,'label':'VPS &amp; more','domain':'a.example','status':'Active'}]}}",
            })
    void services_are_found_in_every_shape(String json) {
        portal.answers("GET /api/service", 200, json(json));
        assertThat(client().ask(HostBillPortal::services))
                .isEqualTo(List.of(new Service("5", "VPS & more", "a.example", "Active")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'client':{'id':26,'email':'me@example.org','firstname':'Jo','lastname':'O&#039;Doe','token':'x'}}",
                "{'data':{'client':{'id':'26','email':'me@example.org','firstname':'Jo','lastname':'O&#039;Doe'}}}",
                "{'client':{'id':26,'email':'me@example.org','lastlogin':'0000-00-00 00:00:00','ip':'203.0.113.7',"
                        + "'firstname':'Jo','lastname':'O&#039;Doe','companyname':null}}",
                "{'id':'26','email':'me@example.org','firstname':'Jo','lastname':'O&#039;Doe'}",
            })
    void the_account_is_found_in_every_shape(String json) {
        portal.answers("GET /api/details", 200, json(json));
        assertThat(client().ask(HostBillPortal::whoAmI)).isEqualTo(new Account("26", "me@example.org", "Jo O'Doe"));
    }

    private Ticket ticket(String fields) {
        portal.answers("GET /api/tickets", 200, json("{'tickets':[{" + fields + "}]}"));
        return client().tickets().get(0);
    }

    private Client client() {
        return new Client(folder, portal.uri());
    }

    private static String json(String single) {
        return single.replace('\'', '"');
    }
}
