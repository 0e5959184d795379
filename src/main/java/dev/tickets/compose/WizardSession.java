package dev.tickets.compose;

import dev.tickets.filing.InterruptReport;
import dev.tickets.state.AtExit;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.drafts.KeptDraft;
import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.terminal.PathCompletion;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.Prompts.Choice;
import dev.tickets.terminal.Prompts.Choices;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A ticket or reply written at the terminal: the wizard and its draft, which is on disk from before the first question
 * until the portal has it. A user who leaves sees how to continue.
 */
public final class WizardSession extends Written implements AutoCloseable {
    private final WritingContext context;
    private final OpenDraft open;
    private final boolean fresh;
    private final AtExit hook;

    /** @param fresh whether the draft holds nothing but what the command line says */
    private WizardSession(WritingContext context, OpenDraft open, boolean fresh) {
        super(context);
        this.context = context;
        this.open = open;
        this.fresh = fresh;
        hook = AtExit.run("tickets-draft-kept", this::sayInterrupted);
    }

    /**
     * Begins with the given draft.
     *
     * @param written the draft's state before the questions
     * @param offer whether an earlier draft may be continued instead
     */
    public static WizardSession begin(WritingContext context, Draft given, DraftEditing written, boolean offer) {
        KeptDraft kept = written.kept();
        if (kept != null) {
            OpenDraft open = OpenDraft.resume(context.drafts(), context.files(), kept)
                    .orElseThrow(() -> TicketsException.usage(
                            "the draft " + kept.id() + " is being written by another process",
                            "end that process first, or start a new message without --draft"));
            open.keep(given);
            open.asks(written.questions());
            sayWhatIsInMemory(context, open);
            return new WizardSession(context, open, false);
        }
        Optional<WizardSession> earlier = offer ? earlier(context, given) : Optional.empty();
        if (earlier.isPresent()) {
            return earlier.get();
        }
        OpenDraft open = OpenDraft.begin(context.drafts(), context.files(), context.profileName(), given);
        open.asks(written.questions());
        sayWhatIsInMemory(context, open);
        return new WizardSession(context, open, true);
    }

    private static void sayWhatIsInMemory(WritingContext context, OpenDraft open) {
        if (!open.isWhole()) {
            String what = open.id().isPresent() ? "The text of this draft" : "This draft";
            context.notices()
                    .notice(what + " is kept only in memory, because it would be stored unencrypted on"
                            + " disk: a kill loses the text.");
        }
    }

