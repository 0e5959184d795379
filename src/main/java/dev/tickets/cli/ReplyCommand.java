package dev.tickets.cli;

import dev.tickets.compose.Field;
import dev.tickets.compose.Wizard;
import dev.tickets.filing.Filed;
import dev.tickets.filing.Journey;
import dev.tickets.render.FilingResult;
import dev.tickets.render.FilingResultFields;
import dev.tickets.render.Format;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
        boolean asking = !message.isGiven() && run.canAsk();
        String text = asking ? null : message.text(run.surroundings(), attachments);
        TicketNumber number = TicketArgument.parse(ticket, run::portal);
        Draft reply = Draft.reply(number)
                .message(text)
                .attachments(attachments.specs)
                .packing(attachments.wishes())
                .reopen(reopen)
                .close(close)
                .draft();
        return asking ? ask(number, reply) : send(number, reply);
    }

    private int ask(TicketNumber number, Draft given) {
        attachments.requireNoStandardInput();
        TicketThread thread = run.portal().ticket(number);
        try (GuidedWriting writing = GuidedWriting.begin(run, given, attachments.specs.isEmpty())) {
            ReplyDesk desk = new ReplyDesk(run, thread);
            desk.show();
            writing.reopen(thread.ticket());
            Set<Field> missing = EnumSet.of(Field.MESSAGE);
            if (attachments.specs.isEmpty()) {
                missing.add(Field.ATTACHMENTS);
            }
            Wizard.End end = writing.lead(desk, missing);
            if (end == Wizard.End.SEND && dryRun) {
                send(number, writing.draft());
                return writing.unsent(Wizard.End.SAVE);
            }
            return end == Wizard.End.SEND
                    ? writing.sending(
                            journey -> run.filing().file(desk.parcel(), sending.wishes(), journey),
                            (way, view) -> send(number, way))
                    : writing.unsent(end);
        }
    }

    private int send(TicketNumber number, Draft reply) {
        if (dryRun) {
            FilingResult result = run.filing().rehearseReply(number, reply);
            if (run.format() == Format.TABLE && run.options().fields == null) {
                run.print("Nothing was sent. The reply to #" + number + " is fine.\n");
            } else {
                run.print(new FilingResultFields().single(run.output(), result));
            }
            return ExitCode.OK.value();
        }
        return send(number, journey -> run.filing().file(reply, sending.wishes(), journey));
    }

    private int send(TicketNumber number, Function<Journey, Filed> way) {
        Filed filed = Underway.watched(run, "the reply", "tickets view " + number, way);
        return FilingReport.print(run, filed, "Reply sent!", "Reply sent, but incomplete:");
    }
}
