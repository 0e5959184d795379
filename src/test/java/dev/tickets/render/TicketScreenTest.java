package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TicketScreenTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static TicketScreen screen(int columns) {
        return new TicketScreen(Style.PLAIN, columns, NOW, TimeZone.getTimeZone(ZoneOffset.UTC));
    }

    private static Ticket ticket(String number, String subject, @Nullable String priority, boolean unread, String at) {
        PortalTime time = at.isEmpty() ? null : new PortalTime(LocalDateTime.parse(at), ZoneOffset.ofHours(9));
        return new Ticket(
                new TicketNumber(number),
                subject,
                "Answered",
                true,
                "Tech",
                "1",
                priority,
                null,
                time,
                unread,
                "https://x/");
    }

    private static final List<Ticket> TICKETS = List.of(
            ticket("123456", "Disk full on web1, all writes fail since this morning", "low", true, "2026-01-02T12:00"),
            ticket("123455", "[urgent] ディスクの空きがないので書き込みができません", "low", false, "2026-01-02T09:04"),
            ticket("7", "Invoice", "critical", true, "2025-12-30T12:04"),
            ticket("6", "Renewal", null, false, ""));

    @Test
    void marks_what_is_unread_and_urgent_and_shows_ages() {
        assertThat(screen(0).text(TICKETS)).isEqualTo("""
                    NUMBER  STATUS    DEPARTMENT  UPDATED  SUBJECT
                *   123456  Answered  Tech        4 min    Disk full on web1, all writes fail since this morning
                !   123455  Answered  Tech        3 h      [urgent] ディスクの空きがないので書き込みができません
                *!  7       Answered  Tech        3 d      Invoice
                    6       Answered  Tech                 Renewal
                """);
    }

    @Test
    void fits_the_width_and_cuts_subjects_by_what_a_terminal_shows() {
        assertThat(screen(80).text(TICKETS)).isEqualTo("""
                    NUMBER  STATUS    DEPARTMENT  UPDATED  SUBJECT
                *   123456  Answered  Tech        4 min    Disk full on web1, all writes fail s…
                !   123455  Answered  Tech        3 h      [urgent] ディスクの空きがないので書…
                *!  7       Answered  Tech        3 d      Invoice
                    6       Answered  Tech                 Renewal
                """);
    }

    @Test
    void a_narrow_terminal_shows_fewer_columns() {
        assertThat(screen(40).text(TICKETS)).isEqualTo("""
                    NUMBER  STATUS    UPDATED  SUBJECT
                *   123456  Answered  4 min    Disk ful…
                !   123455  Answered  3 h      [urgent]…
                *!  7       Answered  3 d      Invoice
                    6       Answered           Renewal
                """);
        assertThat(screen(24).text(TICKETS)).isEqualTo("""
                    NUMBER  SUBJECT
                *   123456  Disk full o…
                !   123455  [urgent] デ…
                *!  7       Invoice
                    6       Renewal
                """);
    }

    @Test
    void without_marks_there_is_no_room_for_them() {
        assertThat(screen(80).text(List.of(ticket("6", "Renewal", null, false, "2026-01-02T12:04"))))
                .isEqualTo("""
                NUMBER  STATUS    DEPARTMENT  UPDATED  SUBJECT
                6       Answered  Tech        now      Renewal
                """);
        assertThat(screen(80).text(List.of())).isEmpty();
    }

    @Test
    void a_time_of_an_unknown_zone_makes_an_age_that_is_a_guess() {
        Ticket ticket = new Ticket(
                new TicketNumber("6"),
                "S",
                "Open",
                true,
                null,
                null,
                null,
                new PortalTime(LocalDateTime.parse("2026-01-02T01:00"), null),
                null,
                null,
                "");

        assertThat(screen(80).text(List.of(ticket))).isEqualTo("""
                NUMBER  STATUS  DEPARTMENT  UPDATED  SUBJECT
                6       Open                ~2 h     S
                """);
    }

    @Test
    void ages_are_short_words() {
        String[][] ages = {
            {"2026-01-02T12:10", "now"},
            {"2026-01-02T11:05", "59 min"},
            {"2026-01-02T11:04", "1 h"},
            {"2025-12-31T12:05", "47 h"},
            {"2025-12-31T12:04", "2 d"},
            {"2025-11-04T12:04", "59 d"},
            {"2025-11-03T12:04", "1 mo"},
            {"2024-01-05T12:04", "23 mo"},
            {"2024-01-03T12:04", "2 y"}
        };
        for (String[] age : ages) {
            assertThat(screen(80).text(List.of(ticket("6", "S", null, false, age[0]))))
                    .as(age[0])
                    .contains("  " + age[1] + " ");
        }
    }

    @Test
    void styles_mark_the_same() {
        String text = new TicketScreen(new Style(true), 80, NOW, TimeZone.getTimeZone(ZoneOffset.UTC)).text(TICKETS);

        assertThat(text)
                .contains(
                        "\n\u001b[31m*!\u001b[0m  7       Answered  Tech        3 d      \u001b[1mInvoice\u001b[0m\n");
        assertThat(text.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(screen(80).text(TICKETS));
    }

    @Test
    void no_line_is_wider_than_any_usual_terminal_whatever_the_tickets_hold() {
        for (int seed = 0; seed < 300; seed++) {
            HostileText random = new HostileText(seed);
            List<Ticket> tickets = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                tickets.add(new Ticket(
                        new TicketNumber("12345" + i),
                        random.text(200),
                        random.text(30),
                        true,
                        random.text(40),
                        null,
                        random.text(8),
                        null,
                        new PortalTime(LocalDateTime.parse("2026-01-01T00:00"), null),
                        true,
                        ""));
            }
            for (int columns : new int[] {20, 40, 60, 80, 132}) {
                String text = screen(columns).text(tickets);
                assertThat(text.split("\n", -1))
                        .as("seed %d, %d columns", seed, columns)
                        .allSatisfy(SafeTextTest::isHarmlessLine)
                        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns));
            }
        }
    }
}
