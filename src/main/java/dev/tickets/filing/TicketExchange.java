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

/** The way of a new ticket. */
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

    /** The ticket with its names looked up, without its reference. */
    static NewTicket resolved(Portal portal, Directory names, Submission parcel) {
        Draft draft = parcel.draft();
        String where = draft.department();
        if (where == null) {
            throw TicketsException.usage("there is no department", "-d DEPARTMENT; tickets departments lists them");
        }
        Department department = names.department(where);
        Service service = draft.service() == null
                ? null
                : portal.can(Capability.SERVICES) ? names.service(draft.service()) : Service.asTyped(draft.service());
        return worded(portal, parcel, department, service);
    }

    private static NewTicket worded(
            Portal portal, Submission parcel, Department department, @Nullable Service service) {
        Draft draft = parcel.draft();
        List<String> cc = CcAddresses.parse(draft.cc());
        boolean serviceField = portal.can(Capability.SERVICE_FIELD);
        String body = parcel.sealed()
                ? MessageBody.message(draft)
                : MessageBody.body(draft, serviceField ? null : service, portal.can(Capability.CC) ? List.of() : cc);
        return new NewTicket(
                department,
                MessageBody.subject(draft),
                MessageBody.withNote(body, parcel.attachments().note()),
                draft.priority(),
                cc,
                serviceField ? service : null,
                parcel.attachments().first());
    }

    @Override
    public Confirmed send() {
        Creation creation = portal.create(outgoing(ticket()));
        List<TicketNumber> numbers = creation.numbers();
        attempt.accepted(numbers);
        if (creation.complaint() != null) {
            // by the reference alone: the number may be that of another ticket, which is like it
            throw Words.unclear(
                    "the portal refused: " + creation.complaint() + ", but named ticket #" + numbers.get(0)
                            + ": it is unclear whether that is it",
                    ReadBack.view(numbers.get(0)),
                    null);
        }
        TicketThread thread = new ReadBack(portal).ticket(ticket(), attempt.reference(), numbers);
        return new Confirmed(thread, thread.opening());
    }

    /**
     * The ticket as it goes out: with its reference and the mark of its alert, and with its files where they are now.
     */
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
            throw new IllegalStateException("it has not arrived yet");
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
        comparison.cc(sent, arrived.thread().cc(), attempt.submission().sealed());
        comparison.service(sent.service(), arrived.thread().service());
        if (arrived.message() != null) {
            comparison.text(text(sent), arrived.message());
            comparison.files(portal, sent.attachments(), arrived.message().attachments());
        }
    }

    /** What must have arrived: of a service that was not looked up again nobody knows the line, nor what follows it. */
    private String text(NewTicket sent) {
        Draft draft = attempt.submission().draft();
        boolean known = ticket != null
                || draft.service() == null
                || attempt.submission().sealed();
        return known ? sent.body() : MessageBody.message(draft);
    }

    /** As it was looked up; where it is there already, only what can be known without looking up. */
    private NewTicket ticket() {
        return ticket == null ? worded(portal, attempt.submission(), new Department("", "", ""), null) : ticket;
    }
}
