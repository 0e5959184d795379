package dev.tickets.filing;

import dev.tickets.portal.Capability;
import dev.tickets.portal.Portal;
import dev.tickets.portal.TextComparison;
import dev.tickets.render.DoctorCheck;
import dev.tickets.render.DoctorCheck.Status;
import dev.tickets.state.portals.EncryptionProof;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds out whether a portal really encrypts the messages that ask for it: sends a harmless ticket and a harmless reply
 * so, looks whether both come back marked, and closes the ticket. Half a proof is none.
 */
public final class EncryptionTrial {
    private static final String SUBJECT = "Test of encrypted messages, please ignore ";
    private static final String TEXT =
            "This is an automatic test of the portal's encryption of messages. There is nothing to do;"
                    + " the ticket closes by itself.\nTest ";
    private static final String HINT = "encrypt to a key instead: encrypt-to in config.toml";

    private final Portal portal;
    private final EncryptionProof proof;
    private final Supplier<String> marker;
    private final List<DoctorCheck> checks = new ArrayList<>();

    /**
     * A trial of that portal.
     *
     * @param proof keeps the outcome
     * @param marker a new word each time, by which the test's messages are found again
     */
    public EncryptionTrial(Portal portal, EncryptionProof proof, Supplier<String> marker) {
        this.portal = portal;
        this.proof = proof;
        this.marker = marker;
    }

    /**
     * Runs the trial.
     *
     * @throws TicketsException (not-found) where the portal has no encryption of its own; when the test ticket cannot
     *     be sent or read back; then nothing is proven either way
     */
    public List<DoctorCheck> run(Department department) {
        portal.require(Capability.ENCRYPTION_MARK);
        String word = marker.get();
        NewTicket sent = new NewTicket(department, SUBJECT + word, TEXT + word, null, List.of(), null, List.of(), true);
        // no other ticket has its subject, so it is found whatever the portal says of it
        TicketThread opened =
                new ReadBack(portal).ticket(sent, null, portal.create(sent).numbers());
        TicketNumber number = opened.ticket().number();
        boolean marked = opened.encrypted();
        note("encrypted ticket", "ticket #" + number, marked);
        if (marked) {
            marked = replyIsMarked(number, word);
        }
        proof.keep(marked);
        close(number);
        return List.copyOf(checks);
    }

    private boolean replyIsMarked(TicketNumber number, String word) {
        String text = "Second test " + word;
        portal.reply(new Reply(number, text, List.of(), true));
        for (Message message : portal.ticket(number).messages()) {
            if (TextComparison.holds(message.body(), text)) {
                note("encrypted reply", "the reply to #" + number, message.encrypted());
                return message.encrypted();
            }
        }
        throw new TicketsException(
                ErrorCode.UNCLEAR,
                "the portal accepted a reply to the test ticket #" + number + ", but it is not to be found there",
                "tickets view " + number);
    }

    private void note(String check, String what, boolean marked) {
        checks.add(
                marked
                        ? DoctorCheck.ok(check, what + " came back marked as encrypted")
                        : new DoctorCheck(
                                check,
                                Status.PROBLEM,
                                what + " came back without a mark: this portal ignores the wish",
                                HINT));
    }

    private void close(TicketNumber number) {
        String check = "test ticket closed";
        try {
            Ticket closed = new StatusChange(portal).close(number);
            checks.add(DoctorCheck.ok(check, "#" + number + " is " + closed.status()));
        } catch (TicketsException e) {
            checks.add(new DoctorCheck(check, Status.WARNING, e.getMessage(), "tickets close " + number));
        }
    }
}
