package dev.tickets.cli;

import dev.tickets.compose.DraftField;
import dev.tickets.compose.Wizard;
import dev.tickets.filing.Outcome;
import dev.tickets.filing.SubmissionListener;
import dev.tickets.render.FilingResult;
import dev.tickets.render.FilingResultFields;
import dev.tickets.render.Format;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
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

    @Mixin
    EncryptionOptions encryption;

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
        DraftEditing written = new DraftEditing(run, writing);
        Draft reply = draft(written);
        if (reply.encrypt()) {
            run.encrypting().requirePossible(reply);
        }
        message.warn(run, reply);
        boolean complete = reply.message() != null || writing.edit;
        return complete || !run.canAsk() ? send(written.finished(reply), written) : ask(reply, written);
    }

    private int ask(Draft given, DraftEditing written) {
        attachments.requireNoStandardInput();
        Draft begun = written.finished(given);
        TicketThread thread = run.portal().ticket(number(begun));
        boolean offer = begun.attachments().isEmpty() && writing.isBare() && !begun.encrypt();
        try (WizardSession guided = WizardSession.begin(run, begun, written, offer)) {
            ReplyForm desk = new ReplyForm(run, thread);
            desk.show();
            guided.reopen(thread.ticket());
            Wizard.End end = guided.lead(desk, missing(begun));
            if (end == Wizard.End.SEND && dryRun) {
                rehearse(guided.draft());
                return guided.unsent(Wizard.End.SAVE);
            }
            return end == Wizard.End.SEND
                    ? guided.sending(
                            journey -> run.mailroom().filing().file(desk.parcel(), sending.wishes(), journey),
                            (way, view) -> send(number(begun), way))
                    : guided.unsent(end);
        }
    }

    private static Set<DraftField> missing(Draft begun) {
        Set<DraftField> missing = EnumSet.of(DraftField.MESSAGE);
        if (begun.attachments().isEmpty()) {
            missing.add(DraftField.ATTACHMENTS);
        }
        if (!begun.encrypt()) {
            missing.add(DraftField.ENCRYPTION);
        }
        return missing;
    }

    private int send(Draft reply, DraftEditing written) {
        if (dryRun) {
            rehearse(reply);
            written.rehearsed();
            return ExitCode.OK.value();
        }
        Draft lasting = written.keptAsWished(reply);
        return written.sending(() -> send(
                number(reply),
                journey -> run.mailroom().filing().file(lasting, sending.wishes(), written.on(journey))));
    }

    private int send(TicketNumber number, Function<SubmissionListener, Outcome> way) {
        Outcome filed = InterruptReport.watched(run, "the reply", "tickets view " + number, way);
        return FilingReport.print(run, filed, "Reply sent!", "Reply sent, but incomplete:");
    }

    private void rehearse(Draft reply) {
        TicketNumber number = number(reply);
        FilingResult result = run.mailroom().filing().rehearseReply(number, reply);
        if (run.format() == Format.TABLE && run.options().fields == null) {
            run.print("Nothing was sent. The reply to #" + number + " is fine.\n");
        } else {
            run.print(new FilingResultFields().single(run.output(), result));
        }
    }

    private Draft draft(DraftEditing written) {
        String text = message.isGiven() ? message.text(run.surroundings(), attachments) : null;
        Draft begun = begun(written.start(true));
        Draft start =
                encryption.over(attachments.over(begun), run.surroundings().folder());
        Draft draft = written.worded(
                start.but()
                        .reopen(reopen || start.reopen())
                        .close(close || start.close())
                        .draft(),
                text);
        EncryptionOptions.requireUntouched(begun, draft);
        if (draft.message() == null && !writing.edit && !run.canAsk()) {
            // says what there is to choose from
            message.text(run.surroundings());
        }
        return draft;
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
