package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.config.Durations;
import dev.tickets.ticket.DedupDecision.Action;
import dev.tickets.ticket.DedupDecision.Known;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a repeated alert. */
class DedupDecisionTest {
    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");

    private static DedupDecision repetition(IfOpen ifOpen, @Nullable Duration interval) {
        return new DedupDecision(new DedupKey("disk-full"), ifOpen, interval, false, null);
    }

    @ParameterizedTest
    @CsvSource({
        "REPLY, NO_OPEN_TICKET, CREATE",
        "SKIP, NO_OPEN_TICKET, CREATE",
        "NEW, NO_OPEN_TICKET, CREATE",
        "REPLY, OPEN_TICKET, REPLY",
        "SKIP, OPEN_TICKET, SKIP",
        "NEW, OPEN_TICKET, CREATE",
        "REPLY, IN_OUTBOX, REPLY",
        "SKIP, IN_OUTBOX, SKIP",
        "NEW, IN_OUTBOX, CREATE"
    })
    void an_alert_is_a_ticket_a_reply_or_nothing(IfOpen ifOpen, Known known, Action action) {
        assertThat(repetition(ifOpen, null).action(known, NOW, NOW, NOW)).isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({
        "6h, 2026-01-02T06:00:01Z, SKIP",
        "6h, 2026-01-02T06:00:00Z, REPLY",
        "6h, 2026-01-02T12:00:00Z, SKIP",
        "6h, 2026-01-02T12:00:01Z, REPLY",
        "6h, 2031-01-01T00:00:00Z, REPLY",
        "6h, , REPLY",
        "1s, 2026-01-02T11:59:59Z, REPLY"
    })
    void a_reply_that_comes_too_soon_is_left_out_unless_the_clock_was_set_back(
            String interval, @Nullable Instant last, Action action) {
        assertThat(repetition(IfOpen.REPLY, Durations.parse(interval)).action(Known.OPEN_TICKET, last, NOW, NOW))
                .isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T09:00:00Z, 2026-01-02T11:55:00Z, SKIP",
        "2026-01-02T11:55:00Z, 2026-01-02T09:00:00Z, SKIP",
        "2026-01-02T05:00:00Z, 2026-01-02T11:55:00Z, REPLY",
        "2026-01-02T09:00:00Z, 2026-01-02T12:00:01Z, REPLY"
    })
    void an_alert_that_had_to_wait_is_compared_with_a_younger_one_too(Instant written, Instant last, Action action) {
        assertThat(repetition(IfOpen.REPLY, Durations.parse("6h")).action(Known.OPEN_TICKET, last, written, NOW))
                .isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({"REPLY", "SKIP", "NEW"})
    void the_interval_never_holds_back_a_ticket(IfOpen ifOpen) {
        assertThat(repetition(ifOpen, Durations.parse("6h")).action(Known.NO_OPEN_TICKET, NOW, NOW, NOW))
                .isEqualTo(Action.CREATE);
    }
}
