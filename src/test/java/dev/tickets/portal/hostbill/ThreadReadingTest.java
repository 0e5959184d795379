package dev.tickets.portal.hostbill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Client;
import dev.tickets.testing.FakePortal;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.Message.Side;
import dev.tickets.ticket.TicketThread;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A ticket with its messages and attachments, in all the shapes that portals give it. */
class ThreadReadingTest {
    private static final String TICKET = "'ticket':{'ticket_number':'100001','subject':'Disk','body':'full'}";
    private static final String REPLIES = "'replies':[{'id':'77','type':'Admin','status':'Sent','body':'Done'}]";

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
                "{" + TICKET + "," + REPLIES + "}",
                "{'data':{" + TICKET + "," + REPLIES + "}}",
                "{" + TICKET + ",'replies':{'77':{'type':'Admin','body':'Done'}}}",
                "{'ticket':{'ticket_number':100001,'subject':'Disk','body':'full'," + REPLIES + "}}",
                "{'ticket_number':'100001','subject':'Disk','body':'full'," + REPLIES + "}",
                "{'data':{'number':'100001','subject':'Disk','message':'full'," + REPLIES + "}}",
            })
    void ticket_and_replies_are_found_wherever_they_stand(String json) {
        TicketThread thread = thread(json);
        assertThat(thread.ticket().number().value()).isEqualTo("100001");
        assertThat(thread.messages()).extracting(Message::body).containsExactly("full", "Done");
        assertThat(thread.messages()).extracting(Message::side).containsExactly(Side.CUSTOMER, Side.STAFF);
        assertThat(thread.messages()).extracting(Message::id).containsExactly("0", "77");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'attachments':{'0':[{'id':'5','org_filename':'df.txt'}],'77':[{'id':6,'org_filename':'log.gz'}]}",
                "'attachments':{'0':{'5':{'id':'5','org_filename':'df.txt'}},'77':{'6':{'org_filename':'log.gz'}}}",
                "'attachments':{'0':{'5':'df.txt'},'77':{'6':'log.gz'}}",
                "'attachments':[{'id':'5','name':'df.txt'},{'id':'6','filename':'log.gz','reply_id':77}]",
                "'attachments':[{'id':'5','name':'df.txt','reply_id':'0'},{'id':'6','name':'log.gz','reply_id':'77'}]",
                "'attachments':{'5':{'id':'5','name':'df.txt'},'6':{'id':'6','name':'log.gz','reply_id':'77'}}",
                "'attachments':{'0':{'id':'5','org_filename':'df.txt'},'77':{'id':'6','org_filename':'log.gz'}}",
                "'attachments':[{'id':'5','rel_id':'0','name':'df.txt'},{'id':'6','rel_id':'77','name':'log.gz'}]",
                "'attachments':[{'id':5,'rel_id':0,'name':'df.txt'},{'id':6,'rel_id':77,'name':'log.gz'}]",
                "'attachments':[{'id':'5','rel_id':null,'name':'df.txt'},{'id':'6','rel_id':'77','name':'log.gz'}]",
                "'attachments':{'5':{'rel_id':'0','name':'df.txt'},'6':{'rel_id':'77','name':'log.gz'}}",
                "'attachments':{'5':{'id':'5','rel_id':0,'name':'df.txt'},'6':{'id':'6','rel_id':77,'name':'log.gz'}}",
                "'attachments':[[{'id':'5','rel_id':'0','name':'df.txt'}],[{'id':'6','rel_id':'77','name':'log.gz'}]]",
                "'attachments':[{'5':{'org_filename':'df.txt'}},{'6':{'rel_id':77,'org_filename':'log.gz'}}]",
                "'attachments':[{'attachment_id':5,'name':'df.txt'},{'attachment_id':6,'rel_id':77,'name':'log.gz'}]",
                "'attachments':[{'id':5,'org_filename':null,'filename':'df.txt'},"
                        + "{'id':6,'rel_id':77,'org_filename':'','filename':'log.gz'}]",
            })
    void attachments_are_found_in_every_shape(String attachments) {
        TicketThread thread = thread("{" + TICKET + "," + REPLIES + "," + attachments + "}");
        assertThat(thread.messages().get(0).attachments()).containsExactly(new Attachment("5", "df.txt", null));
        assertThat(thread.messages().get(1).attachments()).containsExactly(new Attachment("6", "log.gz", null));
    }

    @Test
    void attachments_may_hang_on_ticket_and_reply_themselves() {
        TicketThread thread = thread("{'ticket':{'ticket_number':'100001','attachments':[{'id':'5','name':'df.txt'}]},"
                + "'replies':[{'id':'77','attachments':[{'id':'6','name':'log.gz','size':'12'}]}]}");
        assertThat(thread.messages().get(0).attachments()).containsExactly(new Attachment("5", "df.txt", null));
        assertThat(thread.messages().get(1).attachments()).containsExactly(new Attachment("6", "log.gz", 12L));
    }

    @Test
    void an_attachment_that_stands_twice_counts_once() {
        TicketThread thread = thread("{'ticket':{'ticket_number':'100001','attachments':[{'id':'5','name':'df.txt'}]},"
                + "'replies':[{'id':'77','attachments':[{'id':'6','name':'log.gz'}]}],"
                + "'attachments':[{'id':'5','rel_id':'0','name':'df.txt'},{'id':'6','rel_id':'77','name':'log.gz'}]}");
        assertThat(thread.messages().get(0).attachments()).containsExactly(new Attachment("5", "df.txt", null));
        assertThat(thread.messages().get(1).attachments()).containsExactly(new Attachment("6", "log.gz", null));
    }

    @Test
    void an_attachment_of_a_hidden_reply_is_hidden_with_it() {
        TicketThread thread = thread("{" + TICKET + ",'replies':[{'id':'77','status':'Draft','body':'internal'}],"
                + "'attachments':[{'id':'6','rel_id':'77','name':'internal.gz'}]}");
        assertThat(thread.messages())
                .singleElement()
                .satisfies(opening -> assertThat(opening.attachments()).isEmpty());
    }

    @Test
    void a_list_of_lists_counts_messages_from_the_opening_one() {
        TicketThread thread = thread("{" + TICKET + ",'attachments':[[{'id':'5','org_filename':'df.txt'}]]}");
        assertThat(thread.messages().get(0).attachments()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "null", "{'0':[]}", "[[]]", "0", "'none'", "[null]", "{'0':null}"})
    void no_attachments_are_none(String attachments) {
        TicketThread thread = thread("{" + TICKET + "," + REPLIES + ",'attachments':" + attachments + "}");
        assertThat(thread.messages())
                .allSatisfy(message -> assertThat(message.attachments()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Draft'",
                "'draft'",
                "'DRAFT'",
                "'Scheduled'",
                "'scheduled'",
                "''",
                "' '",
                "'Entwurf'",
                "'Unsent'",
                "0",
                "1",
                "false"
            })
    void a_reply_that_was_not_sent_stays_hidden(String status) {
        TicketThread thread = thread("{" + TICKET + ",'replies':[{'id':'1','status':" + status + ",'body':'internal'},"
                + "{'id':'2','status':'Sent','body':'sent'}]}");
        assertThat(thread.messages()).extracting(Message::body).containsExactly("full", "sent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'status':'Sent',",
                "'status':'sent',",
                "'status':'SENT',",
                "'status':' Sent ',",
                "",
                "'status':null,"
            })
    void a_reply_that_was_sent_is_shown_and_so_is_one_without_a_status(String status) {
        TicketThread thread = thread("{" + TICKET + ",'replies':[{" + status + "'id':'1','body':'Done'}]}");
        assertThat(thread.messages()).extracting(Message::body).containsExactly("full", "Done");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // by id, also where times differ or text would sort otherwise
                "[{'id':'9','body':'b'},{'id':'10','body':'c'},{'id':'8','body':'a'}]",
                "[{'id':10,'body':'c'},{'id':9,'body':'b'},{'id':8,'body':'a'}]",
                "{'10':{'body':'c'},'8':{'body':'a'},'9':{'body':'b'}}",
                "[{'id':'2','date':'2026-01-01 00:00:00','body':'b'},{'id':'1','date':'2026-01-02 00:00:00','body':'a'},"
                        + "{'id':'3','body':'c'}]",
                // by time, where an id is missing or no number
                "[{'date':'2026-01-03 00:00:00','body':'c'},{'date':'2026-01-01 00:00:00','body':'a'},"
                        + "{'date':'2026-01-02 00:00:00','body':'b'}]",
                "[{'id':'x','date':'2026-01-03 00:00:00','body':'c'},{'id':'9','date':'2026-01-01 00:00:00','body':'a'},"
                        + "{'id':'1','date':'2026-01-02 00:00:00','body':'b'}]",
                // of one second: newest first as the others, or oldest first as the others
                "[{'date':'2026-01-03 00:00:00','body':'c'},{'date':'2026-01-03 00:00:00','body':'b'},"
                        + "{'date':'2026-01-01 00:00:00','body':'a'}]",
                "[{'date':'2026-01-01 00:00:00','body':'a'},{'date':'2026-01-03 00:00:00','body':'b'},"
                        + "{'date':'2026-01-03 00:00:00','body':'c'}]",
                // nothing to go by: as the portal has them
                "[{'body':'a'},{'body':'b'},{'body':'c'}]",
                "[{'id':'3','body':'a'},{'date':'2026-01-03 00:00:00','body':'b'},{'id':'1','body':'c'}]",
                "[{'id':'3','date':'2026-01-03 00:00:00','body':'a'},{'id':'','date':'0000-00-00 00:00:00','body':'b'},"
                        + "{'id':'1','date':'2026-01-01 00:00:00','body':'c'}]",
            })
    void replies_are_in_order_oldest_first(String replies) {
        TicketThread thread = thread("{" + TICKET + ",'replies':" + replies + "}");
        assertThat(thread.messages()).extracting(Message::body).containsExactly("full", "a", "b", "c");
    }

    @ParameterizedTest
    @CsvSource({"1024, true", "1028, true", "'\"1024\"', true", "64, false", "16, false", "null, false", "[], false"})
    void bit_1024_marks_an_encrypted_ticket(String flags, boolean encrypted) {
        TicketThread thread = thread("{'ticket':{'ticket_number':'1','body':'x','flags':" + flags + "}}");
        assertThat(thread.encrypted()).isEqualTo(encrypted);
        assertThat(thread.messages().get(0).encrypted()).isEqualTo(encrypted);
    }

    @ParameterizedTest
    @CsvSource({"16, true", "17, true", "'\"16\"', true", "1, false", "1024, false", "'\"\"', false"})
    void bit_16_marks_an_encrypted_reply(String flags, boolean encrypted) {
        TicketThread thread = thread("{" + TICKET + ",'replies':[{'id':'7','body':'x','flags':" + flags + "}]}");
        assertThat(thread.encrypted()).isFalse();
        assertThat(thread.messages().get(1).encrypted()).isEqualTo(encrypted);
    }

    @ParameterizedTest
    @CsvSource({"Admin, STAFF", "System, STAFF", "Client, CUSTOMER", "Unregistered, CUSTOMER", "Email, CUSTOMER"})
    void the_type_says_which_side_wrote(String type, Side side) {
        TicketThread thread = thread("{" + TICKET + ",'replies':[{'id':'7','body':'x','type':'" + type + "'}]}");
        assertThat(thread.messages().get(1).side()).isEqualTo(side);
    }

    @ParameterizedTest
    @CsvSource({"Admin, STAFF", "Client, CUSTOMER", "Unregistered, CUSTOMER", "Email, CUSTOMER"})
    void the_type_of_the_ticket_says_which_side_opened_it(String type, Side side) {
        TicketThread thread = thread("{'ticket':{'ticket_number':'1','type':'" + type + "'}}");
        assertThat(thread.messages().get(0).side()).isEqualTo(side);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This message contained sensitive data, auto-removed on ticket close on 2026-01-02 | true",
                "[Encrypted text, auto-removed on ticket close on 2026-01-02 03:04:05] | true",
                "==CONTENT REMOVED AS IT WAS MARKED AS SENSITIVE. FULL CONTENT IS AVAILABLE== | true",
                "Why was it auto-removed on ticket close?\\nIt was needed. | false",
                "The password is removed | false",
            })
    void a_notice_in_place_of_a_text_is_recognised(String body, boolean removed) {
        TicketThread thread = thread("{'ticket':{'ticket_number':'1','flags':'1024','body':'" + body
                + "'},'replies':[{'id':'7','flags':'16','body':'" + body + "'}]}");
        assertThat(thread.messages()).extracting(Message::removed).containsExactly(removed, removed);
        assertThat(thread.messages()).extracting(Message::encrypted).containsExactly(true, true);
    }

    @Test
    void a_long_text_that_quotes_the_notice_was_not_removed() {
        String quoting = "auto-removed on ticket close " + "x".repeat(200);
        assertThat(thread("{'ticket':{'ticket_number':'1','body':'" + quoting + "'}}")
                        .messages()
                        .get(0)
                        .removed())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Help &lt;now&gt;\\r\\nplease | Help <now>\\nplease",
                "&amp;lt; | &lt;",
                "if a &lt; b &amp;&amp; c | if a < b && c",
                "one<br>two<br/>three | one\\ntwo\\nthree",
                "List<String> x | List<String> x",
            })
    void bodies_lose_markup_and_entities_once(String body, String text) {
        TicketThread thread = thread("{'ticket':{'ticket_number':'1','body':'" + body + "'}}");
        assertThat(thread.messages().get(0).body()).isEqualTo(text.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a@x.example,b@x.example' | a@x.example b@x.example",
                "'a@x.example; b@x.example' | a@x.example b@x.example",
                "['a@x.example','b@x.example'] | a@x.example b@x.example",
                "{'4':'a@x.example','9':'b@x.example'} | a@x.example b@x.example",
            },
            quoteCharacter = '~')
    void cc_is_a_text_a_list_or_a_map(String cc, String addresses) {
        TicketThread thread = thread("{'ticket':{'ticket_number':'1','cc':" + cc + "}}");
        assertThat(thread.cc()).containsExactlyElementsOf(List.of(addresses.split(" ", -1)));
    }

    @Test
    void fields_that_nobody_asked_for_are_left_alone() {
        TicketThread thread = thread("{" + TICKET + "," + REPLIES + ",'notes':[{'id':'9','body':'staff only'}]}");
        assertThat(thread.messages()).hasSize(2);
    }

    private TicketThread thread(String json) {
        portal.answers("GET /api/tickets/100001", 200, json.replace('\'', '"'));
        return new Client(folder, portal.uri()).ticket("100001");
    }
}
