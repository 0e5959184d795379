package dev.tickets.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** Asks a portal everything that only reads; an answer comes to a result, or to a failure with a code and words. */
public final class AnswerReading {
    private static final TicketNumber NUMBER = new TicketNumber("100001");

    private AnswerReading() {}

    public static void assertReadOrRefused(Portal portal) {
        readOrRefused(() -> {
            Iterator<List<Ticket>> pages = portal.pages(TicketQuery.ALL);
            for (int i = 0; i < 2 && pages.hasNext(); i++) {
                assertThat(pages.next()).doesNotContainNull();
            }
            return pages;
        });
        readOrRefused(() -> {
            TicketThread thread = portal.ticket(NUMBER);
            assertThat(thread.ticket().number()).isNotNull();
            return thread;
        });
        readOrRefused(portal::departments);
        readOrRefused(portal::services);
        readOrRefused(portal::whoAmI);
    }

    private static void readOrRefused(Supplier<?> question) {
        try {
            assertThat((Object) question.get()).isNotNull();
        } catch (TicketsException refused) {
            assertThat(refused.code()).isNotNull();
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
