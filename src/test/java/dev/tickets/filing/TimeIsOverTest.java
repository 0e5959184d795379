package dev.tickets.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a ticket when the time given with {@code --timeout} is over before the portal has answered. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TimeIsOverTest {
    @TempDir
    Path folder;

    private FaultyPortal portal;
    private Cli cli;

    @BeforeEach
    void start() {
        portal = new FaultyPortal(folder.resolve("portal"));
        cli = new Cli(folder).at(portal.uri()).with("TICKETS_TOKEN", portal.token());
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private Run create(String timeout) {
        return cli.run("create", "-d", "1", "-s", "Disk full", "-m", "It is full.", "--timeout", timeout);
    }

    private String states() {
        return cli.run("outbox", "list", "-o", "tsv", "--fields", "state").out();
    }

    @Test
    void a_ticket_whose_request_has_gone_out_is_unclear() {
        portal.failing(FaultyPortal.CREATE, 1, Fault.STALLED_AFTER);

        // enough for the request to go out, also on a busy machine
        assertThat(create("10s").withoutChance())
                .isEqualTo(new Run(6, "", """
                tickets: no clear answer from %s (the time of --timeout is over): it is unclear whether the portal has the message; the ticket is kept in the outbox as ID
                hint: do not send the message again: tickets outbox send searches the portal first; for cron: */5 * * * * tickets outbox send -q
                """.formatted(portal.uri().getAuthority())));
        assertThat(states()).isEqualTo("unclear\n");
        portal.recover();
        assertThat(cli.run("outbox", "send", "26", "-o", "tsv", "--fields", "number,state"))
                .isEqualTo(new Run(0, "100001\tcreated\n", ""));
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_ticket_whose_request_has_not_gone_out_waits() {
        portal.failing("GET .*", 1, Fault.STALLED_BEFORE);

        assertThat(create("1s").withoutChance())
                .isEqualTo(new Run(75, "", """
                tickets: cannot reach %s: the time of --timeout is over; the ticket is kept in the outbox as ID
                hint: tickets outbox send sends the message; for cron: */5 * * * * tickets outbox send -q
                """.formatted(portal.uri().getAuthority())));
        assertThat(states()).isEqualTo("waiting\n");
        assertThat(portal.stored()).isEmpty();
    }
}
