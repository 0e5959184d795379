package dev.tickets.terminal;

import dev.tickets.config.Secret;
import java.util.ArrayList;
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
     * Asks for a secret, which is not shown.
     *
     * @param label stands before the answer, without a colon
     * @throws Left when the person leaves instead
     */
    Secret secret(String label);

    /**
     * Asks for a yes or a no.
     *
     * @param preset what Enter alone means
     * @throws Left when the person leaves instead
     */
    boolean confirm(String question, boolean preset);

    /** The size of the screen beside a question: what is shown above the question should fit. */
    Room beside(Choices question);

    /**
     * Leaves the current question because the process ends: the typed text goes to its receiver, and the next output
     * begins a line. Called by a thread of its own.
     */
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
     * @param unfinished receives the typed text when the person leaves or the process ends; never a blank text
     */
    record Line(
            String label,
            String preset,
            Function<String, @Nullable String> check,
            Function<String, List<Candidate>> completion,
            List<String> history,
            Consumer<String> unfinished) {
        public Line {
            history = List.copyOf(history);
        }

        /** A question with a label and defaults. */
        public static Line labelled(String label) {
            return new Line(label, "", answer -> null, typed -> List.of(), List.of(), typed -> {});
        }

        public Line preset(String text) {
            return new Line(label, text, check, completion, history, unfinished);
        }

        public Line checked(Function<String, @Nullable String> rule) {
            return new Line(label, preset, rule, completion, history, unfinished);
        }

        public Line completed(Function<String, List<Candidate>> words) {
            return new Line(label, preset, check, words, history, unfinished);
        }

        public Line remembering(List<String> answers) {
            return new Line(label, preset, check, completion, answers, unfinished);
        }

        /** The same question, with a receiver of an unfinished answer. */
        public Line keeping(Consumer<String> typed) {
            return new Line(label, preset, check, completion, history, typed);
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
     * @param unfinished receives a typed filter that fits some choice when the person leaves or the process ends
     */
    record Choices(String label, List<Choice> choices, int preset, Consumer<String> unfinished) {
        public Choices {
            choices = List.copyOf(choices);
            if (choices.isEmpty()) {
                throw new IllegalArgumentException("nothing to choose from");
            }
        }

        public Choices(String label, List<Choice> choices, int preset) {
            this(label, choices, preset, typed -> {});
        }

        /** The same question, with a receiver of the typed filter. */
        public Choices keeping(Consumer<String> typed) {
            return new Choices(label, choices, preset, typed);
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
     * @param commands lines that end the text for something else
     * @param kept receives the text after each finished line, and when the person leaves or the process ends
     */
    record Text(String label, String preset, List<Command> commands, Consumer<String> kept) {
        public Text {
            commands = List.copyOf(commands);
        }

        /** Whether the line is one of the commands. */
        boolean isCommand(String line) {
            for (Command command : commands) {
                if (command.word().equals(line)) {
                    return true;
                }
            }
            return false;
        }

        /** How to end the text, and the commands: a phrase each. */
        List<String> keys(String end) {
            List<String> keys = new ArrayList<>(List.of(label + ": " + end + " ends the text"));
            for (Command command : commands) {
                keys.add(command.word() + " " + command.effect());
            }
            return keys;
        }
    }

    /**
     * A line that is no part of the text.
     *
     * @param word the line: {@code ~e}
     * @param effect with the word as its subject: {@code opens your editor}
     */
    record Command(String word, String effect) {
        /** Opens the editor; Ctrl-X Ctrl-E is the same. */
        public static final Command EDITOR = new Command("~e", "opens your editor");
    }

    /**
     * The rows that a screen has beside a question, and the columns.
     *
     * @param rows may be negative on a small screen
     */
    record Room(int rows, int columns) {}

    /**
     * The typed text.
     *
     * @param command the command that ended the text; empty for none
     */
    record Typed(String text, String command) {}

    /** The person left (Ctrl-C, Ctrl-D, a closed terminal) instead of answering. */
    final class Left extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Left(String how) {
            super(how);
        }
    }
}
