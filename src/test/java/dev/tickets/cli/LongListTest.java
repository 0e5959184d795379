package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.LongLists;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tickets list} of thousands of tickets: no page that is not needed, all over one connection. */
class LongListTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {1} tickets in pages of {2}")
    @CsvSource({"hostbill,10000,25", "hostbill,1000,100", "rt,10000,25", "rt,1000,100"})
    void all_tickets_are_shown_once_in_a_request_for_each_page(String type, int tickets, int pageSize) {
        try (LongLists portal = portal(type, tickets, pageSize)) {
            Run run = run(portal, "--all", "--limit", "20000", "-o", "tsv", "--fields", "number");

            List<String> newestFirst = new ArrayList<>();
            for (int number = tickets; number > 0; number--) {
                newestFirst.add(String.valueOf(number));
            }
            assertThat(run.err()).isEmpty();
            assertThat(run.out().lines().toList()).isEqualTo(newestFirst);
            // one more at RT: which statuses count as open
            int more = type.equals("rt") ? 1 : 0;
            assertThat(portal.requests()).isEqualTo(tickets / pageSize + more);
            assertThat(portal.connections()).isEqualTo(1);
        }
    }

    /** Every tenth ticket is closed; there are 1,000 in pages of 100. */
    @ParameterizedTest(name = "{0}: list {1}")
    @CsvSource({
        "hostbill,--limit 50,1",
        // to know whether there are more takes one more ticket
        "hostbill,--all --limit 99,1",
        "hostbill,--all --limit 100,2",
        "hostbill,--limit 200,3",
        "hostbill,--status closed --limit 5,1",
        "hostbill,--status closed --limit 15,2",
        "hostbill,--since 2025-01-01T15:50:00,1",
        "hostbill,--all --limit 500 --since 2025-01-01T14:00:00,2",
        "hostbill,--search web7.,10",
        "hostbill,--search web --limit 50,1",
        // HostBill has one order
        "hostbill,--sort createdAt --limit 5,10",
        "hostbill,--sort subject --limit 5,10",
        "rt,--limit 50,1",
        "rt,--limit 200,3",
        "rt,--sort createdAt --limit 50,1",
        "rt,--sort number --limit 200,3",
        "rt,--sort subject --limit 5,10"
    })
    void reading_stops_at_the_page_that_completes_the_list(String type, String options, int pages) {
        try (LongLists portal = portal(type, 1_000, 100)) {
            Run run = run(portal, options.split(" "));

            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).isNotEmpty();
            assertThat(portal.asked().stream()
                            .filter(asked -> asked.contains("/tickets"))
                            .toList())
                    .hasSize(pages);
        }
    }

    @Test
    void a_status_that_no_ticket_has_is_looked_for_in_all_pages() {
        try (LongLists portal = portal("hostbill", 1_000, 100)) {
            assertThat(run(portal, "--status", "waiting")).isEqualTo(new Run(2, "", """
                    tickets: no ticket has the status 'waiting'
                    hint: --status takes: open, closed, all, Answered, Client-Reply, In-Progress, \
                    Scheduled-Notification, Sent-Out
                    """));
            assertThat(portal.requests()).isEqualTo(10);
        }
    }

    private static LongLists portal(String type, int tickets, int pageSize) {
        return type.equals("rt") ? LongLists.rt(tickets, pageSize) : LongLists.hostBill(tickets, pageSize);
    }

    private Run run(LongLists portal, String... options) {
        List<String> args = new ArrayList<>(List.of("list"));
        args.addAll(List.of(options));
        return new Cli(folder)
                .at(portal.uri())
                .with("TICKETS_TYPE", portal.type())
                .run(args.toArray(new String[0]));
    }
}
