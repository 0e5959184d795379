package dev.tickets.filing;

import dev.tickets.attach.Prepared;
import dev.tickets.compose.CcAddresses;
import dev.tickets.compose.MessageBody;
import dev.tickets.portal.Portal;
import dev.tickets.render.FilingResult;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way of a draft to the portal: everything is checked first, sent once, and then read back. What is missing
 * afterwards is said, not sent again.
 */
public final class Filing {
    private final Supplier<Portal> portals;
    private final Function<List<String>, Prepared> preparing;

    /**
     * @param portals the portal, opened only when all that can be checked without it is fine
     * @param preparing from what was given with {@code -a} to attachments that can go out
     */
    public Filing(Supplier<Portal> portals, Function<List<String>, Prepared> preparing) {
        this.portals = portals;
        this.preparing = preparing;
    }

    /**
     * What would be sent; asks the portal for its departments and services, and changes nothing.
     *
     * @throws TicketsException when something about the draft is wrong
     */
    public NewTicket prepare(Draft draft) {
        requireText(draft.message());
        String subject = MessageBody.subject(draft);
        if (draft.subject().isBlank()) {
            throw TicketsException.usage("the subject is empty", "-s SUBJECT");
        }
        if (subject.indexOf('\n') >= 0 || subject.indexOf('\r') >= 0) {
            throw TicketsException.usage("the subject spans several lines", "keep it to one; the message may be long");
        }
        List<String> cc = CcAddresses.parse(draft.cc());
        Prepared prepared = preparing.apply(draft.attachments());
        Portal portal = portals.get();
        Department department = NameSearch.ofDepartments().find(draft.department(), portal.departments());
        Service service =
                draft.service() == null ? null : NameSearch.ofServices().find(draft.service(), portal.services());
        boolean serviceField = portal.keeps(Portal.Field.SERVICE);
        String body =
                MessageBody.body(draft, serviceField ? null : service, portal.keeps(Portal.Field.CC) ? List.of() : cc);
        return new NewTicket(
                department,
                subject,
                withNote(body, prepared),
                draft.priority(),
                cc,
                serviceField ? service : null,
                prepared.attachments());
    }

    /**
     * Files the ticket and reads it back.
     *
     * @throws TicketsException (unclear) when it may exist but could not be confirmed
     */
    public Filed create(Draft draft) {
        NewTicket sent = prepare(draft);
        Portal portal = portals.get();
        TicketThread thread;
        try {
            thread = new Arrival(portal).find(sent, portal.create(sent));
        } catch (TicketsException e) {
            throw e.code() == ErrorCode.UNCLEAR && e.hint() == null
                    ? new TicketsException(
                            ErrorCode.UNCLEAR,
                            e.getMessage(),
                            "do not send it again before you have looked: " + Arrival.search(sent.subject()),
                            e)
                    : e;
        }
        Shortfall shortfall = new Shortfall(thread.ticket().number());
        shortfall.text(sent.body(), thread.messages().get(0));
        shortfall.cc(sent, thread.cc());
        shortfall.service(sent.service(), thread.service());
        shortfall.files(portal, sent.attachments(), thread.messages().get(0).attachments());
        return shortfall.filed(result(thread, thread.messages().get(0), sent.attachments(), "created"));
    }

    /**
     * Sends the reply and reads it back.
     *
     * @throws TicketsException (refused) when the ticket is closed and may not be reopened, (unclear) when the reply
     *     may have arrived but does not show
     */
    public Filed reply(NewReply reply) {
        requireText(reply.message());
        Prepared prepared = preparing.apply(reply.attachments());
        List<ReadyAttachment> attachments = prepared.attachments();
        Portal portal = portals.get();
        TicketThread before = portal.ticket(reply.number());
        requireOpen(before.ticket(), reply);
        if (!before.ticket().open()) {
            new StatusChange(portal).reopen(reply.number());
        }
        String body = withNote(MessageBody.unixLines(reply.message()).stripTrailing(), prepared);
        TicketThread after = send(portal, new Reply(reply.number(), body, attachments));
        Message message = newMessage(before, after, body);
        Shortfall shortfall = new Shortfall(reply.number());
        shortfall.text(body, message);
        shortfall.files(portal, attachments, message.attachments());
        Ticket ticket = after.ticket();
        if (reply.close()) {
            ticket = shortfall.closing(() -> new StatusChange(portal).close(reply.number()), ticket);
        }
        TicketThread last = new TicketThread(ticket, after.cc(), after.service(), after.encrypted(), after.messages());
        return shortfall.filed(result(last, message, attachments, "replied"));
    }

