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
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of a draft to the portal: everything is checked first, sent once, and then read back. What is missing
 * afterwards is said, not sent again.
 */
public final class Filing {
    private final Supplier<Portal> portals;
    private final Function<Draft, Prepared> preparing;

    /**
     * @param portals the portal, opened only when all that can be checked without it is fine
     * @param preparing from what was given with {@code -a} to attachments that can go out
     */
    public Filing(Supplier<Portal> portals, Function<Draft, Prepared> preparing) {
        this.portals = portals;
        this.preparing = preparing;
    }

    /**
     * What is about to be sent.
     *
     * @param ticket with the attachments of its first message
     * @param attachments all of them, with those of the replies that must follow
     */
    public record Plan(NewTicket ticket, Prepared attachments) {}

    /**
     * What would be sent; asks the portal for its departments and services, and changes nothing.
     *
     * @throws TicketsException when something about the draft is wrong
     */
    public Plan prepare(Draft draft) {
        requireText(draft);
        String subject = MessageBody.subject(draft);
        if (draft.subject() == null || draft.subject().isBlank()) {
            throw TicketsException.usage("the subject is empty", "-s SUBJECT");
        }
        if (subject.indexOf('\n') >= 0 || subject.indexOf('\r') >= 0) {
            throw TicketsException.usage("the subject spans several lines", "keep it to one; the message may be long");
        }
        String where = draft.department();
        if (where == null) {
            throw TicketsException.usage("there is no department", "-d DEPARTMENT; tickets departments lists them");
        }
        List<String> cc = CcAddresses.parse(draft.cc());
        Prepared prepared = preparing.apply(draft);
        Portal portal = portals.get();
        Department department = NameSearch.ofDepartments().find(where, portal.departments());
        Service service =
                draft.service() == null ? null : NameSearch.ofServices().find(draft.service(), portal.services());
        boolean serviceField = portal.keeps(Portal.Field.SERVICE);
        String body =
                MessageBody.body(draft, serviceField ? null : service, portal.keeps(Portal.Field.CC) ? List.of() : cc);
        NewTicket ticket = new NewTicket(
                department,
                subject,
                withNote(body, prepared),
                draft.priority(),
                cc,
                serviceField ? service : null,
                prepared.first());
        return new Plan(ticket, prepared);
    }

    /**
     * Files the ticket and reads it back.
     *
     * @param plan of {@link #prepare(Draft)}
     * @throws TicketsException (unclear) when it may exist but could not be confirmed
     */
    public Filed create(Plan plan) {
        NewTicket sent = plan.ticket();
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
        TicketThread last = new FollowUps(portal, shortfall).send(thread, plan.attachments());
        return shortfall.filed(result(
                last.ticket(), thread.messages().get(0), plan.attachments().all(), "created"));
    }

    /**
     * A reply that is about to be sent.
     *
     * @param before the ticket as it is
     */
    public record ReplyPlan(Draft reply, TicketThread before, Prepared attachments) {
        private TicketNumber number() {
            return before.ticket().number();
        }
    }

    /**
     * What would be sent; asks the portal how the ticket stands, and changes nothing.
     *
     * @throws TicketsException when something about the reply is wrong; (refused) when the ticket is closed and may not
     *     be reopened
     */
    public ReplyPlan prepareReply(TicketNumber number, Draft reply) {
        requireText(reply);
        Prepared prepared = preparing.apply(reply);
        TicketThread before = portals.get().ticket(number);
        requireOpen(before.ticket(), reply);
        return new ReplyPlan(reply, before, prepared);
    }

    /**
     * Sends the reply and reads it back.
     *
     * @param plan of {@link #prepareReply(TicketNumber, Draft)}
     * @throws TicketsException (unclear) when the reply may have arrived but does not show
     */
    public Filed reply(ReplyPlan plan) {
        Draft reply = plan.reply();
        TicketThread before = plan.before();
        Prepared prepared = plan.attachments();
        Portal portal = portals.get();
        if (!before.ticket().open()) {
            new StatusChange(portal).reopen(plan.number());
        }
        String body = withNote(MessageBody.message(reply), prepared);
        Replying.Sent sent = new Replying(portal).send(before, body, prepared.first());
        Shortfall shortfall = new Shortfall(plan.number());
        shortfall.text(body, sent.message());
        shortfall.files(portal, prepared.first(), sent.message().attachments());
        TicketThread after = new FollowUps(portal, shortfall).send(sent.thread(), prepared);
        Ticket ticket = after.ticket();
        if (reply.close()) {
            ticket = shortfall.closing(() -> new StatusChange(portal).close(plan.number()), ticket);
        }
        return shortfall.filed(result(ticket, sent.message(), prepared.all(), "replied"));
    }

    /** What a dry run shows of the reply. */
    public static FilingResult rehearsed(ReplyPlan plan) {
        return result(plan.before().ticket(), null, plan.attachments().all(), "dry-run");
    }

    private static void requireOpen(Ticket ticket, Draft reply) {
        if (!ticket.open() && !reply.reopen()) {
            throw new TicketsException(
                    ErrorCode.REFUSED,
                    "ticket " + ticket.number() + " is closed; the reply was not sent",
                    "tickets reply " + ticket.number() + " --reopen …");
        }
    }

    private static String withNote(String body, Prepared prepared) {
        return prepared.note().isEmpty() ? body : body + "\n\n" + prepared.note();
    }

    private static void requireText(Draft draft) {
        if (draft.message() == null || draft.message().isBlank()) {
            throw TicketsException.usage("the message is empty", "-m TEXT, -F FILE, or -F - to read it from a pipe");
        }
    }

    /** @param message that was sent; null when none was */
    private static FilingResult result(
            Ticket ticket, @Nullable Message message, List<ReadyAttachment> attachments, String state) {
        return new FilingResult(
                ticket.number(),
                ticket.url(),
                ticket.subject(),
                ticket.status(),
                ticket.department(),
                message == null ? null : message.id(),
                message != null && message.encrypted(),
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
