package dev.tickets.cli;

import dev.tickets.compose.Preview;
import dev.tickets.filing.Outcome;
import dev.tickets.filing.Submitter;
import dev.tickets.render.FilingResult;
import dev.tickets.render.FilingResultFields;
import dev.tickets.render.Rehearsal;
import dev.tickets.render.RehearsalFields;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketsException;
import java.util.List;

/** Prints the results of {@code create} and {@code reply}. */
final class FilingReport {
    private static final String HEAD = "Nothing was sent. The message would be:\n\n";

    private FilingReport() {}

    /**
     * Prints the result, and the missing parts on standard error.
     *
     * @param reply whether the message is a reply
     * @return the exit code
     */
    static int print(Run run, Outcome filed, boolean reply) {
        FilingResult result = filed.result();
        if (result.number() != null) {
            run.confirmed("#" + result.number() + " is confirmed");
        }
        if (run.isForPerson()) {
            String headline = headline(filed, reply);
            if (filed.missing().isEmpty()) {
                run.report(headline);
            } else {
                run.print(headline);
            }
            Connections.explain(run, result.url());
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

    /** The result in a line, with the address of the ticket below. */
    static String headline(Outcome filed, boolean reply) {
        FilingResult result = filed.result();
        if (result.number() == null) {
            return "Nothing sent: " + SafeText.line(String.valueOf(result.reason())) + ": " + result.outboxId() + "\n";
        }
        String what = switch (result.state()) {
            case SKIPPED -> "Nothing sent: " + SafeText.line(String.valueOf(result.reason())) + ":";
            case REPLIED -> "Reply sent!";
            case INCOMPLETE -> reply ? "Reply sent, but incomplete:" : "Ticket created, but incomplete:";
            default -> "Ticket created!";
        };
        return what + " #" + result.number() + "\n" + SafeText.line(String.valueOf(result.url())) + "\n";
    }

    /** What is missing, and how to fix it. */
    static TicketsException incomplete(Outcome filed) {
        FilingResult result = filed.result();
        return new TicketsException(
                        ErrorCode.INCOMPLETE,
                        "#" + result.number() + " is confirmed, but " + String.join("; ", filed.missing()),
                        String.join("; ", filed.remedies()))
                .of(result.state(), result.outboxId());
    }

    /** The rehearsed ticket. */
    static String dryRun(Run run, Submitter.Plan plan) {
        NewTicket ticket = plan.ticket();
        Submission submission = plan.submission();
        if (run.isForPerson()) {
            return HEAD + Preview.ticket(plan, shown(submission, ticket.body()));
        }
        FilingResult result = new FilingResult(
                null,
                null,
                ticket.subject(),
                null,
                ticket.department().name(),
                null,
                submission.draft().encrypt(),
                FilingResult.SentFile.of(submission.attachments()),
                null,
                SubmissionState.DRY_RUN,
                null,
                submission.attachments().lackingWords());
        return document(
                run,
                new Rehearsal(
                        result,
                        ticket.department(),
                        plan.service(),
                        ticket.cc(),
                        submission,
                        submission.byPortal() ? null : ticket.body()));
    }

    /** The rehearsed reply to this ticket. */
    static String dryRun(Run run, Submitter.ReplyPlan plan, Submission submission) {
        Ticket ticket = plan.ticket();
        String text = plan.text();
        if (run.isForPerson()) {
            return HEAD + Preview.reply(ticket, submission, shown(submission, text));
        }
        FilingResult result = FilingResult.of(
                ticket,
                null,
                submission.draft().encrypt(),
                FilingResult.SentFile.of(submission.attachments()),
                null,
                SubmissionState.DRY_RUN);
        return document(
                run, new Rehearsal(result, null, null, List.of(), submission, submission.byPortal() ? null : text));
    }

    private static String document(Run run, Rehearsal rehearsal) {
        return new RehearsalFields().single(run.output(), rehearsal);
    }

    /** A text that only the portal encrypts is not shown. */
    private static String shown(Submission submission, String text) {
        return submission.byPortal() ? "(The text is not shown: the portal is asked to encrypt it.)" : text;
    }
}
