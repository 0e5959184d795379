package dev.tickets.sandbox;

import dev.tickets.sandbox.AttachmentFiles.Received;
import dev.tickets.sandbox.Conversation.Attachment;
import dev.tickets.sandbox.Conversation.Message;
import dev.tickets.sandbox.Conversation.Ticket;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The tickets in the database. Each method is one transaction, so that other processes see all of its changes or none.
 */
final class TicketStore {
    private static final String TICKETS = """
            SELECT ticket.*, message.encrypted AS opening_encrypted
            FROM ticket JOIN message ON message.ticket_id = ticket.id AND message.opening = 1
            """;

    private final Database database;
    private final MessageEncryption encryption;
    private final Clock clock;

    TicketStore(Database database, MessageEncryption encryption, Clock clock) {
        this.database = database;
        this.encryption = encryption;
        this.clock = clock;
    }

    /** One page of tickets, newest activity first, and the number of all tickets. */
    record Page(List<Ticket> tickets, long total) {}

    /**
     * A new message.
     *
     * @param text as written
     * @param encrypt whether to store the text encrypted
     */
    record NewMessage(String text, boolean encrypt, List<Received> files) {}

    /** Who writes a message, and what for. */
    private enum Kind {
        OPENING,
        REPLY,
        ANSWER,
        DRAFT
    }

    /** A new ticket without its opening message; texts as written. */
    record NewTicket(long department, String subject, String cc, long priority) {}

    Page page(long number, int size) throws SQLException, IOException {
        return database.read(transaction -> new Page(
                transaction.all(
                        TICKETS + " ORDER BY last_message_at DESC, ticket.id DESC LIMIT ? OFFSET ?",
                        TicketStore::ticket,
                        size,
                        skipped(number, size)),
                transaction.number("SELECT count(*) FROM ticket")));
    }

    private static long skipped(long page, int size) {
        long most = Long.MAX_VALUE / size;
        return page > most ? Long.MAX_VALUE : (page - 1) * size;
    }

    /** Empty for an unknown ticket. */
    Optional<Conversation> conversation(long number) throws SQLException, IOException {
        return database.read(transaction -> {
            Optional<Ticket> ticket = find(transaction, number);
            if (ticket.isEmpty()) {
                return Optional.empty();
            }
            long id = ticket.get().id();
            return Optional.of(new Conversation(
                    ticket.get(),
                    transaction.all("SELECT * FROM message WHERE ticket_id = ? ORDER BY id", this::message, id),
                    transaction.all(
                            "SELECT * FROM attachment WHERE ticket_id = ? ORDER BY id", TicketStore::attachment, id)));
        });
    }

    /** Marks the ticket as read, unless a newer message exists. */
    void markRead(Conversation seen) throws SQLException, IOException {
        if (seen.ticket().read()) {
            return;
        }
        long last = seen.messages().get(seen.messages().size() - 1).id();
        database.write(transaction -> transaction.change("""
                UPDATE ticket SET client_read = 1 WHERE id = ?1
                AND NOT EXISTS (SELECT 1 FROM message WHERE ticket_id = ?1 AND id > ?2)""", seen.ticket().id(), last));
    }

    Optional<Attachment> attachment(long number, long id) throws SQLException, IOException {
        return database.read(transaction -> transaction.first(
                "SELECT * FROM attachment WHERE id = ? AND ticket_id = ?",
                TicketStore::attachment,
                id,
                Ticket.idOf(number)));
    }

    Ticket create(NewTicket ticket, NewMessage opening) throws SQLException, IOException {
        return database.write(transaction -> {
            long now = now();
            long id = transaction.number(
                    """
                    INSERT INTO ticket (department, subject, cc, status, priority, client_read,
                        created_at, last_message_at, updated_at)
                    VALUES (?1, ?2, ?3, 'Open', ?4, 1, ?5, ?5, ?5) RETURNING id""",
                    ticket.department(),
                    PortalText.encoded(ticket.subject()),
                    PortalText.encoded(ticket.cc()),
                    ticket.priority(),
                    now);
            insert(transaction, id, Kind.OPENING, opening);
            return find(transaction, Ticket.numberOf(id)).orElseThrow(() -> new SQLException("ticket vanished: " + id));
        });
    }

    /** The customer's reply; refused for a closed ticket. */
    void reply(long number, NewMessage reply) throws SQLException, IOException {
        database.write(transaction -> {
            Ticket ticket = find(transaction, number).orElseThrow(Refusal::unknownTicket);
            if (ticket.closed()) {
                throw Refusal.polite("ticket_closed");
            }
            return addReply(transaction, ticket, Kind.REPLY, reply);
        });
    }

    /** The answer of staff, which also opens a closed ticket. */
    void answer(long number, String text) throws SQLException, IOException {
        database.write(transaction -> {
            Ticket ticket = find(transaction, number).orElseThrow(Refusal::unknownTicket);
            return addReply(transaction, ticket, Kind.ANSWER, new NewMessage(text, false, List.of()));
        });
    }

