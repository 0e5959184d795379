package dev.tickets.cli;

import dev.tickets.compose.DraftField;
import dev.tickets.compose.FormBackend;
import dev.tickets.compose.SubjectHistory;
import dev.tickets.compose.Wizard;
import dev.tickets.filing.Outcome;
import dev.tickets.filing.SubmissionListener;
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
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One ticket or reply that is written at the terminal: the wizard, and its draft, which is on disk from before the
 * first question until the portal has it. Whoever leaves is told how to go on.
 */
final class WizardSession implements AutoCloseable {
    private final Run run;
    private final OpenDraft open;
    private final boolean resumed;
    private final AtExit word;

    private WizardSession(Run run, OpenDraft open, boolean resumed) {
        this.run = run;
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
    static WizardSession begin(Run run, Draft given, DraftEditing written, boolean offer) {
        KeptDraft kept = written.kept();
        if (kept != null) {
            OpenDraft open = OpenDraft.resume(
                            run.mailroom().drafts(), run.mailroom().draftFiles(), kept)
                    .orElseThrow(() -> TicketsException.usage(
                            "the draft " + kept.id() + " is being written by another process",
                            "end that one first, or begin anew without --draft"));
            open.keep(given);
            sayWhatIsInMemory(run, open);
            return new WizardSession(run, open, written.isResumed());
        }
        Optional<WizardSession> earlier = offer ? earlier(run, given) : Optional.empty();
        if (earlier.isPresent()) {
            return earlier.get();
        }
        OpenDraft open = OpenDraft.begin(
                run.mailroom().drafts(),
                run.mailroom().draftFiles(),
                run.profiles().name(),
                given);
        sayWhatIsInMemory(run, open);
        return new WizardSession(run, open, false);
    }

    private static void sayWhatIsInMemory(Run run, OpenDraft open) {
        if (!open.isWhole()) {
            String what = open.id().isPresent() ? "The text of this draft" : "This draft";
            run.notice(what + " is not kept on disk, where it would lie in clear: a kill loses it.");
        }
    }

    /** The latest one that was left, if the person wants to go on with it. */
    private static Optional<WizardSession> earlier(Run run, Draft given) {
        Drafts drafts = run.mailroom().drafts();
        for (KeptDraft kept : drafts.all()) {
            boolean alike = !kept.draft().sealed()
                    && kept.sealed() == null
                    && kept.profile().equals(run.profiles().name())
                    && Objects.equals(kept.draft().replyTo(), given.replyTo());
            Optional<OpenDraft> found =
                    alike ? OpenDraft.resume(drafts, run.mailroom().draftFiles(), kept) : Optional.empty();
            if (found.isPresent()) {
                WizardSession writing =
                        new WizardSession(run, found.get(), !kept.draft().equals(given));
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
            place = asking(() -> run.prompts().choose(new Choices("There is an unfinished one", choices, 0)));
        } catch (TicketsException e) {
            close();
            throw e;
        }
        if (place == 0) {
            open.changes().forEach(run.prompts()::say);
            return true;
        }
        if (place == 2) {
            open.discard();
        }
        close();
        return false;
    }

    /** What was written so far. */
    Draft draft() {
        return open.draft();
    }

    /**
     * Asks for what is missing, shows everything, and finds out what the person wants in the end.
     *
     * @param missing what the command line does not say
     * @throws TicketsException (interrupted) when they leave
     */
    Wizard.End lead(FormBackend desk, Set<DraftField> missing) {
        Path home = Path.of(run.surroundings().environment().getOrDefault("HOME", "/"));
        Wizard wizard = new Wizard(
                run.prompts(),
                open,
                desk,
                this::edited,
                subjects().subjects(),
                home,
                new PathCompletion(run.surroundings().folder()));
        return asking(() -> wizard.run(resumed ? required(missing) : missing));
    }

    /** The message as the user's editor makes it; where that fails, what it saved is the next one's beginning. */
    private String edited(Draft draft) {
        return draft.encrypt()
                ? new SecretEditor(run, open::keep).edit(draft)
                : run.editor(run.mailroom().drafts().edited(open.id().orElseThrow()))
                        .edit(draft);
    }

    /** Asks something; whoever leaves, or is stopped by an error, is told of the draft. */
    <T> T asking(Supplier<T> questions) {
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
    void reopen(Ticket ticket) {
        if (ticket.open() || open.draft().reopen()) {
            return;
        }
        String question = "#" + ticket.number() + " is closed. Open it again for the reply?";
        if (!asking(() -> run.prompts().confirm(question, true))) {
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

    /** What is said, and the exit code, when it is not to be sent. */
    int unsent(Wizard.End end) {
        if (end == Wizard.End.CANCEL) {
            String discard = open.id()
                    .map(id -> "; tickets drafts discard " + id + " throws it away")
                    .orElse("");
            throw new TicketsException(ErrorCode.INTERRUPTED, "cancelled; nothing was sent", kept() + discard);
        }
        run.notice("Nothing was sent.");
        run.notice(Character.toUpperCase(kept().charAt(0)) + kept().substring(1));
        return ExitCode.OK.value();
    }

    /** Sends something in a way, prints what became of it, and answers the exit code. */
    @FunctionalInterface
    interface Sending {
        /**
         * Does so.
         *
         * @param view finds out whether the person wants to see the ticket afterwards
         */
        int send(Function<SubmissionListener, Outcome> way, BooleanSupplier view);
    }

    /** Sends what was written; the draft goes when it has arrived, or lies in the outbox, or has become another one. */
    int sending(Function<SubmissionListener, Outcome> way, Sending command) {
        word.cancel();
        AtomicBoolean keptElsewhere = new AtomicBoolean();
        try {
            int exitCode = command.send(
                    listener -> way.apply(new SubmissionListener() {
                        @Override
                        public void queued(String outboxId) {
                            listener.queued(outboxId);
                            sent();
                        }

                        @Override
                        public void drafted(String draftId) {
                            listener.drafted(draftId);
                            keptElsewhere.set(true);
                        }

                        @Override
                        public void requesting(boolean now) {
                            listener.requesting(now);
                        }
                    }),
                    this::isToBeShown);
            sent();
            return exitCode;
        } catch (TicketsException e) {
            if (keptElsewhere.get()) {
                sent();
            }
            throw open.id().isPresent() ? withKept(e) : e;
        }
    }

    /** What next? Only where the answer can be seen. */
    private boolean isToBeShown() {
        if (!run.surroundings().terminal().output()) {
            return false;
        }
        run.flush();
        List<Choice> choices = List.of(new Choice("Nothing", ""), new Choice("View the ticket", ""));
        try {
            return run.prompts().choose(new Choices("What next", choices, 0)) == 1;
        } catch (Prompts.Left nothing) {
            return false;
        }
    }

    private void sent() {
        String subject = open.draft().subject();
        if (subject != null && open.id().isPresent()) {
            subjects().add(subject);
        }
        try {
            open.discard();
        } catch (TicketsException e) {
            run.warning("the draft is sent or kept elsewhere, do not send it again: " + e.getMessage());
        }
    }

    private SubjectHistory subjects() {
        return new SubjectHistory(run.places().own().state().resolve("subjects"), run.trust(), run::notice);
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
        run.endPrompts();
        run.notices().error(Interrupted.said("interrupted before it was sent", kept()));
    }

    @Override
    public void close() {
        word.cancel();
        open.close();
    }
}
