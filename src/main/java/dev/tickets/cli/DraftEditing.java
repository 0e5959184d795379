package dev.tickets.cli;

import dev.tickets.compose.Clipboard;
import dev.tickets.compose.MessageEditor;
import dev.tickets.compose.Template;
import dev.tickets.compose.Templates;
import dev.tickets.filing.SubmissionListener;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One ticket or reply being written: from an earlier draft and a template, in an editor, until it is sent. Whatever was
 * written in an editor is a kept draft until the portal has it.
 */
final class DraftEditing {
    private static final Duration CLIPBOARD = Duration.ofSeconds(10);

    /** A picture that must not lie on disk is held in memory. */
    private static final long LARGEST_PICTURE = 64 << 20;

    private final Run run;
    private final WritingOptions options;
    private final Drafts drafts;
    private @Nullable KeptDraft kept;
    private @Nullable Template template;
    private boolean keptElsewhere;
    private boolean liesInClear;

    DraftEditing(Run run, WritingOptions options) {
        this.run = run;
        this.options = options;
        this.drafts = run.mailroom().drafts();
    }

    /**
     * The draft to start with: the one that {@code --draft} names, as far as it got; null for none.
     *
     * @param reply whether it must be one of a reply
     * @throws TicketsException (usage) when it is of another kind or profile, (not-found) when there is none
     */
    @Nullable
    Draft start(boolean reply) {
        if (options.edit && !run.canAsk()) {
            throw TicketsException.usage(
                    "-e opens an editor, and there is nobody to write in it",
                    "give the message with -m TEXT or -F FILE");
        }
        if (options.draft == null) {
            return null;
        }
        KeptDraft found = drafts.opened(drafts.get(options.draft));
        Draft draft = found.draft();
        if (draft.isReply() != reply) {
            throw TicketsException.usage(
                    "the draft " + found.id() + " is a " + (reply ? "ticket, no reply" : "reply, no ticket"),
                    "tickets " + (reply ? "create" : "reply") + " --draft " + found.id());
        }
        if (!found.profile().equals(run.profiles().name())) {
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
    Draft worded(Draft draft, @Nullable String given) {
        Draft.Builder worded = draft.but();
        String text = given;
        if (options.template == null) {
            options.fields();
        } else {
            Template chosen = templates().get(options.template);
            Template made = options.edit ? chosen.toFillIn(options.fields()) : chosen.filled(options.fields());
            text = given == null ? made.text() : made.text() + "\n\n" + given;
            if (draft.subject() == null) {
                worded.subject(made.subject());
            }
            template = made;
        }
        return text == null ? draft : worded.message(text).draft();
    }

    /** The draft with the clipboard's picture, and with the message as the editor makes it. */
    Draft finished(Draft draft) {
        if (draft.encrypt()) {
            SecretEditor.sweep(run);
        }
        Draft begun = options.paste ? withPicture(draft) : draft;
        return options.edit ? edited(begun) : begun;
    }

    private Draft withPicture(Draft draft) {
        List<String> attachments = new ArrayList<>(draft.attachments());
        Clipboard clipboard = new Clipboard(
                run.surroundings().environment(),
                System.getProperty("os.name", ""),
                run.surroundings().clock(),
                CLIPBOARD);
        attachments.add(
                draft.encrypt()
                        ? sealed(draft, clipboard)
                        : clipboard.picture(run.mailroom().newFolder()));
        return draft.but().attachments(attachments).draft();
    }

    private String sealed(Draft draft, Clipboard clipboard) {
        long most = Math.min(run.profile().attachments().maxSize(), LARGEST_PICTURE);
        Clipboard.Picture picture = clipboard.held((int) most);
        try {
            return run.encrypting()
                    .kept(
                            draft,
                            picture.name(),
                            new ByteArrayInputStream(picture.png()),
                            run.mailroom().newFolder());
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
                    () -> run.notices().error(failed(ErrorCode.INTERRUPTED, "interrupted in the editor", null)));
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
        List<String> keys = templates().get(String.valueOf(options.template)).keys();
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
        DraftFiles files = run.mailroom().draftFiles();
        Draft lasting =
                draft.but().attachments(files.absolute(draft.attachments())).draft();
        KeptDraft before = kept == null ? drafts.add(run.profiles().name(), lasting, null) : kept;
        kept = drafts.keep(before, lasting, files);
        return kept;
    }

    private MessageEditor editor(Draft draft) {
        return draft.encrypt()
                ? new SecretEditor(run, this::keptWherePossible)
                : run.editor(drafts.edited(Objects.requireNonNull(kept).id()));
    }

    private Templates templates() {
        return new Templates(run.folders().config().resolve("templates"), run.trust());
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
        return options.draft != null;
    }

    /** Hears of what was written for that listener, and for the draft that is not needed once the message is kept. */
    SubmissionListener on(SubmissionListener other) {
        return new SubmissionListener() {
            @Override
            public void queued(String outboxId) {
                other.queued(outboxId);
                keptElsewhere = true;
                discard();
            }

            @Override
            public void drafted(String draftId) {
                other.drafted(draftId);
                keptElsewhere = true;
                if (liesInClear) {
                    discard();
                }
            }

            @Override
            public void requesting(boolean now) {
                other.requesting(now);
            }
        };
    }

    /**
     * Sends what was written. The draft goes when the portal has it, or when somebody else keeps it: the outbox, or a
     * draft with its ready attachments. Otherwise it stays, and that is said.
     */
    int sending(Supplier<Integer> work) {
        try {
            int exitCode = work.get();
            discard();
            return exitCode;
        } catch (TicketsException e) {
            if (keptElsewhere) {
                discard();
            } else {
                rehearsed();
            }
            throw e;
        }
    }

    private void discard() {
        if (kept != null) {
            String id = kept.id();
            kept = null;
            try {
                drafts.discard(id);
            } catch (TicketsException e) {
                run.warning("the draft " + id + " is sent or kept elsewhere, do not send it again: " + e.getMessage());
            }
        }
    }

    /**
     * The draft as it lies here from now on. One that was written in clear, and is to be encrypted after all, is
     * encrypted to its author; without a key of his own it lies as it did until the outbox, or a draft of what is being
     * sent, has it encrypted to others.
     */
    Draft keptAsWished(Draft draft) {
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

    /** Nothing is sent: what was written stays, and that is said. */
    void rehearsed() {
        if (kept != null) {
            run.notice("The draft is kept: " + command(kept));
        }
    }
}
