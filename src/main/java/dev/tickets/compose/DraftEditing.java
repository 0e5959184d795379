package dev.tickets.compose;

import dev.tickets.state.drafts.DraftContent;
import dev.tickets.state.drafts.DraftFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.drafts.KeptDraft;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.InvisibleCharacters;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ticket or reply in writing: from an earlier draft and a template, in an editor, until it is sent. A text written in
 * an editor is kept as a draft until the portal has it.
 */
public final class DraftEditing extends Written {
    private final WritingContext context;
    private final EditOptions options;
    private final Drafts drafts;
    private @Nullable KeptDraft kept;
    private @Nullable Template template;
    private List<String> questions = List.of();
    private boolean isUnencrypted;

    public DraftEditing(WritingContext context, EditOptions options) {
        super(context);
        this.context = context;
        this.options = options;
        this.drafts = context.drafts();
    }

    /**
     * The draft to start with, named by {@code --draft}; null for none.
     *
     * @param reply whether the draft must be a reply
     * @throws TicketsException (usage) for a draft of another kind or profile, (not-found) for an unknown draft
     */
    public @Nullable Draft start(boolean reply) {
        if (options.edit() && !context.canAsk()) {
            throw TicketsException.usage(
                    "-e opens an editor, which needs a terminal, and no --no-input",
                    "pass the message with -m TEXT or -F FILE");
        }
        if (options.draft() == null) {
            return null;
        }
        KeptDraft found = drafts.opened(drafts.get(options.draft()));
        Draft draft = found.draft();
        if (draft.isReply() != reply) {
            throw TicketsException.usage(
                    "the draft " + found.id() + " is a " + (reply ? "ticket, not a reply" : "reply, not a ticket"),
                    command(found));
        }
        if (!found.profile().equals(context.profileName())) {
            throw TicketsException.usage(
                    "the draft " + found.id() + " belongs to the profile '" + found.profile() + "'",
                    command(found) + " -p " + found.profile());
        }
        if (draft.isEncrypted() && !options.isOnlyDraft()) {
            throw TicketsException.usage(
                    "the draft " + found.id() + " is encrypted and cannot be changed",
                    "send the draft unchanged: " + command(found));
        }
        kept = found;
        questions = found.questions();
        return drafts.unfinished(found.id())
                .map(text -> draft.but().message(text).draft())
                .orElse(draft);
    }

    /**
     * The draft with the text of the template, followed by the text of {@code -m} or {@code -F}.
     *
     * @param given the text of {@code -m} or {@code -F}; null for none
     */
    public Draft worded(Draft draft, @Nullable String given) {
        Draft.Builder worded = draft.but();
        String text = given;
        if (options.template() == null) {
            options.fields();
        } else {
            Template made = made(templates().get(options.template()));
            text = given == null ? made.text() : made.text() + "\n\n" + given;
            if (draft.subject() == null) {
                worded.subject(made.subject());
            }
            template = made;
        }
        if (!questions.isEmpty() && (text != null || options.edit())) {
            questions = DraftField.MESSAGE.removedFrom(questions);
        }
        if (template != null && !options.edit() && !template.keys().isEmpty() && context.canAsk()) {
            questions = Stream.concat(questions.stream(), Stream.of(DraftField.question(template)))
                    .toList();
        }
        requireFinished();
        return text == null ? draft : worded.message(text).draft();
    }

    /** The template with its values. On a terminal, the editor or the wizard asks for the others. */
    private Template made(Template chosen) {
        Map<String, String> values = options.fields();
        if (options.edit()) {
            return chosen.toFillIn(values);
        }
        return context.canAsk() ? chosen.partly(values) : chosen.filled(values);
    }

    /** A message that was left in the middle is not sent without a look at it. */
    private void requireFinished() {
        if (kept != null && !context.canAsk() && DraftField.MESSAGE.isIn(questions)) {
            throw TicketsException.usage(
                    "the message of the draft " + kept.id() + " is not finished; nothing was sent",
                    "continue on a terminal: " + command(kept) + "; or pass the whole message with -m TEXT or -F FILE");
        }
    }

    /**
     * Whether the wizard has open questions for the draft.
     *
     * @param alone whether the command line has no other option: then also the wizard's last question is open
     */
    public boolean isOpen(boolean alone) {
        return !questions.isEmpty()
                && (alone || !DraftField.REVIEW.removedFrom(questions).isEmpty());
    }

    /** The open questions of the wizard. */
    List<String> questions() {
        return questions;
    }

    /** The draft with the clipboard's picture and the edited message. */
    public Draft finished(Draft draft) {
        if (draft.encrypt()) {
            SecretEditor.sweep(context);
        }
        Draft begun = options.paste() ? withPicture(draft) : draft;
        return options.edit() ? edited(begun) : begun;
    }

    private Draft withPicture(Draft draft) {
        try {
            return new ClipboardPicture(context).attachedTo(draft);
        } catch (TicketsException e) {
            throw unpacked(draft, e);
        }
    }

