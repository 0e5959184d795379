package dev.tickets.compose;

import dev.tickets.filing.Submitter;
import dev.tickets.render.ByteCount;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.Ticket;
import java.util.List;

/** A message as it will be sent, for a person to read. */
public final class Preview {
    private Preview() {}

    /** A ticket as it will be sent. */
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
        StringBuilder text = new StringBuilder();
        fact(
                text,
                "Department",
                ticket.department().name() + " (" + ticket.department().id() + ")");
        fact(text, "Subject", ticket.subject());
        if (ticket.priority() != null) {
            fact(text, "Priority", ticket.priority().toString());
        }
        if (ticket.service() != null) {
            fact(
                    text,
                    "Service",
                    ticket.service().name() + " (" + ticket.service().id() + ")");
        }
        if (!ticket.cc().isEmpty()) {
            fact(text, "CC", String.join(", ", ticket.cc()));
        }
        encryption(text, plan.parcel());
        files(text, plan.parcel().attachments());
        return text.append('\n').append(SafeText.block(words)).append('\n').toString();
    }

    private static void encryption(StringBuilder text, Submission parcel) {
        if (parcel.draft().encrypt()) {
            fact(text, "Encrypted", parcel.byPortal() ? "by the portal" : "yes");
        }
    }

    /** A reply to that ticket as it will be sent, for its author. */
    static String reply(Ticket ticket, Submission reply, Draft words) {
        StringBuilder text = new StringBuilder();
        fact(text, "Reply to", "#" + ticket.number() + " " + ticket.subject());
        encryption(text, reply);
        files(text, reply.attachments());
        body(text, MessageBody.message(words), reply);
        return text.toString();
    }

    /** A ticket as it is kept while the portal cannot be reached: names are looked up when it is sent. */
    static String unresolved(Submission parcel, Draft words) {
        Draft draft = parcel.draft();
        StringBuilder text = new StringBuilder();
        fact(text, "Department", draft.department() + " (looked up when it is sent)");
        fact(text, "Subject", MessageBody.subject(draft));
        if (draft.priority() != null) {
            fact(text, "Priority", draft.priority().toString());
        }
        if (draft.service() != null) {
            fact(text, "Service", draft.service() + " (looked up when it is sent)");
        }
        if (!draft.cc().isEmpty()) {
            fact(text, "CC", String.join(", ", draft.cc()));
        }
        encryption(text, parcel);
        files(text, parcel.attachments());
        body(text, MessageBody.body(words, null, List.of()), parcel);
        return text.toString();
    }

    private static void body(StringBuilder text, String body, Submission parcel) {
        text.append('\n')
                .append(SafeText.block(
                        MessageBody.withNote(body, parcel.attachments().note())))
                .append('\n');
    }

    private static void files(StringBuilder text, PackedAttachments attachments) {
        for (ReadyAttachment file : attachments.all()) {
            fact(text, "Attachment", file.name() + ", " + ByteCount.human(file.size()));
        }
        int replies = attachments.later().size();
        if (replies > 0) {
            fact(text, "Replies", replies + ", for what does not fit in the first message");
        }
    }

    private static void fact(StringBuilder text, String label, String value) {
        text.append(label).append(": ").append(SafeText.line(value)).append('\n');
    }
}
