package dev.tickets.portal.hostbill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tickets.testing.Client;
import dev.tickets.testing.FakePortal;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists come in pages, or not, or without end. */
class PagingTest {
    private final FakePortal portal = new FakePortal();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void without_paging_there_is_one_page() {
        portal.answers("GET /api/tickets", 200, page("", 1, 2));
        assertThat(numbers()).containsExactly("1", "2");
        assertThat(portal.requests()).containsExactly("GET /api/tickets");
    }

    @Test
    void without_paging_a_full_page_may_be_followed_by_another() {
        portal.answers("GET /api/tickets", 200, page("", range(1, 25)))
                .answers("GET /api/tickets?page=2", 200, page("", range(26, 50)))
                .answers("GET /api/tickets?page=3", 200, page("", range(51, 53)));
        assertThat(numbers()).hasSize(53).startsWith("1", "2").endsWith("52", "53");
        assertThat(portal.requests()).hasSize(3);
    }

    @Test
    void a_portal_that_knows_no_pages_repeats_itself_and_that_ends_it() {
        portal.answers("GET /api/tickets", 200, page("", range(1, 30)))
                .answers("GET /api/tickets?page=2", 200, page("", range(1, 30)));
        assertThat(numbers()).hasSize(30);
        assertThat(portal.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"404, ''", "400, '{\"error\":[\"unknown parameter\"]}'", "200, '{\"error\":[\"no such page\"]}'"})
    void a_portal_that_refuses_a_page_that_it_has_not_named_has_no_more(int status, String answer) {
        portal.answers("GET /api/tickets", 200, page("", range(1, 10)))
                .answers("GET /api/tickets?page=2", status, answer);
        assertThat(numbers()).hasSize(10);
    }

    @Test
    void a_page_that_fails_otherwise_fails_the_list() {
        portal.answers("GET /api/tickets", 200, page("", range(1, 10))).answers("GET /api/tickets?page=2", 500, "");
        assertThat(catchThrowableOfType(TicketsException.class, this::numbers).code())
                .isEqualTo(ErrorCode.UNREACHABLE);
    }

    @Test
    void all_pages_are_read_in_order_and_overlaps_count_once() {
        portal.answers("GET /api/tickets", 200, page("{\"current\":1,\"total\":3}", 1, 2))
                .answers("GET /api/tickets?page=2", 200, page("{\"current\":\"2\",\"total\":\"3\"}", 2, 3))
                .answers("GET /api/tickets?page=3", 200, page("{\"current\":3,\"total\":3}", 3, 4));
        assertThat(numbers()).containsExactly("1", "2", "3", "4");
        assertThat(portal.requests()).hasSize(3);
    }

    @Test
    void paging_may_stand_under_data() {
        String first = "{\"data\":{\"tickets\":[{\"ticket_number\":\"1\"}],\"page\":{\"total\":2}}}";
        String second = "{\"data\":[{\"ticket_number\":\"2\"}],\"page\":{\"total\":2}}";
        portal.answers("GET /api/tickets", 200, first).answers("GET /api/tickets?page=2", 200, second);
        assertThat(numbers()).containsExactly("1", "2");
    }

    @Test
    void the_total_is_remembered_when_a_later_page_does_not_name_it() {
        portal.answers("GET /api/tickets", 200, page("{\"total\":3}", 1))
                .answers("GET /api/tickets?page=2", 200, page("", 2))
                .answers("GET /api/tickets?page=3", 200, page("", 3));
        assertThat(numbers()).containsExactly("1", "2", "3");
    }

    @Test
    void a_page_that_repeats_ends_it() {
        portal.answers("GET /api/tickets", 200, page("{\"total\":50}", 1, 2))
                .answers("GET /api/tickets?page=2", 200, page("{\"total\":50}", 1, 2));
        assertThat(numbers()).containsExactly("1", "2");
        assertThat(portal.requests()).hasSize(2);
    }

    @Test
    void an_empty_page_ends_it() {
        portal.answers("GET /api/tickets", 200, page("{\"total\":50}", 1))
                .answers("GET /api/tickets?page=2", 200, page("{\"total\":50}"));
        assertThat(numbers()).containsExactly("1");
        assertThat(portal.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"total\":0}", "{\"total\":-3}", "{\"total\":\"many\"}", "7", "[]", "{\"total\":null}"})
    void nonsense_about_paging_is_one_page(String page) {
        portal.answers("GET /api/tickets", 200, page(page, 1, 2));
        assertThat(numbers()).containsExactly("1", "2");
        assertThat(portal.requests()).hasSize(1);
    }

    @Test
    void endless_pages_end_after_a_thousand() {
        portal.answers("GET /api/tickets", 200, page("{\"total\":9223372036854775807}", 1));
        for (int i = 2; i <= 1_010; i++) {
            portal.answers("GET /api/tickets?page=" + i, 200, page("{\"total\":999999}", i));
        }
        assertThat(numbers()).hasSize(1_000);
        assertThat(portal.requests()).hasSize(1_000);
    }

    @Test
    void the_next_page_is_asked_for_only_when_it_is_drawn() {
        portal.answers("GET /api/tickets", 200, page("{\"total\":3}", 1));
        List<Ticket> first = new Client(folder, portal.uri())
                .ask(open -> open.pages(TicketQuery.ALL).next());
        assertThat(first).hasSize(1);
        assertThat(portal.requests()).containsExactly("GET /api/tickets");
    }

    private static int[] range(int from, int to) {
        return IntStream.rangeClosed(from, to).toArray();
    }

    private List<String> numbers() {
        return new Client(folder, portal.uri())
                .tickets().stream().map(ticket -> ticket.number().value()).toList();
    }

    private static String page(String page, int... numbers) {
        StringBuilder json = new StringBuilder("{\"tickets\":[");
        for (int number : numbers) {
            json.append(json.toString().endsWith("[") ? "" : ",")
                    .append("{\"ticket_number\":\"")
                    .append(number)
                    .append("\"}");
        }
        return json.append(page.isEmpty() ? "]}" : "],\"page\":" + page + "}").toString();
    }
}
