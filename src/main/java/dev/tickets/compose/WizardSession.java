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
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A ticket or reply written at the terminal: the wizard and its draft, which is on disk from before the first question
 * until the portal has it. A user who leaves sees how to continue.
 */
public final class WizardSession extends Written implements AutoCloseable {
    private final WritingContext context;
    private final OpenDraft open;
    private final boolean resumed;
    private final AtExit hook;

    private WizardSession(WritingContext context, OpenDraft open, boolean resumed) {
        super(context.notices());
        this.context = context;
        this.open = open;
        this.resumed = resumed;
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
            sayWhatIsInMemory(context, open);
            return new WizardSession(context, open, written.isResumed());
        }
        Optional<WizardSession> earlier = offer ? earlier(context, given) : Optional.empty();
        if (earlier.isPresent()) {
            return earlier.get();
        }
        OpenDraft open = OpenDraft.begin(context.drafts(), context.files(), context.profileName(), given);
        sayWhatIsInMemory(context, open);
        return new WizardSession(context, open, false);
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
            boolean alike = !kept.draft().isEncrypted()
                    && kept.encrypted() == null
                    && kept.profile().equals(context.profileName())
                    && Objects.equals(kept.draft().replyTo(), given.replyTo());
            Optional<OpenDraft> found = alike ? OpenDraft.resume(drafts, context.files(), kept) : Optional.empty();
            if (found.isPresent()) {
                WizardSession writing =
                        new WizardSession(context, found.get(), !kept.draft().equals(given));
                // an empty draft is the same as a new one
                return !writing.resumed || writing.isContinued() ? Optional.of(writing) : Optional.empty();
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
     * Asks for missing fields, shows the message, and returns the user's decision.
     *
     * @param missing the fields that the command line does not fill
     * @throws TicketsException (interrupted) when the user leaves
     */
    public Decision lead(Form form, Set<DraftField> missing) {
        Path home = Path.of(context.environment().getOrDefault("HOME", "/"));
        Wizard wizard = new Wizard(
                context.prompts().get(),
                open,
                form,
                this::edited,
                subjects().subjects(),
                home,
                new PathCompletion(context.folder()));
        Wizard.End end = asking(() -> wizard.run(resumed ? required(missing) : missing));
        return new Decision(end, open.draft(), end == Wizard.End.SEND ? form.packed() : null);
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

    /** The required fields without a value: for an earlier draft only these are asked; the rest can be changed. */
    private Set<DraftField> required(Set<DraftField> missing) {
        Set<DraftField> fields = EnumSet.noneOf(DraftField.class);
        if (missing.contains(DraftField.DEPARTMENT) && open.draft().department() == null) {
            fields.add(DraftField.DEPARTMENT);
        }
        if (missing.contains(DraftField.SUBJECT) && open.draft().subject() == null) {
            fields.add(DraftField.SUBJECT);
        }
        if (open.draft().message() == null) {
            fields.add(DraftField.MESSAGE);
        }
        return fields;
    }

    /**
     * Prints that nothing was sent, and how to continue.
     *
     * @throws TicketsException (interrupted) when the user cancelled
     */
    public void unsent(Wizard.End end) {
        if (end == Wizard.End.CANCEL) {
            String discard = open.id()
                    .map(id -> "; delete the draft with: tickets drafts discard " + id)
                    .orElse("");
            throw new TicketsException(ErrorCode.INTERRUPTED, "cancelled; nothing was sent", kept() + discard);
        }
        context.notices().notice("Nothing was sent.");
        context.notices().notice(Character.toUpperCase(kept().charAt(0)) + kept().substring(1));
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

    private String kept() {
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
