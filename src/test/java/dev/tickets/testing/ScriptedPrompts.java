package dev.tickets.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.config.Secret;
import dev.tickets.terminal.Prompts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A person who answers by a script; a question that is not the next one in it fails the test. */
public final class ScriptedPrompts implements Prompts {
    private final Deque<Answer> script = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> presets = new ArrayList<>();

    private Room room = new Room(12, 80);

    /** Sits at a terminal with so much room beside the menu. */
    public ScriptedPrompts at(Room size) {
        room = size;
        return this;
    }

    private record Answer(String question, Supplier<Object> answer) {}

    /** Answers with this line. */
    public ScriptedPrompts line(String question, String answer) {
        script.add(new Answer(question, () -> answer));
        return this;
    }

    /** Takes the choice of that name. */
    public ScriptedPrompts choice(String question, String name) {
        return line(question, name);
    }

    /** Types this text and ends it. */
    public ScriptedPrompts text(String question, String text) {
        script.add(new Answer(question, () -> new Typed(text, "")));
        return this;
    }

    /** Types this text and asks for an editor. */
    public ScriptedPrompts editor(String question, String text) {
        script.add(new Answer(question, () -> new Typed(text, "~e")));
        return this;
    }

    /** Types this text and then a command. */
    public ScriptedPrompts command(String question, String text, String command) {
        script.add(new Answer(question, () -> new Typed(text, command)));
        return this;
    }

    /** Says yes or no. */
    public ScriptedPrompts confirms(String question, boolean answer) {
        script.add(new Answer(question, () -> answer));
        return this;
    }

    /** Leaves at that question. */
    public ScriptedPrompts leaves(String question) {
        script.add(new Answer(question, () -> {
            throw new Left("left");
        }));
        return this;
    }

    /** Types this text, and leaves before its end. */
    public ScriptedPrompts halfText(String question, String text) {
        script.add(new Answer(question, () -> (Consumer<Text>) asked -> {
            asked.kept().accept(text);
            throw new Left("left");
        }));
        return this;
    }

    /** Does this when that question is asked, and then goes on with the script. */
    public ScriptedPrompts before(String question, Runnable action) {
        script.add(new Answer(question, () -> action));
        return this;
    }

    /** What was shown between the questions. */
    public List<String> said() {
        return said;
    }

    /** What stood there already at each question that may have something: {@code Subject=Disk full}. */
    public List<String> presets() {
        return presets;
    }

    /** All of the script must have been asked for. */
    public void mustBeOver() {
        assertThat(script).as("questions that were not asked").isEmpty();
    }

    @Override
    public void say(String text) {
        said.add(text);
    }

    @Override
    public String line(Line question) {
        presets.add(question.label() + "=" + question.preset());
        while (true) {
            String answer = (String) next(question.label());
            String problem = question.check().apply(answer);
            if (problem == null) {
                return answer;
            }
            say(problem);
        }
    }

    @Override
    public int choose(Choices question) {
        presets.add(question.label() + "="
                + question.choices().get(question.preset()).name());
        Object name = next(question.label());
        List<String> names = question.choices().stream().map(Choice::name).toList();
        assertThat(names).contains((String) name);
        return names.indexOf(name);
    }

    @Override
    public Typed text(Text question) {
        presets.add(question.label() + "=" + question.preset());
        Object given = next(question.label());
        if (given instanceof Consumer<?> half) {
            accept(half, question);
        }
        return (Typed) given;
    }

    @SuppressWarnings("unchecked") // halfText puts nothing else into the script
    private static void accept(Consumer<?> half, Text question) {
        ((Consumer<Text>) half).accept(question);
    }

    @Override
    public Secret secret(String label) {
        return Secret.of((String) next(label));
    }

    @Override
    public boolean confirm(String question, boolean preset) {
        presets.add(question + "=" + preset);
        return (Boolean) next(question);
    }

    private Object next(String question) {
        Answer answer = script.poll();
        assertThat(answer).as("nobody expected the question: " + question).isNotNull();
        assertThat(question).startsWith(answer.question());
        Object given = answer.answer().get();
        if (given instanceof Runnable action) {
            action.run();
            return next(question);
        }
        return given;
    }

    @Override
    public Room beside(Choices question) {
        return room;
    }

    @Override
    public void end() {
        said.add("(the end)");
    }

    @Override
    public void close() {
        // nothing was opened
    }
}
