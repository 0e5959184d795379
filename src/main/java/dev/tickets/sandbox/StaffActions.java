package dev.tickets.sandbox;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.sql.SQLException;

/**
 * The staff side of the practice portal: answers tickets, and removes all tickets. Works while the portal is in use.
 */
public final class StaffActions implements AutoCloseable {
    private final SandboxOptions options;
    private final Database database;
    private final TicketStore tickets;

    private StaffActions(SandboxOptions options, Database database) {
        this.options = options;
        this.database = database;
        this.tickets = new TicketStore(database, new MessageEncryption(options.folder()), options.clock());
    }

    /**
     * Opens the data in the folder.
     *
     * @throws TicketsException {@code unexpected}: the data cannot be opened
     */
    public static StaffActions open(SandboxOptions options) {
        try {
            return new StaffActions(options, Database.open(options.folder()));
        } catch (SQLException | IOException e) {
            throw unusable(options, e);
        }
    }

    /**
     * Answers a ticket as staff: the ticket is then {@code Answered} and unread.
     *
     * @param number of the ticket, digits only
     * @throws TicketsException {@code usage}: the text is empty; {@code not-found}: the ticket does not exist
     */
    public void answer(String number, String text) {
        write(number, text, tickets::answer);
    }

    /**
     * Writes an answer without sending it: the API shows a reply with the status {@code Draft}, and the ticket stays as
     * it is.
     *
     * @throws TicketsException as {@link #answer}
     */
    public void draft(String number, String text) {
        write(number, text, tickets::draft);
    }

    private interface Writing {
        void write(long number, String text) throws SQLException, IOException;
    }

    private void write(String number, String text, Writing writing) {
        if (text.isBlank()) {
            throw TicketsException.usage("the answer is empty", "give the answer with -m TEXT");
        }
        try {
            writing.write(Long.parseLong(number), text);
        } catch (Refusal | NumberFormatException e) {
            throw new TicketsException(
                    ErrorCode.NOT_FOUND,
                    "the practice portal has no ticket " + number,
                    "list the tickets with: tickets --profile sandbox list",
                    e);
        } catch (SQLException | IOException e) {
            throw unusable(options, e);
        }
    }

    /** Removes all tickets and their attachments. Numbers continue, so that no number ever means two tickets. */
    public void reset() {
        AttachmentFiles files = new AttachmentFiles(options);
        try {
            files.delete(tickets.removeAll());
            files.deleteAbandoned();
        } catch (SQLException | IOException e) {
            throw unusable(options, e);
        }
    }

    /** Reports the innermost reason: the outer reasons only state that opening failed. */
    static TicketsException unusable(SandboxOptions options, Exception cause) {
        Throwable reason = cause;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return new TicketsException(
                ErrorCode.UNEXPECTED,
                "the practice portal cannot use its data in " + options.folder() + ": "
                        + (reason instanceof IOException failed ? IoReason.words(failed) : reason.getMessage()),
                "check the folder; without the folder, the portal starts empty",
                cause);
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw unusable(options, e);
        }
    }
}
