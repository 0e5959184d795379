package dev.tickets.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.ticket.Department;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A portal with its desk, for {@link PortalContract}; tickets that a test files carry a word of its own in their
 * subjects.
 */
@SuppressWarnings("NullAway.Init") // made before each test
abstract class PortalContractFixture {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    final String word = UUID.randomUUID().toString();

    @TempDir
    Path files;

    Portal portal;
    Desk desk;

    /** The staff of the portal. */
    public interface Desk {
        void answer(TicketNumber number, String text);

        void close(TicketNumber number);
    }

    /**
     * Opens the portal as a customer who may do everything; few tickets make a page where the portal can be told so.
     */
    protected abstract Portal open(Path folder);

    protected abstract Desk desk();

    @BeforeEach
    void open_the_portal(@TempDir Path folder) {
        portal = open(folder);
        desk = desk();
    }

    @AfterEach
    void close_the_portal() {
        portal.close();
    }

    Department department() {
        return portal.departments().get(0);
    }

    String subject(String what) {
        return what + " " + word;
    }

    TicketNumber file(String what, String body) {
        return created(new NewTicket(department(), subject(what), body, null, List.of(), null, List.of()));
    }

    TicketNumber created(NewTicket ticket) {
        Creation creation = portal.create(ticket);
        assertThat(creation.complaint()).isNull();
        return creation.numbers().get(0);
    }

    ReadyAttachment file(String name, int size) throws IOException {
        byte[] bytes = (word + name).repeat(size / 36 + 1).getBytes(UTF_8);
        byte[] png = Arrays.copyOf(bytes, size);
        System.arraycopy(PNG, 0, png, 0, PNG.length);
        return new ReadyAttachment(name, Files.write(files.resolve(UUID.randomUUID() + ".png"), png), size, null);
    }

    Ticket listed(TicketQuery query, TicketNumber number) {
        return portal.tickets(query).tickets().stream()
                .filter(ticket -> ticket.number().equals(number))
                .findAny()
                .orElseThrow();
    }

    List<TicketNumber> found(String status, @Nullable Department department, String search, int limit) {
        return numbers(portal.tickets(query(status, department, search, limit)).tickets());
    }

    static TicketQuery query(String status, @Nullable Department department, String search, int limit) {
        return new TicketQuery(status, department, search, null, false, TicketQuery.Sort.UPDATED_AT, limit);
    }

    static List<TicketNumber> numbers(List<Ticket> tickets) {
        return tickets.stream().map(Ticket::number).toList();
    }
}
