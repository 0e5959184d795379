package dev.tickets.filing;

import dev.tickets.portal.Capability;
import dev.tickets.portal.Creation;
import dev.tickets.portal.Portal;
import dev.tickets.ticket.CcAddresses;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends a new ticket. */
final class TicketExchange implements Exchange {
    private final Portal portal;
    private final Directory names;
    private final DeliveryAttempt attempt;
    private final PortalTexts texts;
    private @Nullable NewTicket ticket;

    TicketExchange(Portal portal, Directory names, DeliveryAttempt attempt, PortalTexts texts) {
        this.portal = portal;
        this.names = names;
        this.attempt = attempt;
        this.texts = texts;
    }

    @Override
    public void prepare() {
        NewTicket worded = worded(
                portal,
                attempt.submission(),
                named(portal, names, attempt.submission().draft()));
        texts.check(worded.subject(), outgoing(worded).body());
        ticket = worded;
    }

    /** The department and the service that a draft names. */
    record Named(Department department, @Nullable Service service) {}

    /** Says what becomes of a service that the portal cannot know. */
    static void explain(Portal portal, Draft draft, Consumer<String> notices) {
        if (draft.service() != null && !portal.can(Capability.SERVICES)) {
            notices.accept("This portal has no list of services: a line of the message names the service.");
        }
    }

    /** Looks up department and service. */
    static Named named(Portal portal, Directory names, Draft draft) {
        String where = draft.department();
        if (where == null) {
            throw TicketsException.usage("no department given", "-d DEPARTMENT; tickets departments lists them");
        }
        String wanted = draft.service();
        Department department;
        try {
            department = names.department(where);
        } catch (TicketsException e) {
            if (wanted != null && portal.can(Capability.SERVICES)) {
                // the message must not wait for the portal if its service is wrong
                names.requirePossibleService(wanted);
            }
            throw e;
        }
        Service service = wanted == null
                ? null
                : portal.can(Capability.SERVICES) ? names.service(wanted) : Service.asTyped(wanted);
        return new Named(department, service);
    }

    /** The ticket without its reference, with every character. */
    static NewTicket worded(Portal portal, Submission submission, Named named) {
        Draft draft = submission.draft();
        Service service = named.service();
        List<String> cc = CcAddresses.parse(draft.cc());
        boolean serviceField = portal.can(Capability.SERVICE_FIELD);
        String body = submission.encrypted()
                ? MessageBody.message(draft)
                : MessageBody.body(draft, serviceField ? null : service, portal.can(Capability.CC) ? List.of() : cc);
        return new NewTicket(
                named.department(),
                MessageBody.subject(draft),
                MessageBody.withNote(body, submission.attachments().note()),
                draft.priority(),
                cc,
                portal.can(Capability.SERVICE_SENT) ? service : null,
                submission.attachments().first());
    }

    @Override
    public Confirmed send() {
        Creation creation = portal.create(PortalTexts.sendable(portal, outgoing(ticket())));
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
        Confirmed arrived = new ReadBack(portal).ticket(ticket(), attempt.reference(), numbers);
        if (arrived.message() != null) {
            portal.confirmed(arrived.message());
        }
        return arrived;
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
    public boolean mayReword(TicketsException refusal) {
        return texts.mayReword(refusal);
    }

    @Override
    public SearchResult look() {
        return new ReferenceSearch(portal, attempt)
                .ticket(
                        MessageBody.subject(attempt.submission().draft()),
                        MessageBody.message(attempt.submission().draft()));
    }

    @Override
    public Confirmed again() {
        TicketNumber number = attempt.progress().number();
        if (number == null) {
            throw new IllegalStateException("the ticket has not arrived yet");
        }
        TicketThread thread = portal.ticket(number);
        Reference reference = attempt.reference();
        Message holding = reference == null ? null : thread.holding(reference);
        return new Confirmed(thread, holding == null ? thread.opening() : holding);
    }

    @Override
    public void compare(Comparison comparison, Confirmed arrived) {
        NewTicket sent = ticket();
        if (attempt.submission().byPortal()) {
            comparison.mark(portal, arrived.message());
        }
        comparison.subject(sent.subject(), arrived.thread().ticket().subject(), texts);
        comparison.cc(sent, arrived.thread().cc(), attempt.submission().encrypted());
        comparison.service(sent, arrived.thread().service());
        if (arrived.message() != null) {
            comparison.text(text(sent), arrived.message(), texts);
            comparison.files(portal, sent.attachments(), arrived.message(), arrived.thread(), Set.of());
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
        return ticket == null
                ? worded(portal, attempt.submission(), new Named(new Department("", "", ""), null))
                : ticket;
    }
}
