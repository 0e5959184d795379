package dev.tickets.cli;

import dev.tickets.filing.Outcome;
import dev.tickets.filing.Submitter;
import dev.tickets.render.ByteCount;
import dev.tickets.render.FactSheet;
import dev.tickets.render.FilingResult;
import dev.tickets.render.FilingResultFields;
import dev.tickets.render.Format;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Service;
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

    /** A reply to that ticket as it will be sent, for whoever wrote it. */
    static String shown(Ticket ticket, Submission reply, Draft words) {
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
