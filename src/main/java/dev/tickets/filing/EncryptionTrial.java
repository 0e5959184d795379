package dev.tickets.filing;

import dev.tickets.portal.Capability;
import dev.tickets.portal.Portal;
import dev.tickets.portal.TextComparison;
import dev.tickets.render.DoctorCheck;
import dev.tickets.render.PrivatePart;
import dev.tickets.render.RedactableText;
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
 * Tests whether a portal encrypts messages on request: sends a harmless ticket and reply, checks that both are marked
 * as encrypted, and closes the ticket. Both marks are required.
 */
public final class EncryptionTrial {
    private static final String SUBJECT = "Test of encrypted messages, please ignore ";
    private static final String TEXT =
            "This is an automatic test of the portal's message encryption. No action is needed; the ticket closes"
                    + " by itself.\nTest ";

    private final Portal portal;
    private final EncryptionProof proof;
    private final Supplier<String> marker;
    private final List<DoctorCheck> checks = new ArrayList<>();

    /**
     * A trial of the portal.
     *
     * @param proof stores the result
     * @param marker makes a new word each time, which identifies the test's messages
     */
    public EncryptionTrial(Portal portal, EncryptionProof proof, Supplier<String> marker) {
        this.portal = portal;
        this.proof = proof;
        this.marker = marker;
    }

    /**
     * Runs the trial.
     *
     * @throws TicketsException (not-found) where the portal has no encryption of its own; also when the test ticket
     *     cannot be sent or read back, which proves nothing
     */
    public List<DoctorCheck> run(Department department) {
        portal.require(Capability.ENCRYPTION_MARK);
        String word = marker.get();
        NewTicket sent = new NewTicket(department, SUBJECT + word, TEXT + word, null, List.of(), null, List.of(), true);
        // its subject is unique, so the ticket is found without a number from the portal
        TicketThread opened = new ReadBack(portal)
                .ticket(sent, null, portal.create(sent).numbers())
                .thread();
        TicketNumber number = opened.ticket().number();
        boolean marked = opened.encrypted();
        note("encrypted ticket", RedactableText.of("ticket {}", ticket(number)), marked);
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
                note("encrypted reply", RedactableText.of("the reply to {}", ticket(number)), message.encrypted());
                return message.encrypted();
            }
        }
        throw new TicketsException(
                ErrorCode.UNCLEAR,
                "the portal accepted a reply to the test ticket #" + number + ", but does not show the reply",
                "tickets view " + number);
    }

    private void note(String check, RedactableText what, boolean marked) {
        checks.add(
                marked
                        ? DoctorCheck.ok(check, RedactableText.of("{} is marked as encrypted", what))
                        : DoctorCheck.problem(
                                        check,
                                        RedactableText.of(
                                                "{} is not marked as encrypted: this portal ignores the request to"
                                                        + " encrypt",
                                                what))
                                .hint(RedactableText.of("encrypt to a key instead: encrypt-to in config.toml")));
    }

    private static Object ticket(TicketNumber number) {
        return RedactableText.hidden(PrivatePart.TICKET, "#" + number);
    }

    private void close(TicketNumber number) {
        String check = "test ticket closed";
        try {
            Ticket closed = new StatusChange(portal).close(portal.ticket(number).ticket());
            checks.add(DoctorCheck.ok(check, RedactableText.of("{} is {}", ticket(number), closed.status())));
        } catch (TicketsException e) {
            checks.add(DoctorCheck.warning(check, RedactableText.message(e))
                    .hint(RedactableText.of("tickets close {}", RedactableText.hidden(PrivatePart.TICKET, number))));
        }
    }
}
