package dev.tickets.testing;

import dev.tickets.config.Credential;
import dev.tickets.portal.Portal;
import dev.tickets.testing.FaultyPortal.StoredFile;
import dev.tickets.testing.FaultyPortal.StoredMessage;
import dev.tickets.testing.FaultyPortal.StoredTicket;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads everything that a portal has stored, as a customer sees it. */
final class StoredReader {
    private StoredReader() {}

    /** All tickets in the order of their numbers. */
    static List<StoredTicket> read(Client client, Credential credential) {
        List<StoredTicket> stored = new ArrayList<>();
        try (Portal reader = client.portal(credential)) {
            List<Ticket> tickets = new ArrayList<>();
            reader.pages(TicketQuery.ALL).forEachRemaining(tickets::addAll);
            tickets.sort((one, other) -> one.number().compareTo(other.number()));
            for (Ticket ticket : tickets) {
                TicketThread thread = reader.ticket(ticket.number());
                List<StoredMessage> messages = new ArrayList<>();
                for (Message message : thread.messages()) {
                    messages.add(new StoredMessage(message.body(), files(reader, ticket, message)));
                }
                stored.add(new StoredTicket(ticket.number().value(), ticket.subject(), messages));
            }
        }
        return stored;
    }

    private static List<StoredFile> files(Portal reader, Ticket ticket, Message message) {
        List<StoredFile> files = new ArrayList<>();
        for (Attachment attachment : message.attachments()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            reader.download(ticket.number(), attachment, bytes);
            files.add(StoredFile.of(attachment.name(), bytes.toByteArray()));
        }
        return files;
    }
}
