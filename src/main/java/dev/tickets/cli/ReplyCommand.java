package dev.tickets.cli;

import dev.tickets.cli.help.Common;
import dev.tickets.cli.help.Section;
import dev.tickets.compose.DraftEditing;
import dev.tickets.compose.Form;
import dev.tickets.compose.Wizard;
import dev.tickets.compose.WizardSession;
import dev.tickets.compose.WritingContext;
import dev.tickets.compose.Written;
import dev.tickets.filing.Erasure;
import dev.tickets.filing.Outcome;
import dev.tickets.filing.SendOptions;
import dev.tickets.filing.Submitter;
import dev.tickets.render.FilingResultFields;
import dev.tickets.render.RehearsalFields;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
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
        description = {
            "Reply to a ticket, and read the reply back.",
            "On a terminal the program asks for what no option says."
        },
        footer = {
            "",
            "Examples:",
            "  tickets reply 123456 -m \"It works again, thank you\" --close",
            "  tickets reply 123456 -F - -a trace.zip --reopen < answer.txt"
        })
@Section("Reply")
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

    @Common
    @Option(names = "--reopen", description = "Reopen the ticket first if it is closed.")
    boolean reopen;

    @Common
    @Option(names = "--close", description = "Close the ticket afterwards.")
    boolean close;

    @Option(
            names = {"-y", "--yes"},
            description = "With --close: close also if the portal may erase the text of encrypted messages.")
    boolean yes;

    @Mixin
    SendingOptions sending;

    @Common
    @Section("Sending")
    @Option(names = "--dry-run", description = "Check everything, show the result, and send nothing.")
    boolean dryRun;

    private final Run run;
    private final Services services;

    ReplyCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        (dryRun ? new RehearsalFields() : new FilingResultFields()).check(run.output());
        WritingContext context = services.writing();
        DraftEditing written = new DraftEditing(context, writing.options());
        Draft reply = draft(written);
        if (reply.encrypt()) {
            services.policy().requirePossible(reply);
        }
        message.warn(run, reply);
        reply = permitted(reply);
        SendOptions options = sending.options(run);
        boolean complete = (reply.message() != null || writing.edit) && !written.isOpen(isBare());
        if (complete || !run.canAsk()) {
            return file(written.finished(reply), null, written, options);
        }
        attachments.requireNoStandardInput();
        Draft begun = written.finished(reply);
        TicketThread thread = services.portal().ticket(number(begun));
        try (WizardSession guided = WizardSession.begin(context, begun, written, isBare() && writing.draft == null)) {
            Form form = new Form(
                    context,
                    services.submitter(),
                    services.directory(),
                    services.encryptionSetup(context),
                    options.reference(),
                    thread);
            guided.check(form, begun);
            run.prompts().say(Form.end(thread));
            guided.reopen(thread.ticket());
            WizardSession.Decision decision = guided.lead(form);
            if (decision.end() == Wizard.End.SEND) {
                return file(decision.draft(), decision.packed(), guided, options);
            }
            guided.unsent(decision.end());
            return ExitCode.OK.value();
        }
    }

    /**
     * The reply, with the permission to erase text if the ticket is to be closed. A portal that is away is asked again
     * before the reply is sent.
     *
     * @throws TicketsException (interrupted) when the person refuses
     */
    private Draft permitted(Draft reply) {
        if (!reply.close() || reply.mayErase() || !run.canAsk()) {
            return reply;
        }
        TicketThread thread;
        try {
            thread = services.portal().ticket(number(reply));
        } catch (TicketsException e) {
            if (e.code().blocksRequests()) {
                return reply;
            }
            throw e;
        }
        if (!Erasure.threatens(thread)) {
            return reply;
        }
        if (!run.agrees(Erasure.question(thread), false)) {
            throw new TicketsException(
                    ErrorCode.INTERRUPTED, "cancelled; nothing was sent", "without --close the ticket stays open");
        }
        return reply.but().mayErase(true).draft();
    }

    /** Whether no option describes the reply. */
    private boolean isBare() {
        return !message.isGiven()
                && writing.options().isOnlyDraft()
                && !encryption.encrypt
                && encryption.keys.isEmpty()
                && attachments.specs.isEmpty();
    }

    /** @param packed the submission that the wizard has shown; null without a wizard */
    private int file(Draft reply, @Nullable Submission packed, Written written, SendOptions options) {
        Submitter submitter = services.submitter();
        if (dryRun) {
            Submission submission = packed == null ? submitter.pack(reply) : packed;
            run.print(FilingReport.dryRun(run, submitter.rehearseReply(number(reply), submission), submission));
            written.rehearsed();
            return ExitCode.OK.value();
        }
        Outcome filed = written.file(reply, packed, submitter, options);
        return FilingReport.print(run, filed, true);
    }

    private Draft draft(DraftEditing written) {
        Draft begun = begun(written.start(true));
        Draft start = encryption.over(attachments.over(begun), run.context().folder());
        // after the checks of the options: a pipe can be read only once
        String text = message.isGiven() ? message.text(run.context(), attachments) : null;
        Draft draft = written.worded(
                start.but()
                        .reopen(reopen || start.reopen())
                        .close(close || start.close())
                        .mayErase(yes || start.mayErase())
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
                    "NUMBER is missing",
                    attachments.specs.isEmpty() ? help : "put the ticket's number before -a; " + help);
        }
        return Draft.reply(named).draft();
    }

    private static TicketNumber number(Draft reply) {
        return Objects.requireNonNull(reply.replyTo());
    }
}