    /**
     * What would become of the reply; asks the portal how the ticket stands, and changes nothing.
     *
     * @throws TicketsException when the reply could not be sent
     */
    public FilingResult rehearse(NewReply reply) {
        requireText(reply.message());
        List<ReadyAttachment> attachments = preparing.apply(reply.attachments()).attachments();
        Ticket ticket = portals.get().ticket(reply.number()).ticket();
        requireOpen(ticket, reply);
        return new FilingResult(
                ticket.number(),
                ticket.url(),
                ticket.subject(),
                ticket.status(),
                ticket.department(),
                null,
                false,
                sentFiles(attachments),
                null,
                "dry-run",
                null);
    }

    private static void requireOpen(Ticket ticket, NewReply reply) {
        if (!ticket.open() && !reply.reopen()) {
            throw new TicketsException(
                    ErrorCode.REFUSED,
                    "ticket " + reply.number() + " is closed; the reply was not sent",
                    "tickets reply " + reply.number() + " --reopen …");
        }
    }

    private static String withNote(String body, Prepared prepared) {
        return prepared.note().isEmpty() ? body : body + "\n\n" + prepared.note();
    }

    private static TicketThread send(Portal portal, Reply reply) {
        String look = "do not send it again before you have looked: tickets view " + reply.number();
        try {
            portal.reply(reply);
        } catch (TicketsException e) {
            throw e.code() == ErrorCode.UNCLEAR ? new TicketsException(e.code(), e.getMessage(), look, e) : e;
        }
        try {
            return portal.ticket(reply.number());
        } catch (TicketsException e) {
            throw new TicketsException(
                    ErrorCode.UNCLEAR,
                    "the portal accepted the reply, but it could not be read back: " + e.getMessage(),
                    look,
                    e);
        }
    }

    private static Message newMessage(TicketThread before, TicketThread after, String body) {
        List<String> known = new ArrayList<>();
        before.messages().forEach(message -> known.add(message.id()));
        Message found = null;
        for (int i = 0; i < after.messages().size(); i++) {
            Message message = after.messages().get(i);
            // where messages have no ids, only their count tells
            boolean isNew = message.id().isEmpty() ? i >= before.messages().size() : !known.contains(message.id());
            boolean isOurs = isNew && message.side() == Message.Side.CUSTOMER;
            if (isOurs && (found == null || ArrivedText.holds(message.body(), body))) {
                found = message;
            }
        }
        if (found == null) {
            throw new TicketsException(
                    ErrorCode.UNCLEAR,
                    "the portal accepted the reply, but the ticket does not show it",
                    "do not send it again before you have looked: tickets view "
                            + after.ticket().number());
        }
        return found;
    }

    private static void requireText(String message) {
        if (message.isBlank()) {
            throw TicketsException.usage("the message is empty", "-m TEXT, -F FILE, or -F - to read it from a pipe");
        }
    }

    private static FilingResult result(
            TicketThread thread, Message message, List<ReadyAttachment> attachments, String state) {
        Ticket ticket = thread.ticket();
        return new FilingResult(
                ticket.number(),
                ticket.url(),
                ticket.subject(),
                ticket.status(),
                ticket.department(),
                message.id(),
                message.encrypted(),
                sentFiles(attachments),
                null,
                state,
                null);
    }

    /** The files as a result shows them. */
    public static List<FilingResult.SentFile> sentFiles(List<ReadyAttachment> attachments) {
        List<FilingResult.SentFile> files = new ArrayList<>();
        for (ReadyAttachment attachment : attachments) {
            files.add(new FilingResult.SentFile(attachment.name(), attachment.size(), attachment.sha256()));
        }
        return files;
    }
}
