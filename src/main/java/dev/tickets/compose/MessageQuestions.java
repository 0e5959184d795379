package dev.tickets.compose;

import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.Prompts.Choice;
import dev.tickets.terminal.Prompts.Choices;
import dev.tickets.terminal.Prompts.Command;
import dev.tickets.terminal.Prompts.Line;
import dev.tickets.ticket.InvisibleCharacters;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks for the message: typed, from a template whose fields are asked one by one, or written in an editor. */
final class MessageQuestions {
    private static final Command TEMPLATE = new Command("~t", "fills in a template");
    private static final Command ENCRYPT = new Command("~x", "encrypts");

    private final Prompts prompts;
    private final OpenDraft open;
    private final @Nullable MessageEditor editor;
    private final Templates templates;
    private final EncryptionQuestions encryption;

    MessageQuestions(Prompts prompts, OpenDraft open, WizardTools tools, EncryptionQuestions encryption) {
        this.prompts = prompts;
        this.open = open;
        this.editor = tools.editor();
        this.templates = tools.templates();
        this.encryption = encryption;
    }

    void ask() {
        boolean written = isFilled();
        while (!written) {
            Prompts.Typed typed = prompts.text(new Prompts.Text("Message", message(), commands(), this::keep));
            keep(typed.text());
            String command = typed.command();
            if (command.equals(TEMPLATE.word())) {
                chooseTemplate();
                written = isFilled();
            } else if (command.equals(ENCRYPT.word())) {
                encryption.ask();
            } else {
                edit(command.equals(Command.EDITOR.word()) ? editor : null);
                written = !InvisibleCharacters.isBlank(message());
                if (!written) {
                    prompts.say("a ticket or reply needs a message");
                }
            }
        }
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        if (editor != null) {
            commands.add(Command.EDITOR);
        }
        commands.add(TEMPLATE);
        if (!open.draft().encrypt()) {
            commands.add(ENCRYPT);
        }
        return commands;
    }

    private String message() {
        String message = open.draft().message();
        return message == null ? "" : message;
    }

    private void keep(String text) {
        open.keep(open.draft().but().message(text).draft());
    }

    private void edit(@Nullable MessageEditor chosen) {
        if (chosen == null) {
            return;
        }
        try {
            String text = chosen.edit(open.draft());
            if (InvisibleCharacters.isBlank(text)) {
                prompts.say("the editor saved an empty file; the message is unchanged");
                return;
            }
            keep(text);
        } catch (TicketsException e) {
            prompts.say(e.getMessage());
        }
    }

    private void chooseTemplate() {
        try {
            List<Choice> choices = new ArrayList<>(List.of(new Choice("blank", "type the message here")));
            List<String> names = templates.names();
            names.forEach(name -> choices.add(new Choice(name, fields(name))));
            int place = prompts.choose(new Choices("Template", choices, 0));
            if (place > 0) {
                Template chosen = templates.get(names.get(place - 1));
                keep(InvisibleCharacters.isBlank(message()) ? chosen.text() : chosen.text() + "\n\n" + message());
                List<String> questions = new ArrayList<>(DraftField.MESSAGE.removedFrom(open.questions()));
                questions.add(DraftField.question(chosen));
                open.asks(questions);
            }
        } catch (TicketsException e) {
            prompts.say(e.getMessage());
        }
    }

    private String fields(String name) {
        try {
            return String.join(", ", templates.get(name).keys());
        } catch (TicketsException unusable) {
            return unusable.getMessage();
        }
    }

    /** Asks for the open fields of the chosen template; returns whether there is one, and the message is complete. */
    private boolean isFilled() {
        String name = DraftField.templateIn(open.questions());
        if (name == null) {
            return false;
        }
        boolean filled = false;
        try {
            filled = isFilled(templates.get(name));
        } catch (TicketsException e) {
            prompts.say(e.getMessage());
        }
        List<String> questions = new ArrayList<>(DraftField.MESSAGE.removedFrom(open.questions()));
        questions.add(DraftField.MESSAGE.question());
        open.asks(questions);
        return filled;
    }

    private boolean isFilled(Template template) {
        Template begun = new Template(template.name(), open.draft().subject(), message());
        List<String> keys = new ArrayList<>(template.keys());
        keys.retainAll(begun.keys());
        if (!keys.isEmpty()) {
            prompts.say("Template " + template.name() + ": Enter leaves a field empty"
                    + (editor == null ? "" : ", ~e opens your editor"));
        }
        Map<String, String> answers = new LinkedHashMap<>();
        for (String key : keys) {
            String answer = prompts.line(Line.labelled(template.label(key)));
            if (answer.equals(Command.EDITOR.word()) && editor != null) {
                keep(begun.toFillIn(answers).text());
                edit(editor);
                // an open field is still to be replaced
                template.requireFilled(message());
                return !InvisibleCharacters.isBlank(message());
            }
            answers.put(key, answer);
            Template now = begun.partly(answers);
            open.keep(open.draft()
                    .but()
                    .subject(now.subject())
                    .message(now.text())
                    .draft());
        }
        boolean empty = message().equals(template.blank());
        if (empty) {
            prompts.say("no field of the template was filled in");
            keep("");
        }
        return !empty;
    }
}
