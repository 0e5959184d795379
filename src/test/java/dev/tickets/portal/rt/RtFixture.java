package dev.tickets.portal.rt;

import dev.tickets.ticket.Department;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Carol's portal at a Request Tracker; the subjects of her tickets hold a word of each test. */
@SuppressWarnings("NullAway.Init") // made before each test
abstract class RtFixture {
    final String word = UUID.randomUUID().toString();
    final List<String> notices = new ArrayList<>();

    @TempDir
    Path folder;

    URI address;
    RtClient client;
    RtPortal portal;

    /** The server, which others may use, too. */
    protected abstract RtServer server();

    @BeforeEach
    void open_the_portal() {
        RtServer started = server();
        address = started.address();
        client = new RtClient(started);
        portal = client.portal("carol", notices::add);
    }

    @AfterEach
    void close_the_portal() {
        portal.close();
    }

    Department department(String name) {
        return portal.departments().stream()
                .filter(department -> department.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    TicketNumber file(String queue, String subject, String body, ReadyAttachment... files) {
        return portal.create(
                        new NewTicket(department(queue), subject, body, null, List.of(), null, Arrays.asList(files)))
                .numbers()
                .get(0);
    }

    ReadyAttachment attachment(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(UUID.randomUUID().toString()), bytes);
        return new ReadyAttachment(name, file, bytes.length, null);
    }

    List<TicketNumber> found(String status, String search) {
        TicketQuery query = new TicketQuery(status, null, search, null, false, TicketQuery.Sort.UPDATED_AT, 50);
        return portal.tickets(query).tickets().stream().map(Ticket::number).toList();
    }
}
