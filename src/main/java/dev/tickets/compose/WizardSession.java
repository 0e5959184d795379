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
 * One ticket or reply that is written at the terminal: the wizard, and its draft, which is on disk from before the
 * first question until the portal has it. A person who leaves is told how to go on.
 */
public final class WizardSession extends Written implements AutoCloseable {
    private final WritingContext context;
    private final OpenDraft open;
    private final boolean resumed;
    private final AtExit word;

    private WizardSession(WritingContext context, OpenDraft open, boolean resumed) {
        super(context.notices());
        this.context = context;
        this.open = open;
        this.resumed = resumed;
        word = AtExit.run("tickets-draft-kept", this::sayInterrupted);
    }

    /**
     * Begins with what is known already.
     *
     * @param written how far it was written without questions
     * @param offer whether a draft that was left before may be taken up instead
     */
    public static WizardSession begin(WritingContext context, Draft given, DraftEditing written, boolean offer) {
        KeptDraft kept = written.kept();
        if (kept != null) {
            OpenDraft open = OpenDraft.resume(context.drafts(), context.files(), kept)
                    .orElseThrow(() -> TicketsException.usage(
                            "the draft " + kept.id() + " is being written by another process",
                            "end that one first, or begin anew without --draft"));
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
            context.notices().notice(what + " is not kept on disk, where it would lie in clear: a kill loses it.");
        }
    }

    /** The latest one that was left, if the person wants to go on with it. */
    private static Optional<WizardSession> earlier(WritingContext context, Draft given) {
        Drafts drafts = context.drafts();
        for (KeptDraft kept : drafts.all()) {
            boolean alike = !kept.draft().sealed()
                    && kept.sealed() == null
                    && kept.profile().equals(context.profileName())
                    && Objects.equals(kept.draft().replyTo(), given.replyTo());
            Optional<OpenDraft> found = alike ? OpenDraft.resume(drafts, context.files(), kept) : Optional.empty();
            if (found.isPresent()) {
                WizardSession writing =
                        new WizardSession(context, found.get(), !kept.draft().equals(given));
                // one of which nothing is known is as good as a new one
                return !writing.resumed || writing.isTakenUp() ? Optional.of(writing) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isTakenUp() {
        Draft draft = open.draft();
        String what = draft.subject() != null
                ? "'" + draft.subject() + "'"
                : draft.department() != null ? "for " + draft.department() : "without a subject";
        List<Choice> choices = List.of(
                new Choice("Go on", "with the draft " + what),
                new Choice("Begin anew", "the draft is kept"),
                new Choice("Throw it away", "and begin anew"));
        int place;
        try {
            place = asking(() -> context.prompts().get().choose(new Choices("There is an unfinished one", choices, 0)));
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
     * What the person wants in the end.
     *
     * @param draft what was written
     * @param packed what was packed of it, and shown; null unless it is to be sent
     */
    public record Decision(
            Wizard.End end, Draft draft, @Nullable Submission packed) {}

    /**
     * Asks for what is missing, shows everything, and finds out what the person wants in the end.
     *
     * @param missing what the command line does not say
     * @throws TicketsException (interrupted) when they leave
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

    /** The message as the user's editor makes it; where that fails, what it saved is the next one's beginning. */
    private String edited(Draft draft) {
        return draft.encrypt()
                ? new SecretEditor(context, open::keep).edit(draft)
                : context.editor(context.drafts().edited(open.id().orElseThrow()))
                        .edit(draft);
    }

    /** Asks something; whoever leaves, or is stopped by an error, is told of the draft. */
    private <T> T asking(Supplier<T> questions) {
        try {
            return questions.get();
        } catch (Prompts.Left e) {
            throw new TicketsException(ErrorCode.INTERRUPTED, "left before it was sent", kept(), e);
        } catch (TicketsException e) {
            throw withKept(e);
        }
    }

    /**
     * Offers to open the ticket again where it is closed.
     *
     * @throws TicketsException (refused) when it is to stay closed
     */
    public void reopen(Ticket ticket) {
        if (ticket.open() || open.draft().reopen()) {
            return;
        }
        String question = "#" + ticket.number() + " is closed. Open it again for the reply?";
        if (!asking(() -> context.prompts().get().confirm(question, true))) {
            throw withKept(new TicketsException(
                    ErrorCode.REFUSED, "ticket " + ticket.number() + " is closed; nothing was sent"));
        }
        open.keep(open.draft().but().reopen(true).draft());
    }

    /** Of an earlier draft only what it cannot be without is asked; the rest was asked before, and can be changed. */
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
     * Says that nothing was sent, and how to go on.
     *
     * @throws TicketsException (interrupted) when the person cancelled
     */
    public void unsent(Wizard.End end) {
        if (end == Wizard.End.CANCEL) {
            String discard = open.id()
                    .map(id -> "; tickets drafts discard " + id + " throws it away")
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
        word.cancel();
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
        String command = open.draft().isReply() ? "tickets reply --draft " : "tickets create --draft ";
        return open.id()
                .map(id -> (open.isWhole()
                                ? "the draft is kept, go on with: "
                                : "the draft is kept without its text, which would lie here in clear; go on with: ")
                        + command
                        + id)
                .orElse("nothing is kept, for it would lie here in clear");
    }

    private void sayInterrupted() {
        context.endPrompts().run();
        context.notices().error(InterruptReport.interrupted("interrupted before it was sent", kept()));
    }

    @Override
    public void close() {
        word.cancel();
        open.close();
    }
}