    /** The latest unfinished draft, if the user wants to continue it. */
    private static Optional<WizardSession> earlier(WritingContext context, Draft given) {
        Drafts drafts = context.drafts();
        for (KeptDraft kept : drafts.all()) {
            // what a script could not send is not unfinished
            boolean alike = kept.attended()
                    && !kept.draft().isEncrypted()
                    && kept.encrypted() == null
                    && kept.profile().equals(context.profileName())
                    && Objects.equals(kept.draft().replyTo(), given.replyTo());
            Optional<OpenDraft> found = alike ? OpenDraft.resume(drafts, context.files(), kept) : Optional.empty();
            if (found.isPresent()) {
                // an empty draft is the same as a new one
                boolean empty = kept.draft().equals(given);
                WizardSession writing = new WizardSession(context, found.get(), empty);
                return empty || writing.isContinued() ? Optional.of(writing) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isContinued() {
        Draft draft = open.draft();
        String what = draft.subject() != null
                ? "'" + draft.subject() + "'"
                : draft.department() != null ? "for " + draft.department() : "without a subject";
        List<Choice> choices = List.of(
                new Choice("Continue", "with the draft " + what),
                new Choice("Start a new message", "the draft is kept"),
                new Choice("Delete the draft", "and start a new message"));
        int place;
        try {
            place = asking(() -> context.prompts().get().choose(new Choices("An unfinished draft exists", choices, 0)));
        } catch (TicketsException e) {
            close();
            throw e;
        }
        if (place == 0) {
            open.changes().forEach(context.prompts().get()::say);
            return true;
        }
        if (place == 2) {
            open.discard();
        }
        close();
        return false;
    }

    /**
     * The user's decision.
     *
     * @param draft the written draft
     * @param packed the shown submission; null unless the user sends it
     */
    public record Decision(
            Wizard.End end, Draft draft, @Nullable Submission packed) {}

    /**
     * Asks the open questions, shows the message, and returns the user's decision.
     *
     * @throws TicketsException (interrupted) when the user leaves
     */
    public Decision lead(Form form) {
        Path home = Path.of(context.environment().getOrDefault("HOME", "/"));
        WizardTools tools = new WizardTools(
                this::edited,
                new Templates(context.templates(), context.trust()),
                subjects().subjects(),
                new TypedPaths(context.folder(), home),
                new PathCompletion(context.folder(), home));
        Wizard wizard = new Wizard(context.prompts().get(), open, form, tools);
        Wizard.End end = asking(wizard::run);
        return new Decision(end, open.draft(), end == Wizard.End.SEND ? form.packed() : null);
    }

    /**
     * Checks the attachments of the command line before the first question.
     *
     * @param given the draft of the command line, with the names of files as they were typed
     * @throws TicketsException (usage) that lists the problems; no draft is left of nothing but options
     */
    public void check(Form form, Draft given) {
        Draft draft = open.draft();
        boolean keyUnknown = draft.encrypt() && !draft.isReply() && draft.department() == null;
        if (!fresh || draft.attachments().isEmpty() || keyUnknown) {
            return;
        }
        List<String> named = new ArrayList<>();
        for (int i = 0; i < draft.attachments().size(); i++) {
            String kept = draft.attachments().get(i);
            List<String> typed = given.attachments().subList(i, i + 1);
            // the content of a pipe is in a file now
            named.add(context.files().absolute(typed).contains(kept) ? typed.get(0) : kept);
        }
        try {
            Draft checked = form.checkAttachments(draft.but().attachments(named).draft());
            open.keep(draft.but().packing(checked.packing()).draft());
        } catch (TicketsException e) {
            open.discard();
            throw e;
        }
    }

    /** The edited message; after a failure, the next editor starts with the saved text. */
    private String edited(Draft draft) {
        return draft.encrypt()
                ? new SecretEditor(context, open::keep).edit(draft)
                : context.editor(context.drafts().edited(open.id().orElseThrow()))
                        .edit(draft);
    }

    /** Asks questions; a failure names the kept draft. */
    private <T> T asking(Supplier<T> questions) {
        try {
            return questions.get();
        } catch (Prompts.Left e) {
            throw new TicketsException(ErrorCode.INTERRUPTED, "left before sending; nothing was sent", kept(), e);
        } catch (TicketsException e) {
            throw withKept(e);
        }
    }

    /**
     * Offers to reopen a closed ticket.
     *
     * @throws TicketsException (refused) when the ticket stays closed
     */
    public void reopen(Ticket ticket) {
        if (ticket.open() || open.draft().reopen()) {
            return;
        }
        String question = "#" + ticket.number() + " is closed. Reopen the ticket for the reply?";
        if (!asking(() -> context.prompts().get().confirm(question, true))) {
            throw withKept(new TicketsException(
                    ErrorCode.REFUSED, "ticket #" + ticket.number() + " is closed; nothing was sent"));
        }
        open.keep(open.draft().but().reopen(true).draft());
    }

    /**
     * Prints that nothing was sent, and how to continue.
     *
     * @throws TicketsException (interrupted) when the user cancelled
     */
    public void unsent(Wizard.End end) {
        if (end == Wizard.End.CANCEL) {
            String kept = kept();
            String discard = open.id()
                    .map(id -> "; delete the draft with: tickets drafts discard " + id)
                    .orElse("");
            throw new TicketsException(ErrorCode.INTERRUPTED, "cancelled; nothing was sent", kept + discard);
        }
        context.notices().notice("Nothing was sent.");
        String kept = kept();
        context.notices().notice(Character.toUpperCase(kept.charAt(0)) + kept.substring(1));
    }

    @Override
    public void rehearsed() {
        unsent(Wizard.End.SAVE);
    }

    @Override
    Draft begin(Draft draft) {
        hook.cancel();
        return draft;
    }

    @Override
    void discard() {
        String subject = open.draft().subject();
        if (subject != null && open.id().isPresent()) {
            subjects().add(subject);
        }
        discarding("", open::discard);
    }

    @Override
    TicketsException unsent(TicketsException e) {
        return open.id().isPresent() ? withKept(e) : e;
    }

    private SubjectHistory subjects() {
        return new SubjectHistory(
                context.state().get().resolve("subjects"), context.trust(), context.notices()::notice);
    }

    private TicketsException withKept(TicketsException e) {
        String hint = e.hint() == null ? kept() : e.hint() + "; " + kept();
        return e.withHint(hint);
    }

    /** Where the draft is; an empty one is deleted. */
    private String kept() {
        if (open.isEmpty()) {
            open.discard();
            return "no draft is kept: nothing was written";
        }
        String command = "tickets " + open.draft().kind() + " --draft ";
        return open.id()
                .map(id -> (open.isWhole()
                                ? "the draft is kept; continue with: "
                                : "the draft is kept without its text, which would be stored unencrypted; continue"
                                        + " with: ")
                        + command
                        + id)
                .orElse("no draft is kept: its text would be stored unencrypted");
    }

    private void sayInterrupted() {
        context.endPrompts().run();
        context.notices().error(InterruptReport.interrupted("interrupted before sending; nothing was sent", kept()));
    }

    @Override
    public void close() {
        hook.cancel();
        open.close();
    }
}
