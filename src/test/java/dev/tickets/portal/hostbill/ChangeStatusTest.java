package dev.tickets.portal.hostbill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Client;
import dev.tickets.testing.RawPortal;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each status means as the answer to a change: done, refused for certain, or unclear. */
class ChangeStatusTest {
    private static final TicketNumber NUMBER = new TicketNumber("7");

    @TempDir
    Path folder;

    private static void create(HostBillPortal portal) {
        portal.create(new NewTicket(new Department("1", "Tech", ""), "Disk", "full", null, List.of(), null, List.of()));
    }

    private static void reply(HostBillPortal portal) {
        portal.reply(new Reply(NUMBER, "full", List.of()));
    }

    private static void close(HostBillPortal portal) {
        portal.closeTicket(NUMBER);
    }

    /** The first of each hundred, and those that have a meaning of their own. */
    private static IntStream some() {
        return IntStream.concat(
                        IntStream.of(199, 226, 299, 399, 413, 422, 425, 429, 431, 451, 499, 520, 522, 524, 599),
                        IntStream.rangeClosed(1, 5).flatMap(i -> IntStream.range(100 * i, 100 * i + 12)))
                .sorted();
    }

    private static IntStream all() {
        return IntStream.range(100, 600);
    }

    @Test
    void an_empty_answer_to_a_message_refuses_it_with_4xx_alone() {
        assertThat(codes(some(), "", ChangeStatusTest::create)).isEqualTo(expected(some(), ErrorCode.UNCLEAR));
        assertThat(codes(some(), "", ChangeStatusTest::reply)).isEqualTo(expected(some(), ErrorCode.UNCLEAR));
    }

    @Tag("thorough")
    @Test
    void every_empty_answer_to_a_message_refuses_it_with_4xx_alone() {
        assertThat(codes(all(), "", ChangeStatusTest::create)).isEqualTo(expected(all(), ErrorCode.UNCLEAR));
        assertThat(codes(all(), "", ChangeStatusTest::reply)).isEqualTo(expected(all(), ErrorCode.UNCLEAR));
    }

    /** Whether the ticket is closed is read back after every success. */
    @Test
    void an_empty_answer_closes_a_ticket_with_2xx() {
        assertThat(codes(some(), "", ChangeStatusTest::close)).isEqualTo(expected(some(), null));
    }

    @Tag("thorough")
    @Test
    void every_empty_answer_closes_a_ticket_with_2xx() {
        assertThat(codes(all(), "", ChangeStatusTest::close)).isEqualTo(expected(all(), null));
    }

    @Test
    void a_redirect_is_unclear_even_with_the_words_of_a_refusal() {
        assertUnclear(() -> some().filter(status -> status / 100 == 3));
    }

    @Tag("thorough")
    @Test
    void every_redirect_is_unclear_even_with_the_words_of_a_refusal() {
        assertUnclear(() -> IntStream.range(300, 400));
    }

    private void assertUnclear(Supplier<IntStream> statuses) {
        String refusal = "{\"error\":[\"Too many tickets\"]}";
        for (Consumer<HostBillPortal> change : List.<Consumer<HostBillPortal>>of(
                ChangeStatusTest::create, ChangeStatusTest::reply, ChangeStatusTest::close)) {
            assertThat(codes(statuses.get(), refusal, change)).isEqualTo(expected(statuses.get(), ErrorCode.UNCLEAR));
        }
    }

    /** @param success what an empty success is; null for no failure */
    private static SortedMap<Integer, String> expected(IntStream statuses, @Nullable ErrorCode success) {
        SortedMap<Integer, String> expected = new TreeMap<>();
        statuses.forEach(status -> {
            boolean fine = status / 100 == 2 && success == null;
            expected.put(status, fine ? "done" : code(status).toString());
        });
        return expected;
    }

    private static ErrorCode code(int status) {
        return switch (status) {
            case 401 -> ErrorCode.LOGIN_REQUIRED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 429 -> ErrorCode.UNREACHABLE;
            default -> status / 100 == 4 ? ErrorCode.REFUSED : ErrorCode.UNCLEAR;
        };
    }

    /** What the change comes to with each status. */
    private SortedMap<Integer, String> codes(IntStream statuses, String body, Consumer<HostBillPortal> change) {
        SortedMap<Integer, String> codes = new TreeMap<>();
        int[] status = {100};
        try (RawPortal portal = new RawPortal((socket, self) -> {
            self.request(socket);
            String head = "HTTP/1.1 " + status[0] + " Made up\r\nContent-Length: " + body.length() + "\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(UTF_8));
        })) {
            Client client = new Client(folder, portal.uri());
            statuses.forEach(next -> {
                status[0] = next;
                codes.put(next, code(client, change));
            });
        }
        return codes;
    }

    private static String code(Client client, Consumer<HostBillPortal> change) {
        try (HostBillPortal portal = client.portal()) {
            change.accept(portal);
            return "done";
        } catch (TicketsException e) {
            return e.code().toString();
        }
    }
}
