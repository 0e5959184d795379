package dev.tickets.cli;

import dev.tickets.compose.Preview;
import dev.tickets.filing.Outcome;
import dev.tickets.filing.Submitter;
import dev.tickets.render.FilingResult;
import dev.tickets.render.FilingResultFields;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.TicketsException;

/** Prints the results of {@code create} and {@code reply}. */
final class FilingReport {
    private FilingReport() {}

    /**
     * Prints the result, and the missing parts on standard error.
     *
     * @return the exit code
     */
    static int print(Run run, Outcome filed, String done, String partly) {
        FilingResult result = filed.result();
        if (result.number() != null) {
            run.confirmed("#" + result.number() + " is confirmed");
        }
        if (run.isForPerson()) {
            run.print(headline(result, filed.missing().isEmpty() ? done : partly));
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
            return "Nothing sent: the ticket of this key is in the outbox as " + result.outboxId() + "\n";
        }
        String what = switch (result.state()) {
            case SKIPPED -> "Nothing sent: the ticket of this key is open,";
            case REPLIED -> done.replace("Ticket created", "Reply sent");
            default -> done;
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
        if (!run.isForPerson()) {
            FilingResult result = new FilingResult(
                    null,
                    null,
                    ticket.subject(),
                    null,
                    ticket.department().name(),
                    null,
                    plan.submission().draft().encrypt(),
                    FilingResult.SentFile.of(plan.submission().attachments()),
                    null,
                    SubmissionState.DRY_RUN,
                    null);
            return new FilingResultFields().single(run.output(), result);
        }
        return "Nothing was sent. The message would be:\n\n" + Preview.ticket(plan);
    }
}
