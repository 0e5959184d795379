package dev.tickets.filing;

import dev.tickets.portal.Capability;
import dev.tickets.portal.Creation;
import dev.tickets.portal.Portal;
import dev.tickets.ticket.CcAddresses;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends a new ticket. */
final class TicketExchange implements Exchange {
    private final Portal portal;
    private final Directory names;
    private final DeliveryAttempt attempt;
    private @Nullable NewTicket ticket;

    TicketExchange(Portal portal, Directory names, DeliveryAttempt attempt) {
        this.portal = portal;
        this.names = names;
        this.attempt = attempt;
    }

    @Override
    public void prepare() {
        ticket = resolved(portal, names, attempt.submission());
    }

    /** The ticket with department and service looked up, without its reference. */
    static NewTicket resolved(Portal portal, Directory names, Submission submission) {
        Draft draft = submission.draft();
        String where = draft.department();
        if (where == null) {
            throw TicketsException.usage("no department given", "-d DEPARTMENT; tickets departments lists them");
        }
        Department department = names.department(where);
        Service service = draft.service() == null
                ? null
                : portal.can(Capability.SERVICES) ? names.service(draft.service()) : Service.asTyped(draft.service());
        return worded(portal, submission, department, service);
    }

    private static NewTicket worded(
            Portal portal, Submission submission, Department department, @Nullable Service service) {
        Draft draft = submission.draft();
        List<String> cc = CcAddresses.parse(draft.cc());
        boolean serviceField = portal.can(Capability.SERVICE_FIELD);
        String body = submission.encrypted()
                ? MessageBody.message(draft)
                : MessageBody.body(draft, serviceField ? null : service, portal.can(Capability.CC) ? List.of() : cc);
        return new NewTicket(
                department,
                MessageBody.subject(draft),
                MessageBody.withNote(body, submission.attachments().note()),
                draft.priority(),
                cc,
                serviceField ? service : null,
                submission.attachments().first());
    }

    @Override
    public Confirmed send() {
        Creation creation = portal.create(outgoing(ticket()));
        List<TicketNumber> numbers = creation.numbers();
        attempt.accepted(numbers);
        if (creation.complaint() != null) {
            // only the reference identifies the ticket: the number may belong to a similar one
            throw Words.unclear(
                    "the portal refused: " + creation.complaint() + ", but named ticket #" + numbers.get(0)
                            + ": it is unclear whether #" + numbers.get(0) + " is the new ticket",
                    ReadBack.view(numbers.get(0)),
                    null);
        }
        TicketThread thread = new ReadBack(portal).ticket(ticket(), attempt.reference(), numbers);
        return new Confirmed(thread, thread.opening());
    }

    /** The ticket to send: with its reference, the mark of its alert, and the current paths of its files. */
    private NewTicket outgoing(NewTicket sent) {
        Reference reference = attempt.reference();
        DedupDecision decision = attempt.decision();
        String mark = decision == null ? null : decision.mark(sent.department().id());
        String body = reference == null ? sent.body() : reference.closing(sent.body());
        return new NewTicket(
                sent.department(),
                sent.subject(),
                mark == null ? body : body + (reference == null ? "\n\n-- \n" : "\n") + mark,
                sent.priority(),
                sent.cc(),
                sent.service(),
                attempt.submission().attachments().first(),
                attempt.submission().byPortal());
    }

    @Override
    public SearchResult look() {
        return new ReferenceSearch(portal, attempt.reference(), attempt.createdAt())
                .ticket(
                        MessageBody.subject(attempt.submission().draft()),
                        MessageBody.message(attempt.submission().draft()),
                        attempt.progress());
    }

    @Override
    public Confirmed again() {
        TicketNumber number = attempt.progress().number();
        if (number == null) {
            throw new IllegalStateException("the ticket has not arrived yet");
        }
        TicketThread thread = portal.ticket(number);
        return new Confirmed(thread, thread.opening());
    }

    @Override
    public void compare(Comparison comparison, Confirmed arrived) {
        NewTicket sent = ticket();
        if (attempt.submission().byPortal()) {
            comparison.mark(portal, arrived.message());
        }
        comparison.cc(sent, arrived.thread().cc(), attempt.submission().encrypted());
        comparison.service(sent.service(), arrived.thread().service());
        if (arrived.message() != null) {
            comparison.text(text(sent), arrived.message());
            comparison.files(portal, sent.attachments(), arrived.message().attachments());
        }
    }

    /** The text to compare: without a looked-up service, the line of the service and all after it are unknown. */
    private String text(NewTicket sent) {
        Draft draft = attempt.submission().draft();
        boolean known = ticket != null
                || draft.service() == null
                || attempt.submission().encrypted();
        return known ? sent.body() : MessageBody.message(draft);
    }

    /** The ticket as looked up; after its arrival, only the fields known without a lookup. */
    private NewTicket ticket() {
        return ticket == null ? worded(portal, attempt.submission(), new Department("", "", ""), null) : ticket;
    }
}
