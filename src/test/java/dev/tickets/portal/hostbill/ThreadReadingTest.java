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

    @Test
    void drafts_and_scheduled_replies_stay_hidden() {
        TicketThread thread = thread("{" + TICKET + ",'replies':[{'id':'1','status':'','body':'draft'},"
                + "{'id':'2','status':'Scheduled','body':'later'},{'id':'3','status':'scheduled','body':'later'},"
                + "{'id':'4','status':'Sent','body':'sent'},{'id':'5','body':'no status'}]}");
        assertThat(thread.messages()).extracting(Message::body).containsExactly("full", "sent", "no status");
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
