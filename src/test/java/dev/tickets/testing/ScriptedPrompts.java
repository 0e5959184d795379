package dev.tickets.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.terminal.Prompts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** A person who answers by a script; a question that is not the next one in it fails the test. */
public final class ScriptedPrompts implements Prompts {
    private final Deque<Answer> script = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> presets = new ArrayList<>();

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
        script.add(new Answer(question, () -> new Typed(text, false)));
        return this;
    }

    /** Types this text and asks for an editor. */
    public ScriptedPrompts editor(String question, String text) {
        script.add(new Answer(question, () -> new Typed(text, true)));
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
        return (Typed) next(question.label());
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
    public void end() {
        said.add("(the end)");
    }

    @Override
    public void close() {
        // nothing was opened
    }
}
