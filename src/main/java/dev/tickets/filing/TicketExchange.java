package dev.tickets.filing;

import dev.tickets.portal.Creation;
import dev.tickets.portal.Portal;
import dev.tickets.ticket.CcAddresses;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.NewTicket;
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
    private final Keeper shipment;
    private @Nullable NewTicket ticket;

    TicketExchange(Portal portal, Directory names, Keeper shipment) {
        this.portal = portal;
        this.names = names;
        this.shipment = shipment;
    }

    @Override
    public void prepare() {
        ticket = resolved(portal, names, shipment.parcel());
    }

    /** The ticket with its names looked up, without its reference. */
    static NewTicket resolved(Portal portal, Directory names, Submission parcel) {
        Draft draft = parcel.draft();
        String where = draft.department();
        if (where == null) {
            throw TicketsException.usage("there is no department", "-d DEPARTMENT; tickets departments lists them");
        }
        Department department = names.department(where);
        Service service = draft.service() == null ? null : names.service(draft.service());
        return worded(portal, parcel, department, service);
    }

    private static NewTicket worded(
            Portal portal, Submission parcel, Department department, @Nullable Service service) {
        Draft draft = parcel.draft();
        List<String> cc = CcAddresses.parse(draft.cc());
        boolean serviceField = portal.keeps(Portal.Field.SERVICE);
        String body = parcel.sealed()
                ? MessageBody.message(draft)
                : MessageBody.body(
                        draft, serviceField ? null : service, portal.keeps(Portal.Field.CC) ? List.of() : cc);
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
        Creation creation = portal.create(shipment.outgoing(ticket()));
        List<TicketNumber> numbers = creation.numbers();
        shipment.accepted(numbers);
        if (creation.complaint() != null) {
            // by the reference alone: the number may be that of another ticket, which is like it
            throw unclear(numbers, creation.complaint());
        }
        TicketThread thread = new TicketReadBack(portal).find(ticket(), shipment.reference(), numbers);
        return new Confirmed(thread, thread.messages().get(0));
    }

    private static TicketsException unclear(List<TicketNumber> numbers, String complaint) {
        return new TicketsException(
                ErrorCode.UNCLEAR,
                "the portal refused: " + complaint + ", but named ticket #" + numbers.get(0)
                        + ": it is unclear whether that is it",
                Words.LOOK + "tickets view " + numbers.get(0));
    }

    @Override
    public SearchResult look() {
        return new ReferenceSearch(portal, shipment.reference(), shipment.createdAt())
                .ticket(
                        MessageBody.subject(shipment.parcel().draft()),
                        MessageBody.message(shipment.parcel().draft()),
                        shipment.progress());
    }

    @Override
    public Confirmed again() {
        TicketNumber number = shipment.progress().number();
        if (number == null) {
            throw new IllegalStateException("it has not arrived yet");
        }
        TicketThread thread = portal.ticket(number);
        return new Confirmed(
                thread, thread.messages().isEmpty() ? null : thread.messages().get(0));
    }

    @Override
    public void compare(Comparison shortfall, Confirmed arrived) {
        NewTicket sent = ticket();
        if (shipment.parcel().byPortal()) {
            shortfall.mark(portal, arrived.message());
        }
        shortfall.cc(sent, arrived.thread().cc(), shipment.parcel().sealed());
        shortfall.service(sent.service(), arrived.thread().service());
        if (arrived.message() != null) {
            shortfall.text(text(sent), arrived.message());
            shortfall.files(portal, sent.attachments(), arrived.message().attachments());
        }
    }

    /** What must have arrived: of a service that was not looked up again nobody knows the line, nor what follows it. */
    private String text(NewTicket sent) {
        Draft draft = shipment.parcel().draft();
        boolean known =
                ticket != null || draft.service() == null || shipment.parcel().sealed();
        return known ? sent.body() : MessageBody.message(draft);
    }

    /** As it was looked up; where it is there already, only what can be known without looking up. */
    private NewTicket ticket() {
        return ticket == null ? worded(portal, shipment.parcel(), new Department("", "", ""), null) : ticket;
    }
}
