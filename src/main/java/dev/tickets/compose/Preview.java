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

/** A message as it will be sent, for a person to read. */
public final class Preview {
    private Preview() {}

    /** A ticket as it will be sent, for a person. */
    public static String ticket(Submitter.Plan plan) {
        return ticket(plan, plan.ticket().body());
    }

    /**
     * A ticket for its author.
     *
     * @param words of the message; not encrypted where only the author reads them
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
        return withFiles(facts, plan.parcel()) + "\n" + SafeText.block(words) + "\n";
    }

    /** A reply to that ticket as it will be sent, for its author. */
    static String reply(Ticket ticket, Submission reply, Draft words) {
        FactSheet facts = FactSheet.withColons().fact("Reply to", "#" + ticket.number() + " " + ticket.subject());
        return withFiles(facts, reply) + body(MessageBody.message(words), reply);
    }

    /** A ticket as it is kept for a portal that cannot be reached now: names are looked up when it is sent. */
    static String unresolved(Submission parcel, Draft words) {
        Draft draft = parcel.draft();
        FactSheet facts = FactSheet.withColons()
                .fact("Department", draft.department() + " (looked up when it is sent)")
                .fact("Subject", MessageBody.subject(draft))
                .fact(
                        "Priority",
                        draft.priority() == null ? null : draft.priority().toString())
                .fact("Service", draft.service() == null ? null : draft.service() + " (looked up when it is sent)")
                .fact("CC", String.join(", ", draft.cc()));
        return withFiles(facts, parcel) + body(MessageBody.body(words, null, List.of()), parcel);
    }

    private static String body(String body, Submission parcel) {
        return "\n"
                + SafeText.block(MessageBody.withNote(body, parcel.attachments().note())) + "\n";
    }

    /** The facts, and after them how it is encrypted and what is attached. */
    private static String withFiles(FactSheet facts, Submission parcel) {
        if (parcel.draft().encrypt()) {
            facts.fact("Encrypted", parcel.byPortal() ? "by the portal" : "yes");
        }
        for (ReadyAttachment file : parcel.attachments().all()) {
            facts.fact("Attachment", file.name() + ", " + ByteCount.human(file.size()));
        }
        int replies = parcel.attachments().later().size();
        if (replies > 0) {
            facts.fact("Replies", replies + ", for what does not fit in the first message");
        }
        return facts.text();
    }
}
