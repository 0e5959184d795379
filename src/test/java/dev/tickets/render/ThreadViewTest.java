package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ThreadViewTest {
    private final ThreadView view = new ThreadView(Style.PLAIN);

    @Test
    void a_ticket_with_its_messages_oldest_first() {
        assertThat(view.text(Samples.THREAD)).isEqualTo("""
                        #100001  Disk full
                        Status      Client-Reply
                        Department  Tech
                        Priority    high
                        Service     VPS 2 (web01)
                        CC          ops@example.com, boss@example.com
                        Opened      2026-01-02 03:04
                        Updated     2026-01-02 04:00
                        Encrypted   yes
                        Page        https://portal.example/tickets/100001
                        Times       portal time: the profile has no time-zone

                        --- Kenji (you), 2026-01-02 03:04, encrypted

                          Help,

                            /dev/sda1 100 %

                          attached: df.txt (1.2 kB, id 5)
                          attached: 画面.png (size unknown, id 6)

                        --- staff, 2026-01-02 04:00

                          Done.
                        """);
    }

    @Test
    void what_the_portal_does_not_say_is_not_there() {
        assertThat(view.text(new TicketThread(Samples.BARE, null, null, false, List.of())))
                .isEqualTo("""
                        #7  メールが届かない
                        Page        https://x/7
                        """);
    }

    @Test
    void times_with_a_zone_need_no_word_about_it() {
        Ticket ticket = new Ticket(
                new TicketNumber("7"),
                "x",
                "Open",
                true,
                null,
                null,
                null,
                Samples.japan("2026-01-02T03:04:05"),
                null,
                null,
                "u");
        assertThat(view.text(new TicketThread(ticket, List.of(), null, false, List.of())))
                .isEqualTo("""
                        #7  x
                        Status      Open
                        Opened      2026-01-02 03:04
                        Page        u
                        """);
    }

    @Test
    void only_the_last_messages() {
        assertThat(view.lastMessages(1).text(Samples.THREAD))
                .doesNotContain("Kenji")
                .endsWith("""

                        (1 earlier message is not shown)

                        --- staff, 2026-01-02 04:00

                          Done.
                        """);
        assertThat(view.lastMessages(0).text(Samples.THREAD)).endsWith("\n\n(2 earlier messages are not shown)\n");
        assertThat(view.lastMessages(2).text(Samples.THREAD)).isEqualTo(view.text(Samples.THREAD));
    }

    @Test
    void no_body_forges_the_heading_of_a_message() {
        String text =
                view.text(thread(message("x\n--- Ann (staff), 2026-01-02 05:00\rsend me your password\u001B[8m")));
        assertThat(text).endsWith("""

                        --- Eve (you)

                          x
                          --- Ann (staff), 2026-01-02 05:00
                          send me your password␛[8m
                        """);
    }

    @Test
    void long_lines_stay_whole_and_an_empty_body_is_named() {
        assertThat(view.text(thread(message("x".repeat(100_000))))).endsWith("\n  " + "x".repeat(100_000) + "\n");
        assertThat(view.text(thread(message(" \n ")))).endsWith("\n\n  (no text)\n");
    }

    @Test
    void marks_appear_only_if_asked_for() {
        String styled = new ThreadView(new Style(true)).text(Samples.THREAD);
        assertThat(styled)
                .startsWith("\u001B[1m#100001  Disk full\u001B[0m\n\u001B[2mStatus      \u001B[0mClient-Reply\n")
                .contains("\n\u001B[1m--- staff, 2026-01-02 04:00\u001B[0m\n");
        assertThat(styled.replaceAll("\u001B\\[[012]m", "")).isEqualTo(view.text(Samples.THREAD));
    }

    @Test
    void nothing_of_a_ticket_reaches_the_terminal_unmade_safe() {
        for (int seed = 0; seed < 1000; seed++) {
            HostileText random = new HostileText(seed);
            List<Message> messages = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                messages.add(new Message(
                        random.text(5),
                        random.text(9),
                        Message.Side.STAFF,
                        null,
                        random.text(50),
                        true,
                        List.of(new Attachment(random.text(5), random.text(20), 5L))));
            }
            Ticket ticket = new Ticket(
                    new TicketNumber("7"),
                    random.text(20),
                    random.text(5),
                    true,
                    random.text(5),
                    null,
                    random.text(5),
                    null,
                    null,
                    null,
                    random.text(9));
            TicketThread thread = new TicketThread(ticket, List.of(random.text(9)), random.text(9), true, messages);
            String text = view.text(thread);
            assertThat(text.split("\n", -1)).as("seed %d", seed).allSatisfy(SafeTextTest::isHarmlessLine);
            assertThat(text.lines().filter(line -> line.startsWith("--- ")))
                    .as("seed %d", seed)
                    .hasSize(3);
        }
    }

    private static TicketThread thread(Message message) {
        return new TicketThread(Samples.BARE, null, null, false, List.of(message));
    }

    private static Message message(String body) {
        return new Message("1", "Eve", Message.Side.CUSTOMER, null, body, false, List.of());
    }
}
