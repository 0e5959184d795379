package dev.tickets.terminal;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal, one question after the other. Shown texts may be hostile. */
public interface Prompts extends AutoCloseable {
    /** Shows some lines between the questions. */
    void say(String text);

    /**
     * Asks for one line, again until the answer is acceptable.
     *
     * @return the line without blanks around it
     * @throws Left when the person leaves instead
     */
    String line(Line question);

    /**
     * Asks for one of several choices.
     *
     * @return the index of the choice
     * @throws Left when the person leaves instead
     */
    int choose(Choices question);

    /**
     * Asks for a text of several lines.
     *
     * @throws Left when the person leaves instead
     */
    Typed text(Text question);

    /**
     * Asks for a yes or a no.
     *
     * @param preset what Enter alone means
     * @throws Left when the person leaves instead
     */
    boolean confirm(String question, boolean preset);

    /** Leaves the current question because the process ends; the next output begins a line. */
    void end();

    @Override
    void close();

    /**
     * A question for one line.
     *
     * @param label stands before the answer, without a colon
     * @param preset initial text, which the person may change
     * @param check returns the fault of an answer; null for a good answer
     * @param completion the candidates for the typed text; may be empty
     * @param history earlier answers, the latest last
     */
    record Line(
            String label,
            String preset,
            Function<String, @Nullable String> check,
            Function<String, List<Candidate>> completion,
            List<String> history) {
        public Line {
            history = List.copyOf(history);
        }

        /** A question with a label and defaults. */
        public static Line labelled(String label) {
            return new Line(label, "", answer -> null, typed -> List.of(), List.of());
        }

        public Line preset(String text) {
            return new Line(label, text, check, completion, history);
        }

        public Line checked(Function<String, @Nullable String> rule) {
            return new Line(label, preset, rule, completion, history);
        }

        public Line completed(Function<String, List<Candidate>> words) {
            return new Line(label, preset, check, words, history);
        }

        public Line remembering(List<String> answers) {
            return new Line(label, preset, check, completion, answers);
        }
    }

    /**
     * A replacement of the whole typed text.
     *
     * @param shown in a list of candidates
     */
    record Candidate(String text, String shown) {}

    /**
     * A question for one of several choices.
     *
     * @param label stands before the answer, without a colon
     * @param preset index of the choice for Enter alone
     */
    record Choices(String label, List<Choice> choices, int preset) {
        public Choices {
            choices = List.copyOf(choices);
            if (choices.isEmpty()) {
                throw new IllegalArgumentException("nothing to choose from");
            }
        }
    }

    /**
     * An entry to choose.
     *
     * @param description may be empty
     */
    record Choice(String name, String description) {}

    /**
     * A question for several lines.
     *
     * @param preset initial text
     * @param editor whether an editor is offered
     * @param kept receives the text after each finished line
     */
    record Text(String label, String preset, boolean editor, Consumer<String> kept) {}

    /**
     * The typed text.
     *
     * @param editor whether the person wants to continue in an editor
     */
    record Typed(String text, boolean editor) {}

    /** The person left (Ctrl-C, Ctrl-D, a closed terminal) instead of answering. */
    final class Left extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Left(String how) {
            super(how);
        }
    }
}