    private Draft edited(Draft given) {
        Draft draft = keptWherePossible(given);
        String text;
        try {
            text = ExitMessage.during(
                    () -> editor(draft).edit(draft),
                    () -> context.notices().error(failed(ErrorCode.INTERRUPTED, "interrupted in the editor", null)));
        } catch (TicketsException e) {
            throw failed(e.code(), e.getMessage(), e);
        }
        if (InvisibleCharacters.isBlank(text)) {
            throw failed(ErrorCode.INTERRUPTED, "the message is empty; nothing was sent", null);
        }
        Draft edited = draft.but().message(text).draft();
        keptWherePossible(edited);
        requireWords(draft, edited);
        return edited;
    }

    /** Keeps the draft, unless it is to be encrypted and its author has no key. */
    private Draft keptWherePossible(Draft draft) {
        return drafts.mayKeep(draft) ? keep(draft).draft() : draft;
    }

    /** Checks that a template was filled in. */
    private void requireWords(Draft before, Draft edited) {
        if (template == null) {
            return;
        }
        if (MessageBody.message(edited)
                        .strip()
                        .equals(MessageBody.message(before).strip())
                && !chosenIsFilled()) {
            throw failed(ErrorCode.INTERRUPTED, "the template was left unchanged; nothing was sent", null);
        }
        try {
            template.requireFilled(MessageBody.message(edited));
        } catch (TicketsException e) {
            throw failed(e.code(), e.getMessage(), e);
        }
    }

    private boolean chosenIsFilled() {
        List<String> keys = templates().get(String.valueOf(options.template())).keys();
        return options.fields().keySet().containsAll(keys);
    }

    private TicketsException failed(ErrorCode code, String message, @Nullable TicketsException cause) {
        KeptDraft empty = kept;
        if (empty != null
                && DraftContent.isEmpty(empty.draft(), null)
                && drafts.unfinished(empty.id()).isEmpty()) {
            discard();
            return new TicketsException(code, message, "no draft is kept: nothing was written", cause);
        }
        String left = kept == null
                ? "no draft is kept: its text would be stored unencrypted"
                : "the draft is kept: " + command(kept) + " -e";
        String hint = cause == null || cause.hint() == null ? left : cause.hint() + "; " + left;
        return new TicketsException(code, message, hint, cause);
    }

    private KeptDraft keep(Draft draft) {
        return keep(draft, null);
    }

    /** @param reason why the draft was not sent; null while it is being written */
    private KeptDraft keep(Draft draft, @Nullable String reason) {
        DraftFiles files = context.files();
        Draft lasting =
                draft.but().attachments(files.absolute(draft.attachments())).draft();
        KeptDraft before = kept == null ? drafts.add(context.profileName(), lasting, reason) : kept;
        // without its files the draft is kept too
        kept = before;
        kept = drafts.keep(before.asking(questions), lasting, files);
        return kept;
    }

    private MessageEditor editor(Draft draft) {
        return draft.encrypt()
                ? new SecretEditor(context, this::keptWherePossible)
                : context.editor(drafts.edited(Objects.requireNonNull(kept).id()));
    }

    private Templates templates() {
        return new Templates(context.templates(), context.trust());
    }

    /** The command that continues the draft. */
    private static String command(KeptDraft draft) {
        return "tickets " + draft.draft().kind() + " --draft " + draft.id();
    }

    /** The kept draft; null for none. */
    @Nullable
    KeptDraft kept() {
        return kept;
    }

    @Override
    boolean isUnencrypted() {
        return isUnencrypted;
    }

    @Override
    void discard() {
        KeptDraft gone = kept;
        if (gone != null) {
            kept = null;
            discarding(" " + gone.id(), () -> drafts.discard(gone.id()));
        }
    }

    @Override
    TicketsException unsent(TicketsException e) {
        rehearsed();
        return e;
    }

    /** Keeps the text, the attachments as given, and the content of pipes, which is nowhere else. */
    @Override
    TicketsException unpacked(Draft draft, TicketsException e) {
        if (draft.isEncrypted() || MessageBody.message(draft).isBlank()) {
            return unsent(e);
        }
        if (!drafts.mayKeep(draft)) {
            return hinted(e, "no draft is kept: its text would be stored unencrypted");
        }
        String fault = "";
        try {
            List<String> lasting = context.pipes().instead(draft.attachments(), context.folder());
            keep(draft.but().attachments(lasting).draft(), e.getMessage());
        } catch (IOException | RuntimeException | Error failure) {
            fault = Unexpected.words(failure);
        }
        KeptDraft saved = kept;
        if (saved == null) {
            return hinted(e, "no draft is kept: " + fault);
        }
        String where = fault.isEmpty() ? "the draft is kept: " : fault + "; a draft of the text is kept: ";
        return hinted(e, where + command(saved));
    }

    private static TicketsException hinted(TicketsException e, String hint) {
        return e.withHint(e.hint() == null ? hint : e.hint() + "; " + hint);
    }

    /**
     * The draft as stored from now on. An unencrypted draft that is now to be encrypted is encrypted to its author. If
     * the author has no key, it stays unencrypted until the outbox or another draft keeps the encrypted message.
     */
    @Override
    Draft begin(Draft draft) {
        KeptDraft before = kept;
        if (before == null || !draft.encrypt() || before.draft().encrypt()) {
            return draft;
        }
        if (drafts.mayKeep(draft)) {
            return keep(draft).draft();
        }
        isUnencrypted = !drafts.holdsEncrypted(draft);
        return draft;
    }

    @Override
    public void rehearsed() {
        if (kept != null) {
            context.notices().notice("The draft is kept: " + command(kept));
        }
    }
}
