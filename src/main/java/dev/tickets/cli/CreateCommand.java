package dev.tickets.cli;

import dev.tickets.cli.help.Common;
import dev.tickets.cli.help.Section;
import dev.tickets.compose.DraftEditing;
import dev.tickets.compose.Form;
import dev.tickets.compose.HostInfo;
import dev.tickets.compose.NotSure;
import dev.tickets.compose.Wizard;
import dev.tickets.compose.WizardSession;
import dev.tickets.compose.WritingContext;
import dev.tickets.compose.Written;
import dev.tickets.config.Profile;
import dev.tickets.filing.Outcome;
import dev.tickets.filing.SendOptions;
import dev.tickets.filing.Submitter;
import dev.tickets.render.FilingResultFields;
import dev.tickets.render.Format;
import dev.tickets.render.RehearsalFields;
import dev.tickets.render.ThreadView;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.Priority;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "create",
        description = {
            "Create a ticket, and read it back to confirm it.",
            "On a terminal the program asks for what no option says."
        },
        footer = {
            "",
            "Examples:",
            "  tickets create -d VPS -s \"Disk full\" -F report.txt -a graph.png --view",
            "  journalctl -n 50 | tickets create -d VPS -s \"nginx down\" -F - --host-info",
            "  tickets create -d VPS -s \"No route\" -m \"See below\" --urgent \\",
            "      --impact \"all customers\" --contact \"+44 20 7946 0000\" --dry-run"
        })
@Section("Ticket")
final class CreateCommand implements Callable<Integer> {
    @Common
    @Option(
            names = {"-d", "--department"},
            paramLabel = "DEPARTMENT",
            description =
                    "The department: id, name, or a unique part of name or description; or \"not sure\", and support"
                            + " moves the ticket (default: default-department of the profile).")
    @Nullable
    String department;

    @Common
    @Option(
            names = {"-s", "--subject"},
            paramLabel = "SUBJECT",
            parameterConsumer = Verbatim.class,
            description = "The subject: one line, required.")
    @Nullable
    String subject;

    @Mixin
    MessageOptions message;

    @Mixin
    WritingOptions writing;

    @Option(
            names = "--service",
            paramLabel = "SERVICE",
            description = "The related service: id, name, or a unique part of name or domain.")
    @Nullable
    String service;

    @Option(
            names = "--cc",
            paramLabel = "ADDRESSES",
            description = "CC these addresses, separated by commas. May be repeated.")
    List<String> cc = new ArrayList<>();

    @Mixin
    AttachmentOptions attachments;

    @Mixin
    EncryptionOptions encryption;

    @Option(
            names = "--urgent",
            description = "Begin the subject with [URGENT]. Add the reason with --impact and --contact.")
    boolean urgent;

    @Option(
            names = "--impact",
            paramLabel = "TEXT",
            parameterConsumer = Verbatim.class,
            description = "Who and what is affected, as a line of the message.")
    @Nullable
    String impact;

    @Option(
            names = "--contact",
            paramLabel = "TEXT",
            parameterConsumer = Verbatim.class,
            description = "How to reach you, as a line of the message.")
    @Nullable
    String contact;

    @Option(names = "--host-info", description = "Add a line about this machine: name, system, kernel, time.")
    boolean hostInfo;

    @Option(
            names = "--priority",
            paramLabel = "PRIORITY",
            description = "The priority: ${COMPLETION-CANDIDATES}. Not every portal accepts a priority.")
    @Nullable
    Priority priority;

    @Mixin
    DedupOptions dedup;

    @Mixin
    SendingOptions sending;

    @Common
    @Section("Sending")
    @Option(names = "--dry-run", description = "Check everything, show the result, and send nothing.")
    boolean dryRun;

    @Section("Sending")
    @Option(names = "--view", description = "Show the ticket after its creation (with -o table).")
    boolean view;

    private final Run run;
    private final Services services;

    CreateCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        (dryRun ? new RehearsalFields() : new FilingResultFields()).check(run.output());
        if (isBare()) {
            run.expectQuestion();
        }
        WritingContext context = services.writing();
        DraftEditing written = new DraftEditing(context, writing.options());
        Draft draft = draft(written);
        if (draft.encrypt()) {
            services.policy().requirePossible(draft);
        }
        message.warn(run, draft);
        SendOptions options = sending.options(run);
        boolean complete = draft.department() != null
                && !NotSure.is(draft.department())
                && draft.subject() != null
                && (draft.message() != null || writing.edit)
                && !written.isOpen(isBare());
        if (complete || !run.canAsk()) {
            return file(written.finished(draft), null, written, options);
        }
        attachments.requireNoStandardInput();
        Draft begun = written.finished(draft);
        try (WizardSession guided = WizardSession.begin(context, begun, written, isBare() && writing.draft == null)) {
            Form form = new Form(
                    context,
                    services.submitter(),
                    services.directory(),
                    services.encryptionSetup(context),
                    options.reference(),
                    null);
            guided.check(form, begun);
            WizardSession.Decision decision = guided.lead(form);
            if (decision.end() == Wizard.End.SEND) {
                return file(decision.draft(), decision.packed(), guided, options);
            }
            guided.unsent(decision.end());
            return ExitCode.OK.value();
        }
    }

    /** @param packed the submission that the wizard has shown; null without a wizard */
    private int file(Draft draft, @Nullable Submission packed, Written written, SendOptions options) {
        Submitter submitter = services.submitter();
        if (dryRun) {
            run.print(FilingReport.dryRun(run, submitter.plan(packed == null ? submitter.pack(draft) : packed)));
            written.rehearsed();
            return ExitCode.OK.value();
        }
        if (packed == null && draft.urgent() && (draft.impact() == null || draft.contact() == null)) {
            run.notice("Support answers an urgent ticket faster with --impact and --contact.");
        }
        Outcome filed = written.file(draft, packed, submitter, options);
        int exitCode = FilingReport.print(run, filed, false);
        TicketNumber number = filed.result().number();
        if (number != null && run.format() == Format.TABLE && (view || (packed != null && wantsToView()))) {
            show(number);
        }
        return exitCode;
    }

    /** Asks only if the answer can be seen. */
    private boolean wantsToView() {
        run.flush();
        return run.context().terminal().output() && Wizard.wantsToView(run.prompts());
    }

    /** Shows the ticket; a failure does not change that the ticket is filed. */
    private void show(TicketNumber number) {
        try {
            run.print("\n"
                    + new ThreadView(run.style(), services.times())
                            .text(services.portal().ticket(number)));
        } catch (TicketsException e) {
            throw new TicketsException(
                    ErrorCode.INCOMPLETE,
                    "#" + number + " is confirmed, but could not be shown: " + e.getMessage(),
                    "tickets view " + number,
                    e);
        }
    }

    private Draft draft(DraftEditing written) {
        Draft kept = written.start(false);
        Draft start = kept == null ? Draft.ticket().draft() : kept;
        Draft given = encryption.over(given(start), run.context().folder());
        // standard input is read only here, before the first request to the portal
        String text = message.isGiven() ? message.text(run.context(), attachments) : null;
        Draft draft = written.worded(given, text);
        EncryptionOptions.requireUntouched(start, draft);
        if (draft.subject() == null && !run.canAsk()) {
            throw TicketsException.usage("no subject given", "-s SUBJECT");
        }
        if (draft.message() == null && !writing.edit && !run.canAsk()) {
            // the exception names the options
            message.text(run.context());
        }
        return completed(draft);
    }

    /** The draft with the options applied. */
    private Draft given(Draft start) {
        Draft.Builder draft = attachments.over(start).but();
        draft.department(department == null ? start.department() : department)
                .subject(subject == null ? start.subject() : subject)
                .service(service == null ? start.service() : service)
                .priority(priority == null ? start.priority() : priority)
                .urgent(urgent || start.urgent())
                .impact(impact == null ? start.impact() : impact)
                .contact(contact == null ? start.contact() : contact)
                .host(
                        hostInfo
                                ? new HostInfo(
                                                Path.of("/"),
                                                run.context().environment(),
                                                run.context().clock())
                                        .line()
                                : start.host())
                .alert(dedup.over(start.alert()));
        return cc.isEmpty() ? draft.draft() : draft.cc(cc).draft();
    }

    /** Adds the profile's defaults; a kept draft already has the profile's addresses. */
    private Draft completed(Draft draft) {
        Profile profile = services.profile();
        String where = draft.department() == null ? profile.defaultDepartment() : draft.department();
        if (where == null || NotSure.is(where)) {
            where = NotSure.department(
                    where,
                    profile.defaultDepartment(),
                    run.canAsk(),
                    run::notice,
                    services.directory()::lastDepartments);
        }
        List<String> copies = new ArrayList<>(writing.draft == null || !cc.isEmpty() ? profile.cc() : List.of());
        copies.addAll(draft.cc());
        return draft.but().department(where).cc(copies).draft();
    }

    /** Whether no option describes the ticket, so that an earlier draft may be continued. */
    private boolean isBare() {
        return department == null
                && subject == null
                && !message.isGiven()
                && writing.options().isOnlyDraft()
                && !encryption.encrypt
                && encryption.keys.isEmpty()
                && service == null
                && cc.isEmpty()
                && attachments.specs.isEmpty()
                && !urgent
                && impact == null
                && contact == null
                && priority == null
                && !hostInfo
                && dedup.isBare();
    }
}
