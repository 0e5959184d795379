package dev.tickets.compose;

import dev.tickets.filing.Submitter;
import dev.tickets.render.ByteCount;
import dev.tickets.render.FactSheet;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a message as it will be sent. */
public final class Preview {
    private Preview() {}

    /** A ticket as it will be sent. */
    public static String ticket(Submitter.Plan plan) {
        return ticket(plan, plan.ticket().body(), null);
    }

    /**
     * A ticket with the author's text.
     *
     * @param words the text to show: for the author of an encrypted message the unencrypted one
     */
    public static String ticket(Submitter.Plan plan, String words) {
        return ticket(plan, words, null);
    }

    /**
     * A ticket with the author's text, and the line that closes the message.
     *
     * @param words the text of the message, unencrypted for its author
     * @param reference closes the message; null for none
     */
    static String ticket(Submitter.Plan plan, String words, @Nullable Reference reference) {
        NewTicket ticket = plan.ticket();
        Service service = ticket.service();
        FactSheet facts = FactSheet.withColons()
                .fact(
                        "Department",
                        ticket.department().name() + " (" + ticket.department().id() + ")")
                .fact("Subject", ticket.subject())
                .fact(
                        "Priority",
                        ticket.priority() == null ? null : ticket.priority().toString())
                .fact("Service", service == null ? null : service.name() + " (" + service.id() + ")")
                .fact("CC", String.join(", ", ticket.cc()));
        return withFiles(facts, plan.submission()) + closed(words, reference);
    }

    /** A reply as it will be sent, with the author's text. */
    static String reply(Ticket ticket, Submission reply, Draft words, @Nullable Reference reference) {
        return withFiles(toTicket(ticket), reply) + body(MessageBody.message(words), reply, reference);
    }

    /**
     * A reply, and what is done with its ticket.
     *
     * @param words the text to show
     */
    public static String reply(Ticket ticket, Submission reply, String words) {
        FactSheet facts = toTicket(ticket)
                .fact("Reopen", ticket.open() ? null : "first, because the ticket is closed")
                .fact("Close", reply.draft().close() ? "afterwards" : null);
        return withFiles(facts, reply) + "\n" + SafeText.block(words) + "\n";
    }

    private static FactSheet toTicket(Ticket ticket) {
        return FactSheet.withColons().fact("Reply to", "#" + ticket.number() + " " + ticket.subject());
    }

    /** A ticket for an unreachable portal: names are looked up at sending. */
    static String unresolved(Submission submission, Draft words, @Nullable Reference reference) {
        Draft draft = submission.draft();
        FactSheet facts = FactSheet.withColons()
                .fact("Department", draft.department() + " (looked up at sending)")
                .fact("Subject", MessageBody.subject(draft))
                .fact(
                        "Priority",
                        draft.priority() == null ? null : draft.priority().toString())
                .fact("Service", draft.service() == null ? null : draft.service() + " (looked up at sending)")
                .fact("CC", String.join(", ", draft.cc()));
        return withFiles(facts, submission) + body(MessageBody.body(words, null, List.of()), submission, reference);
    }

    private static String body(String body, Submission submission, @Nullable Reference reference) {
        return closed(MessageBody.withNote(body, submission.attachments().note()), reference);
    }

    private static String closed(String body, @Nullable Reference reference) {
        return "\n" + SafeText.block(reference == null ? body : reference.closing(body)) + "\n";
    }

    /** The facts, then encryption and attachments. */
    private static String withFiles(FactSheet facts, Submission submission) {
        if (submission.draft().encrypt()) {
            facts.fact("Encrypted", submission.byPortal() ? "by the portal" : "yes");
        }
        for (ReadyAttachment file : submission.attachments().all()) {
            facts.fact("Attachment", file.name() + ", " + ByteCount.human(file.size()));
        }
        int replies = submission.attachments().later().size();
        if (replies > 0) {
            facts.fact("Replies", replies + ", for attachments that do not fit into the first message");
        }
        return facts.text();
    }
}
