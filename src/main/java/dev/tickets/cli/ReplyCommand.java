package dev.tickets.cli;

import dev.tickets.filing.Filed;
import dev.tickets.render.FilingResult;
import dev.tickets.render.FilingResultFields;
import dev.tickets.render.Format;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketNumber;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "reply",
        description = "Reply to a ticket, and read the reply back.",
        footer = {
            "",
            "Examples:",
            "  tickets reply 123456 -m \"It works again, thank you\" --close",
            "  tickets reply 123456 -F - -a trace.zip --reopen < answer.txt"
        })
final class ReplyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NUMBER", description = "The ticket: number, #number or address.")
    String ticket;

    @Mixin
    MessageOptions message;

    @Mixin
    AttachmentOptions attachments;

    @Option(names = "--reopen", description = "Open the ticket again first if it is closed.")
    boolean reopen;

    @Option(names = "--close", description = "Close the ticket afterwards.")
    boolean close;

    @Mixin
    SendingOptions sending;

    @Option(names = "--dry-run", description = "Check everything, and send nothing.")
    boolean dryRun;

    private final Run run;

    ReplyCommand(Run run) {
        this.run = run;
    }

    @Override
    public Integer call() {
        new FilingResultFields().check(run.output());
        String text = message.text(run.surroundings(), attachments);
        TicketNumber number = TicketArgument.parse(ticket, run::portal);
        Draft reply = Draft.reply(number)
                .message(text)
                .attachments(attachments.specs)
                .packing(attachments.wishes())
                .reopen(reopen)
                .close(close)
                .draft();
        if (dryRun) {
            FilingResult result = run.filing().rehearseReply(number, reply);
            if (run.format() == Format.TABLE && run.options().fields == null) {
                run.print("Nothing was sent. The reply to #" + number + " is fine.\n");
            } else {
                run.print(new FilingResultFields().single(run.output(), result));
            }
            return ExitCode.OK.value();
        }
        Filed filed = Underway.watched(
                run,
                "the reply",
                "tickets view " + number,
                journey -> run.filing().file(reply, sending.wishes(), journey));
        return FilingReport.print(run, filed, "Reply sent!", "Reply sent, but incomplete:");
    }
}
