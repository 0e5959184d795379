package dev.tickets.compose;

import dev.tickets.filing.Submitter;
import dev.tickets.render.ByteCount;
import dev.tickets.render.FactSheet;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.Ticket;
import java.util.List;

/** Shows a message as it will be sent. */
public final class Preview {
    private Preview() {}

    /** A ticket as it will be sent. */
    public static String ticket(Submitter.Plan plan) {
        return ticket(plan, plan.ticket().body());
    }

    /**
     * A ticket with the author's text.
     *
     * @param words the text of the message, unencrypted for its author
     */
    static String ticket(Submitter.Plan plan, String words) {
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
        return withFiles(facts, plan.submission()) + "\n" + SafeText.block(words) + "\n";
    }

    /** A reply as it will be sent. */
    static String reply(Ticket ticket, Submission reply, Draft words) {
        FactSheet facts = FactSheet.withColons().fact("Reply to", "#" + ticket.number() + " " + ticket.subject());
        return withFiles(facts, reply) + body(MessageBody.message(words), reply);
    }

    /** A ticket for an unreachable portal: names are looked up at sending. */
    static String unresolved(Submission submission, Draft words) {
        Draft draft = submission.draft();
        FactSheet facts = FactSheet.withColons()
                .fact("Department", draft.department() + " (looked up at sending)")
                .fact("Subject", MessageBody.subject(draft))
                .fact(
                        "Priority",
                        draft.priority() == null ? null : draft.priority().toString())
                .fact("Service", draft.service() == null ? null : draft.service() + " (looked up at sending)")
                .fact("CC", String.join(", ", draft.cc()));
        return withFiles(facts, submission) + body(MessageBody.body(words, null, List.of()), submission);
    }

    private static String body(String body, Submission submission) {
        return "\n"
                + SafeText.block(
                        MessageBody.withNote(body, submission.attachments().note())) + "\n";
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
