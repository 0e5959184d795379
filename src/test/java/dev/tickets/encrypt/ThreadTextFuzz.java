package dev.tickets.encrypt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Growth;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import java.util.stream.Collectors;

/** Texts of tickets that hold OpenPGP messages and signatures between other lines. */
public final class ThreadTextFuzz {
    private static final Ticket TICKET = new Ticket(
            new TicketNumber("1"), "", "", true, null, null, null, null, null, null, "https://portal.example.net");

    private ThreadTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String body = new String(input, UTF_8);
        List<ArmouredText.Piece> pieces = ArmouredText.pieces(body);
        assertThat(pieces.stream().map(ArmouredText.Piece::sent).collect(Collectors.joining()))
                .as("all pieces together")
                .isEqualTo(body);
        Growth.assertLinear(body, 60, ArmouredText::pieces);
        DecryptedThread thread = new DecryptedThread(MessageFuzz.own(), MessageFuzz.signers());
        Message message = new Message("0", "Ann", Message.Side.STAFF, null, body, false, List.of());
        TicketThread opened = thread.of(new TicketThread(TICKET, null, null, false, List.of(message)), 1);
        assertThat(opened.messages().get(0).parts()).hasSameSizeAs(pieces);
        try {
            thread.throwFailures();
        } catch (TicketsException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
