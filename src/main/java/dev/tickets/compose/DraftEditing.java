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
 * One ticket or reply being written: from an earlier draft and a template, in an editor, until it is sent. Whatever was
 * written in an editor is a kept draft until the portal has it.
 */
public final class DraftEditing extends Written {
    private static final Duration CLIPBOARD = Duration.ofSeconds(10);

    /** A picture that must not lie on disk is held in memory. */
    private static final long LARGEST_PICTURE = 64 << 20;

    private final WritingContext context;
    private final EditOptions options;
    private final Drafts drafts;
    private @Nullable KeptDraft kept;
    private @Nullable Template template;
    private boolean liesInClear;

    public DraftEditing(WritingContext context, EditOptions options) {
        super(context.notices());
        this.context = context;
        this.options = options;
        this.drafts = context.drafts();
    }

    /**
     * The draft to start with: the one that {@code --draft} names, as far as it got; null for none.
     *
     * @param reply whether it must be one of a reply
     * @throws TicketsException (usage) when it is of another kind or profile, (not-found) when there is none
     */
    public @Nullable Draft start(boolean reply) {
        if (options.edit() && !context.canAsk()) {
            throw TicketsException.usage(
                    "-e opens an editor, and there is nobody to write in it",
                    "give the message with -m TEXT or -F FILE");
        }
        if (options.draft() == null) {
            return null;
        }
        KeptDraft found = drafts.opened(drafts.get(options.draft()));
        Draft draft = found.draft();
        if (draft.isReply() != reply) {
            throw TicketsException.usage(
                    "the draft " + found.id() + " is a " + (reply ? "ticket, no reply" : "reply, no ticket"),
                    "tickets " + (reply ? "create" : "reply") + " --draft " + found.id());
        }
        if (!found.profile().equals(context.profileName())) {
            throw TicketsException.usage(
                    "the draft " + found.id() + " is one of the profile '" + found.profile() + "'",
                    command(found) + " -p " + found.profile());
        }
        if (draft.sealed() && !options.isOnlyDraft()) {
            throw TicketsException.usage(
                    "the draft " + found.id() + " is encrypted: it cannot be changed any more",
                    "send it as it is: " + command(found));
        }
        kept = found;
        return drafts.unfinished(found.id())
                .map(text -> draft.but().message(text).draft())
                .orElse(draft);
    }

    /**
     * The draft with the text of the template, and below it that of {@code -m} or {@code -F}.
     *
     * @param given the text of {@code -m} or {@code -F}; null when there is none
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

    /** The draft with the clipboard's picture, and with the message as the editor makes it. */
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
                        ? sealed(draft, clipboard)
                        : clipboard.picture(context.newFile().get()));
        return draft.but().attachments(attachments).draft();
    }

    private String sealed(Draft draft, Clipboard clipboard) {
        long most = Math.min(context.profile().get().attachments().maxSize(), LARGEST_PICTURE);
        Clipboard.Picture picture = clipboard.held((int) most);
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

    /** One that is to be encrypted stays in memory where its author has no key. */
    private Draft keptWherePossible(Draft draft) {
        return drafts.mayKeep(draft) ? keep(draft).draft() : draft;
    }

    /** A template is no message yet. */
    private void requireWords(Draft before, Draft edited) {
        if (template == null) {
            return;
        }
        if (MessageBody.message(edited)
                        .strip()
                        .equals(MessageBody.message(before).strip())
                && !chosenIsFilled()) {
            throw failed(ErrorCode.INTERRUPTED, "the template was not filled in; nothing was sent", null);
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
                ? "nothing is kept, for it would lie here in clear"
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

    /** The command that goes on with the draft. */
    private static String command(KeptDraft draft) {
        return "tickets " + (draft.draft().isReply() ? "reply" : "create") + " --draft " + draft.id();
    }

    /** The draft that is kept already; null while none is. */
    @Nullable
    KeptDraft kept() {
        return kept;
    }

    /** Whether it goes on with an earlier draft, of which everything was asked before. */
    boolean isResumed() {
        return options.draft() != null;
    }

    @Override
    boolean liesInClear() {
        return liesInClear;
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
     * The draft as it lies here from now on. One that was written in clear, and is to be encrypted after all, is
     * encrypted to its author; without a key of his own it lies as it did until the outbox, or a draft of what is being
     * sent, has it encrypted to others.
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
        liesInClear = !drafts.holdsEncrypted(draft);
        return draft;
    }

    @Override
    public void rehearsed() {
        if (kept != null) {
            context.notices().notice("The draft is kept: " + command(kept));
        }
    }
}
