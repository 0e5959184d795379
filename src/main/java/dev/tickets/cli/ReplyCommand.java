package dev.tickets.cli;

import dev.tickets.filing.Filed;
import dev.tickets.render.FilingResult;
import dev.tickets.render.FilingResultFields;
import dev.tickets.render.Format;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    @Parameters(
            paramLabel = "NUMBER",
            arity = "0..1",
            description = "The ticket: number, #number or address; with --draft the draft knows it.")
    @Nullable
    String ticket;

    @Mixin
    MessageOptions message;

    @Mixin
    WritingOptions writing;

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
        Writing written = new Writing(run, writing);
        Draft reply = draft(written);
        if (dryRun) {
            rehearse(reply);
            written.rehearsed();
            return ExitCode.OK.value();
        }
        return written.sending(() -> send(reply, written));
    }

    private int send(Draft reply, Writing written) {
        TicketNumber number = number(reply);
        Filed filed = Underway.watched(
                run,
                "the reply",
                "tickets view " + number,
                journey -> run.filing().file(reply, sending.wishes(), written.on(journey)));
        return FilingReport.print(run, filed, "Reply sent!", "Reply sent, but incomplete:");
    }

    private void rehearse(Draft reply) {
        TicketNumber number = number(reply);
        FilingResult result = run.filing().rehearseReply(number, reply);
        if (run.format() == Format.TABLE && run.options().fields == null) {
            run.print("Nothing was sent. The reply to #" + number + " is fine.\n");
        } else {
            run.print(new FilingResultFields().single(run.output(), result));
        }
    }

    private Draft draft(Writing written) {
        String text = message.isGiven() ? message.text(run.surroundings(), attachments) : null;
        Draft start = attachments.over(begun(written.start(true)));
        Draft draft = written.worded(
                start.but()
                        .reopen(reopen || start.reopen())
                        .close(close || start.close())
                        .draft(),
                text);
        if (draft.message() == null && !writing.edit) {
            // says what there is to choose from
            message.text(run.surroundings());
        }
        return written.finished(draft);
    }

    /** What {@code --draft} names, else a reply of which only the ticket is known. */
    private Draft begun(@Nullable Draft kept) {
        TicketNumber named = ticket == null ? null : TicketArgument.parse(ticket, run::portal);
        if (kept != null) {
            if (named != null && !named.equals(kept.replyTo())) {
                throw TicketsException.usage(
                        "the draft replies to #" + kept.replyTo() + ", not to #" + named, "leave the number out");
            }
            return kept;
        }
        if (named == null) {
            String help = "see 'tickets reply --help'";
            throw TicketsException.usage(
                    "missing required parameter: 'NUMBER'",
                    attachments.specs.isEmpty() ? help : "a ticket's number goes before -a; " + help);
        }
        return Draft.reply(named).draft();
    }

    private static TicketNumber number(Draft reply) {
        return Objects.requireNonNull(reply.replyTo());
    }
}
