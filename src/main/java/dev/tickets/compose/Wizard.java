package dev.tickets.compose;

import dev.tickets.compose.Menu.Entry;
import dev.tickets.compose.Menu.Step;
import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.Prompts.Choice;
import dev.tickets.terminal.Prompts.Choices;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Guides a user through a ticket or reply: asks for what it cannot be sent without, shows the message as it will be
 * sent, and offers everything else in one menu. The open questions are kept with the draft, so that a draft is
 * continued where it was left.
 */
public final class Wizard {
    /** The user's decision. */
    public enum End {
        SEND,
        SAVE,
        CANCEL
    }

    private final Prompts prompts;
    private final OpenDraft open;
    private final FormBackend backend;
    private final Questions questions;

    public Wizard(Prompts prompts, OpenDraft open, FormBackend backend, WizardTools tools) {
        this.prompts = prompts;
        this.open = open;
        this.backend = backend;
        this.questions = new Questions(prompts, open, backend, tools);
    }

    /**
     * Asks the open questions, then shows the message.
     *
     * @throws Prompts.Left when the user leaves; all answers are in the draft
     */
    public End run() {
        Set<DraftField> asked = openFields();
        List<String> names = new ArrayList<>(open.questions());
        asked.forEach(field -> add(field, names));
        add(DraftField.REVIEW, names);
        open.asks(names);
        correct(DraftField.DEPARTMENT, asked);
        correct(DraftField.SERVICE, asked);
        correct(DraftField.CC, asked);
        asked.forEach(this::ask);
        return review();
    }

    private static void add(DraftField field, List<String> names) {
        if (!field.isIn(names)) {
            names.add(field.question());
        }
    }

    /** The fields without a value that the message needs, and those whose question was left. */
    private Set<DraftField> openFields() {
        Draft draft = open.draft();
        Set<DraftField> fields = EnumSet.noneOf(DraftField.class);
        for (DraftField field : DraftField.required(draft.isReply())) {
            String value = switch (field) {
                case DEPARTMENT -> draft.department();
                case SUBJECT -> draft.subject();
                default -> draft.message();
            };
            if (value == null || (field == DraftField.DEPARTMENT && NotSure.is(value))) {
                fields.add(field);
            }
        }
        for (DraftField field : DraftField.values()) {
            if (field != DraftField.REVIEW && field.isIn(open.questions())) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** Reports a wrong value before the first question, and asks for another. */
    private void correct(DraftField field, Set<DraftField> asked) {
        String fault = asked.contains(field) ? null : questions.fault(field);
        if (fault != null) {
            prompts.say(fault);
            ask(field);
        }
    }

    private void ask(DraftField field) {
        List<String> names = new ArrayList<>(open.questions());
        add(field, names);
        open.asks(names);
        questions.ask(field);
        open.asks(field.removedFrom(open.questions()));
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
        Review review = new Review(prompts);
        Draft shown = null;
        boolean ready = false;
        while (true) {
            if (!open.draft().equals(shown)) {
                ready = isShown(review);
                shown = open.draft();
            }
            Menu menu = menu(ready, ready && review.isFolded() ? review.rest() : null);
            int preset = menu.placeOf(!ready ? Step.EDIT : review.isSeen() ? Step.SEND : Step.SHOW_ALL);
            Entry entry = menu.entry(prompts.choose(question(menu, preset)));
            switch (entry.step()) {
                case SHOW_ALL -> review.showAll();
                case SEND -> {
                    return End.SEND;
                }
                case FIELD -> askFor(entry.field());
                case EDIT -> edit();
                case SAVE -> {
                    return End.SAVE;
                }
                case CANCEL -> {
                    return End.CANCEL;
                }
            }
        }
    }

    private Menu menu(boolean sendable, @Nullable String rest) {
        return new Menu(open.draft(), sendable, rest, backend);
    }

    private static Choices question(Menu menu, int preset) {
        return new Choices("Next step", menu.choices(), preset);
    }

    /** Shows the message; returns whether it can be sent. */
    private boolean isShown(Review review) {
        try {
            open.keep(backend.checkText(open.draft()));
            String message = backend.rehearse(open.draft());
            review.show(message, question(menu(true, ""), 0));
            return true;
        } catch (TicketsException e) {
            if (!e.code().isOfDraft()) {
                throw e;
            }
            prompts.say(e.getMessage());
            return false;
        }
    }

    private void askFor(@Nullable DraftField field) {
        if (field != null) {
            ask(field);
        }
    }

    private void edit() {
        List<DraftField> fields = List.copyOf(DraftField.required(open.draft().isReply()));
        if (fields.size() == 1) {
            ask(fields.get(0));
            return;
        }
        List<Choice> choices = new ArrayList<>();
        fields.forEach(field -> choices.add(new Choice(field.toString(), "")));
        ask(fields.get(prompts.choose(new Choices("Edit", choices, 0))));
    }
}
