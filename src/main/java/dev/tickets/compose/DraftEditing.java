package dev.tickets.compose;

import dev.tickets.state.drafts.DraftFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.drafts.KeptDraft;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ticket or reply in writing: from an earlier draft and a template, in an editor, until it is sent. A text written in
 * an editor is kept as a draft until the portal has it.
 */
public final class DraftEditing extends Written {
    private static final Duration CLIPBOARD = Duration.ofSeconds(10);

    /** The maximum size of a picture that is kept in memory instead of on disk. */
    private static final long LARGEST_PICTURE = 64 << 20;

    private final WritingContext context;
    private final EditOptions options;
    private final Drafts drafts;
    private @Nullable KeptDraft kept;
    private @Nullable Template template;
    private boolean isUnencrypted;

    public DraftEditing(WritingContext context, EditOptions options) {
        super(context.notices());
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
            Template chosen = templates().get(options.template());
            Template made = options.edit() ? chosen.toFillIn(options.fields()) : chosen.filled(options.fields());
            text = given == null ? made.text() : made.text() + "\n\n" + given;
            if (draft.subject() == null) {
                worded.subject(made.subject());
            }
            template = made;
        }
        return text == null ? draft : worded.message(text).draft();
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
        List<String> attachments = new ArrayList<>(draft.attachments());
        Clipboard clipboard =
                new Clipboard(context.environment(), System.getProperty("os.name", ""), context.clock(), CLIPBOARD);
        attachments.add(
                draft.encrypt()
                        ? encryptedPicture(draft, clipboard)
                        : clipboard.picture(context.newFile().get()));
        return draft.but().attachments(attachments).draft();
    }

    private String encryptedPicture(Draft draft, Clipboard clipboard) {
        long most = Math.min(context.profile().get().attachments().maxSize(), LARGEST_PICTURE);
        Clipboard.Picture picture = clipboard.inMemory((int) most);
        try {
            return context.policy()
                    .get()
                    .kept(
                            draft,
                            picture.name(),
                            new ByteArrayInputStream(picture.png()),
                            context.newFile().get());
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot encrypt the picture", null, e);
        } finally {
            Arrays.fill(picture.png(), (byte) 0);
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
        if (text.isEmpty()) {
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
        String left = kept == null
                ? "no draft is kept: its text would be stored unencrypted"
                : "the draft is kept: " + command(kept) + " -e";
        String hint = cause == null || cause.hint() == null ? left : cause.hint() + "; " + left;
        return new TicketsException(code, message, hint, cause);
    }

    private KeptDraft keep(Draft draft) {
        DraftFiles files = context.files();
        Draft lasting =
                draft.but().attachments(files.absolute(draft.attachments())).draft();
        KeptDraft before = kept == null ? drafts.add(context.profileName(), lasting, null) : kept;
        kept = drafts.keep(before, lasting, files);
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

    /** Whether this continues an earlier draft, whose questions were asked before. */
    boolean isResumed() {
        return options.draft() != null;
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
