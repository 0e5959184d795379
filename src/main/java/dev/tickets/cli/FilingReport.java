package dev.tickets.cli;

import dev.tickets.filing.Outcome;
import dev.tickets.filing.Submitter;
import dev.tickets.render.ByteCount;
import dev.tickets.render.FilingResult;
import dev.tickets.render.FilingResultFields;
import dev.tickets.render.Format;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketsException;
import java.util.List;

/** What {@code create} and {@code reply} print. */
final class FilingReport {
    private FilingReport() {}

    /**
     * Prints the result, and on standard error what is missing of it.
     *
     * @return the exit code
     */
    static int print(Run run, Outcome filed, String done, String half) {
        FilingResult result = filed.result();
        if (result.number() != null) {
            run.confirmed("#" + result.number() + " is there");
        }
        if (run.format() == Format.TABLE && run.options().fields == null) {
            run.print(headline(result, filed.missing().isEmpty() ? done : half));
        } else {
            run.print(new FilingResultFields().single(run.output(), result));
        }
        filed.warnings().forEach(run::warning);
        if (filed.missing().isEmpty()) {
            return ExitCode.OK.value();
        }
        run.notices().error(incomplete(filed));
        return ExitCode.INCOMPLETE.value();
    }

    private static String headline(FilingResult result, String done) {
        if (result.number() == null) {
            return "Nothing sent: the ticket of this key is in the outbox, as " + result.outboxId() + "\n";
        }
        String what = switch (result.state()) {
            case SKIPPED -> "Nothing sent: the ticket of this key is open,";
            case REPLIED -> done.replace("Ticket created", "Reply sent");
            default -> done;
        };
        return what + " #" + result.number() + "\n" + SafeText.line(String.valueOf(result.url())) + "\n";
    }

    /** What is missing, and how to mend it. */
    static TicketsException incomplete(Outcome filed) {
        FilingResult result = filed.result();
        return new TicketsException(
                        ErrorCode.INCOMPLETE,
                        "#" + result.number() + " is there, but " + String.join("; ", filed.missing()),
                        String.join("; ", filed.remedies()))
                .of(result.state(), result.outboxId());
    }

    /** A ticket as it would be sent. */
    static String dryRun(Run run, Submitter.Plan plan) {
        NewTicket ticket = plan.ticket();
        if (run.format() != Format.TABLE || run.options().fields != null) {
            FilingResult result = new FilingResult(
                    null,
                    null,
                    ticket.subject(),
                    null,
                    ticket.department().name(),
                    null,
                    plan.parcel().draft().encrypt(),
                    FilingResult.SentFile.of(plan.parcel().attachments()),
                    null,
                    SubmissionState.DRY_RUN,
                    null);
            return new FilingResultFields().single(run.output(), result);
        }
        return "Nothing was sent. This would be:\n\n" + shown(plan);
    }

    /** A ticket as it will be sent, for a person. */
    static String shown(Submitter.Plan plan) {
        return shown(plan, plan.ticket().body());
    }

    /**
     * A ticket for whoever wrote it.
     *
     * @param words of the message; not encrypted where only he reads them
     */
    static String shown(Submitter.Plan plan, String words) {
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

    /** A reply to that ticket as it will be sent, for whoever wrote it. */
    static String shown(Ticket ticket, Submission reply, Draft words) {
        StringBuilder text = new StringBuilder();
        fact(text, "Reply to", "#" + ticket.number() + " " + ticket.subject());
        encryption(text, reply);
        files(text, reply.attachments());
        body(text, MessageBody.message(words), reply);
        return text.toString();
    }

    /** A ticket as it is kept for a portal that cannot be reached now: names are looked up when it is sent. */
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