    /** The answer that staff has not sent yet: the ticket stays as it is. */
    void draft(long number, String text) throws SQLException, IOException {
        database.write(transaction -> {
            Ticket ticket = find(transaction, number).orElseThrow(Refusal::unknownTicket);
            insert(transaction, ticket.id(), Kind.DRAFT, new NewMessage(text, false, List.of()));
            return ticket;
        });
    }

    private int addReply(Transaction transaction, Ticket ticket, Kind kind, NewMessage reply)
            throws SQLException, IOException {
        insert(transaction, ticket.id(), kind, reply);
        boolean staff = kind == Kind.ANSWER;
        return transaction.change("""
                UPDATE ticket SET status = ?1, client_read = ?2, last_message_at = max(last_message_at, ?3), updated_at = ?3
                WHERE id = ?4""", staff ? "Answered" : "Client-Reply", staff ? 0 : 1, now(), ticket.id());
    }

    private void insert(Transaction transaction, long ticket, Kind kind, NewMessage message)
            throws SQLException, IOException {
        String text = PortalText.encodedLines(message.text());
        long id = transaction.number(
                """
                INSERT INTO message (ticket_id, opening, staff, draft, body, encrypted, sealed, written_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                ticket,
                kind == Kind.OPENING ? 1 : 0,
                kind == Kind.ANSWER || kind == Kind.DRAFT ? 1 : 0,
                kind == Kind.DRAFT ? 1 : 0,
                message.encrypt() ? "" : text,
                message.encrypt() ? 1 : 0,
                message.encrypt() ? encryption.encrypt(text) : null,
                now());
        for (Received file : message.files()) {
            transaction.change(
                    "INSERT INTO attachment (ticket_id, message_id, name, file) VALUES (?, ?, ?, ?)",
                    ticket,
                    id,
                    PortalText.encoded(file.name()),
                    file.file());
        }
    }

    /** Closes a ticket, and replaces the text of its encrypted messages with a notice. */
    void closeTicket(long number) throws SQLException, IOException {
        int erased = database.write(transaction -> {
            Ticket ticket = find(transaction, number).orElseThrow(Refusal::unknownTicket);
            setStatus(transaction, ticket, Ticket.CLOSED);
            return transaction.change(
                    "UPDATE message SET body = ?, sealed = NULL WHERE ticket_id = ? AND sealed IS NOT NULL",
                    "[Encrypted text, auto-removed on ticket close on " + PortalText.time(now(), clock.getZone()) + "]",
                    ticket.id());
        });
        if (erased > 0) {
            database.forgetOverwritten();
        }
    }

    /** Opens a closed ticket again; another ticket stays unchanged. */
    void reopenTicket(long number) throws SQLException, IOException {
        database.write(transaction -> {
            Ticket ticket = find(transaction, number).orElseThrow(Refusal::unknownTicket);
            return ticket.closed() ? setStatus(transaction, ticket, "Open") : 0;
        });
    }

    private int setStatus(Transaction transaction, Ticket ticket, String status) throws SQLException {
        return transaction.change(
                "UPDATE ticket SET status = ?, updated_at = ? WHERE id = ?", status, now(), ticket.id());
    }

    /** Removes all tickets; returns the files that no message refers to. */
    List<String> removeAll() throws SQLException, IOException {
        List<String> files = database.write(transaction -> {
            List<String> named = transaction.all("SELECT file FROM attachment", row -> row.getString(1));
            transaction.change("DELETE FROM ticket");
            return named;
        });
        database.forgetOverwritten();
        return files;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static Optional<Ticket> find(Transaction transaction, long number) throws SQLException, IOException {
        return transaction.first(TICKETS + " WHERE ticket.id = ?", TicketStore::ticket, Ticket.idOf(number));
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        return new Ticket(
                row.getLong("id"),
                row.getLong("department"),
                row.getString("subject"),
                row.getString("cc"),
                row.getString("status"),
                row.getLong("priority"),
                row.getBoolean("opening_encrypted"),
                row.getBoolean("client_read"),
                row.getLong("created_at"),
                row.getLong("last_message_at"),
                row.getLong("updated_at"));
    }

    private Message message(ResultSet row) throws SQLException, IOException {
        byte[] encrypted = row.getBytes("sealed");
        return new Message(
                row.getLong("id"),
                row.getBoolean("opening"),
                row.getBoolean("staff"),
                row.getBoolean("draft"),
                encrypted == null ? row.getString("body") : encryption.decrypt(encrypted),
                row.getBoolean("encrypted"),
                row.getLong("written_at"));
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getLong("id"), row.getLong("message_id"), row.getString("name"), row.getString("file"));
    }
}
