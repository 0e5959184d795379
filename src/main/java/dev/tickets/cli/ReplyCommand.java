package dev.tickets.cli;

import dev.tickets.compose.DraftEditing;
import dev.tickets.compose.DraftField;
import dev.tickets.compose.Form;
import dev.tickets.compose.Wizard;
import dev.tickets.compose.WizardSession;
import dev.tickets.compose.WritingContext;
import dev.tickets.compose.Written;
import dev.tickets.filing.Outcome;
import dev.tickets.filing.Submitter;
import dev.tickets.render.FilingResult;
import dev.tickets.render.FilingResultFields;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
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
            description = "The ticket: number, #number or address; not needed with --draft.")
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

    @Option(names = "--reopen", description = "Reopen the ticket first if it is closed.")
    boolean reopen;

    @Option(names = "--close", description = "Close the ticket afterwards.")
    boolean close;

    @Mixin
    SendingOptions sending;

    @Option(names = "--dry-run", description = "Check everything, and send nothing.")
    boolean dryRun;

    private final Run run;
    private final Services services;

    ReplyCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        new FilingResultFields().check(run.output());
        WritingContext context = services.writing();
        DraftEditing written = new DraftEditing(context, writing.options());
        Draft reply = draft(written);
        if (reply.encrypt()) {
            services.policy().requirePossible(reply);
        }
        message.warn(run, reply);
        if (reply.message() != null || writing.edit || !run.canAsk()) {
            return file(written.finished(reply), null, written);
        }
        attachments.requireNoStandardInput();
        Draft begun = written.finished(reply);
        TicketThread thread = services.portal().ticket(number(begun));
        boolean offer = begun.attachments().isEmpty() && writing.isBare() && !begun.encrypt();
        try (WizardSession guided = WizardSession.begin(context, begun, written, offer)) {
            Form form = new Form(services.policy(), services.submitter(), services.directory(), thread);
            run.prompts().say(Form.end(thread));
            guided.reopen(thread.ticket());
            WizardSession.Decision decision = guided.lead(form, missing(begun));
            if (decision.end() == Wizard.End.SEND) {
                return file(decision.draft(), decision.packed(), guided);
            }
            guided.unsent(decision.end());
            return ExitCode.OK.value();
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

    /** @param packed the submission that the wizard has shown; null without a wizard */
    private int file(Draft reply, @Nullable Submission packed, Written written) {
        Submitter submitter = services.submitter();
        if (dryRun) {
            rehearse(submitter, packed == null ? submitter.pack(reply) : packed);
            written.rehearsed();
            return ExitCode.OK.value();
        }
        Outcome filed = written.file(reply, packed, submitter, sending.options());
        return FilingReport.print(run, filed, "Reply sent!", "Reply sent, but incomplete:");
    }

    private void rehearse(Submitter submitter, Submission packed) {
        TicketNumber number = number(packed.draft());
        FilingResult result = submitter.rehearseReply(number, packed);
        if (run.isForPerson()) {
            run.print("Nothing was sent. The reply to #" + number + " is valid.\n");
        } else {
            run.print(new FilingResultFields().single(run.output(), result));
        }
    }

    private Draft draft(DraftEditing written) {
        String text = message.isGiven() ? message.text(run.context(), attachments) : null;
        Draft begun = begun(written.start(true));
        Draft start = encryption.over(attachments.over(begun), run.context().folder());
        Draft draft = written.worded(
                start.but()
                        .reopen(reopen || start.reopen())
                        .close(close || start.close())
                        .draft(),
                text);
        EncryptionOptions.requireUntouched(begun, draft);
        if (draft.message() == null && !writing.edit && !run.canAsk()) {
            // the exception names the options
            message.text(run.context());
        }
        return draft;
    }

    /** The draft that {@code --draft} names, else an empty reply. */
    private Draft begun(@Nullable Draft kept) {
        TicketNumber named = ticket == null ? null : services.number(ticket);
        if (kept != null) {
            if (named != null && !named.equals(kept.replyTo())) {
                throw TicketsException.usage(
                        "the draft replies to #" + kept.replyTo() + ", not to #" + named, "leave out the number");
            }
            return kept;
        }
        if (named == null) {
            String help = "see 'tickets reply --help'";
            throw TicketsException.usage(
                    "missing required parameter: 'NUMBER'",
                    attachments.specs.isEmpty() ? help : "put the ticket's number before -a; " + help);
        }
        return Draft.reply(named).draft();
    }

    private static TicketNumber number(Draft reply) {
        return Objects.requireNonNull(reply.replyTo());
    }
}
