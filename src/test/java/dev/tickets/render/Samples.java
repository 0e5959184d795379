package dev.tickets.render;

import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Tickets to show. */
final class Samples {
    static final Ticket DISK_FULL = new Ticket(
            new TicketNumber("100001"),
            "Disk full",
            "Client-Reply",
            true,
            "Tech",
            "1",
            "high",
            local("2026-01-02T03:04:05"),
            local("2026-01-02T04:00"),
            true,
            "https://portal.example/tickets/100001");

    /** A ticket of which the portal says as little as it may. */
    static final Ticket BARE =
            new Ticket(new TicketNumber("7"), "メールが届かない", "", true, null, null, null, null, null, null, "https://x/7");

    static final TicketThread THREAD = new TicketThread(
            DISK_FULL,
            List.of("ops@example.com", "boss@example.com"),
            "VPS 2 (web01)",
            true,
            List.of(
                    new Message(
                            "0",
                            "Kenji",
                            Message.Side.CUSTOMER,
                            local("2026-01-02T03:04:05"),
                            "Help,\n\n  /dev/sda1 100 %\n",
                            true,
                            List.of(new Attachment("5", "df.txt", 1234L), new Attachment("6", "画面.png", null))),
                    new Message("77", "", Message.Side.STAFF, local("2026-01-02T04:00"), "Done.", false, List.of())));

    private Samples() {}

    static PortalTime local(String time) {
        return new PortalTime(LocalDateTime.parse(time), null);
    }

    static PortalTime japan(String time) {
        return new PortalTime(LocalDateTime.parse(time), ZoneOffset.ofHours(9));
    }
}
