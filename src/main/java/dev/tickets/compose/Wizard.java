package dev.tickets.compose;

import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.Prompts.Candidate;
import dev.tickets.terminal.Prompts.Choice;
import dev.tickets.terminal.Prompts.Choices;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Guides a user through a ticket or reply: asks for missing fields, shows the message as it will be sent, and makes
 * changes.
 */
public final class Wizard {
    /** The user's decision. */
    public enum End {
        SEND,
        SAVE,
        CANCEL
    }

    private static final List<Choice> WITHOUT_SENDING = List.of(
            new Choice("Change something", ""),
            new Choice("Save as a draft", "to continue later"),
            new Choice("Cancel", "the draft is kept too"));

    private final Prompts prompts;
    private final OpenDraft open;
    private final FormBackend backend;
    private final Questions questions;

    /**
     * @param editor the user's editor; null for none
     * @param subjects the subjects of earlier tickets, the latest last
     * @param home the user's folder for {@code ~}
     * @param completion of paths
     */
    public Wizard(
            Prompts prompts,
            OpenDraft open,
            FormBackend backend,
            @Nullable MessageEditor editor,
            List<String> subjects,
            Path home,
            Function<String, List<Candidate>> completion) {
        this.prompts = prompts;
        this.open = open;
        this.backend = backend;
        this.questions = new Questions(
                prompts,
                open,
                backend,
                editor,
                subjects,
                new AttachmentQuestions(prompts, open, backend, home, completion));
    }

    /**
     * Asks for these fields, in the order of the form, then shows the message.
     *
     * @throws Prompts.Left when the user leaves; all answers are in the draft
     */
    public End run(Set<DraftField> missing) {
        for (DraftField field : DraftField.values()) {
            if (missing.contains(field)) {
                questions.ask(field);
            }
        }
        return review();
    }

    /** Asks whether to view the new ticket. */
    public static boolean wantsToView(Prompts prompts) {
        List<Choice> choices = List.of(new Choice("Nothing", ""), new Choice("View the ticket", ""));
        try {
            return prompts.choose(new Choices("What next", choices, 0)) == 1;
        } catch (Prompts.Left nothing) {
            return false;
        }
    }

    private End review() {
        Draft shown = null;
        boolean ready = false;
        while (true) {
            if (!open.draft().equals(shown)) {
                ready = show();
                shown = open.draft();
            }
            List<Choice> choices = new ArrayList<>(WITHOUT_SENDING);
            if (ready) {
                choices.add(0, new Choice("Send", "as shown"));
            }
            int place = prompts.choose(new Choices("Next step", choices, 0)) + (ready ? 0 : 1);
            switch (place) {
                case 0 -> {
                    return End.SEND;
                }
                case 1 -> change();
                case 2 -> {
                    return End.SAVE;
                }
                default -> {
                    return End.CANCEL;
                }
            }
        }
    }

    /** Shows the message; returns whether it can be sent. */
    private boolean show() {
        try {
            prompts.say("\n" + backend.rehearse(open.draft()).stripTrailing() + "\n");
            return true;
        } catch (TicketsException e) {
            if (!e.code().isOfDraft()) {
                throw e;
            }
            prompts.say(e.getMessage());
            return false;
        }
    }

    private void change() {
        List<DraftField> fields = new ArrayList<>();
        for (DraftField field : DraftField.values()) {
            boolean inReply =
                    field == DraftField.MESSAGE || field == DraftField.ATTACHMENTS || field == DraftField.ENCRYPTION;
            if ((inReply || !open.draft().isReply()) && (field != DraftField.ENCRYPTION || backend.canEncrypt())) {
                fields.add(field);
            }
        }
        List<Choice> choices = new ArrayList<>();
        fields.forEach(field -> choices.add(new Choice(field.toString(), "")));
        questions.ask(fields.get(prompts.choose(new Choices("Change", choices, 0))));
    }
}
