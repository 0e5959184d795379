package dev.tickets.terminal;

import dev.tickets.render.SafeText;
import dev.tickets.ticket.IoReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prompts for a terminal that only prints line after line, with the terminal's own line editing. */
final class PlainPrompts implements Prompts {
    private static final String NOTHING = "-";

    private final BufferedReader in;
    private final PrintWriter out;

    PlainPrompts(InputStream in, PrintWriter out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    @Override
    public void say(String text) {
        out.println(SafeText.block(text));
    }

    @Override
    public String line(Line question) {
        String label = SafeText.line(question.label());
        String preset = question.preset();
        while (true) {
            String given =
                    ask(preset.isEmpty() ? label + ": " : label + " [" + SafeText.line(preset) + ", - for nothing]: ");
            String answer = given.isEmpty() ? preset : !preset.isEmpty() && given.equals(NOTHING) ? "" : given;
            String problem = question.check().apply(answer);
            if (problem == null) {
                return answer;
            }
            say(problem);
        }
    }

    @Override
    public int choose(Choices question) {
        List<Choice> choices = question.choices();
        say(question.label() + ":");
        list(choices, everything(choices));
        while (true) {
            String typed = ask("Number, or part of the name [" + (question.preset() + 1) + "]: ");
            if (typed.isEmpty()) {
                return question.preset();
            }
            List<Integer> matching = matching(choices, typed);
            if (matching.size() == 1) {
                return matching.get(0);
            }
            say(matching.isEmpty() ? "No entry matches '" + typed + "':" : "Several entries match:");
            list(choices, matching.isEmpty() ? everything(choices) : matching);
        }
    }

    private static List<Integer> everything(List<Choice> choices) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            all.add(i);
        }
        return all;
    }

    private static List<Integer> matching(List<Choice> choices, String typed) {
        if (typed.length() < 9 && typed.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int number = Integer.parseInt(typed);
            if (number >= 1 && number <= choices.size()) {
                return List.of(number - 1);
            }
        }
        return new ChoiceFilter(choices).matching(typed);
    }

    private void list(List<Choice> choices, List<Integer> places) {
        for (int place : places) {
            Choice choice = choices.get(place);
            String description = choice.description().isEmpty() ? "" : " - " + SafeText.line(choice.description());
            out.println("  " + (place + 1) + ") " + SafeText.line(choice.name()) + description);
        }
    }

    @Override
    public Typed text(Text question) {
        say(question.label() + ": a line with only . ends the text"
                + (question.editor() ? ", ~e opens your editor" : ""));
        StringBuilder text = new StringBuilder();
        if (!question.preset().isEmpty()) {
            text.append(question.preset().stripTrailing()).append('\n');
            say(text.toString().stripTrailing());
        }
        while (true) {
            String line = read();
            if (line == null) {
                if (text.isEmpty()) {
                    throw new Left("end of input");
                }
                out.println();
                return new Typed(text.toString().stripTrailing(), false);
            }
            if (line.equals(".")) {
                return new Typed(text.toString().stripTrailing(), false);
            }
            if (question.editor() && line.equals("~e")) {
                return new Typed(text.toString().stripTrailing(), true);
            }
            text.append(line).append('\n');
            question.kept().accept(text.toString().stripTrailing());
        }
    }

    @Override
    public boolean confirm(String question, boolean preset) {
        while (true) {
            String answer = ask(SafeText.line(question) + (preset ? " [Y/n] " : " [y/N] "))
                    .toLowerCase(Locale.ROOT);
            if (answer.isEmpty()) {
                return preset;
            }
            if (answer.equals("y") || answer.equals("yes")) {
                return true;
            }
            if (answer.equals("n") || answer.equals("no")) {
                return false;
            }
        }
    }

    private String ask(String prompt) {
        out.print(prompt);
        out.flush();
        String line = read();
        if (line == null) {
            out.println();
            throw new Left("end of input");
        }
        return line.strip();
    }

    private @Nullable String read() {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new Left("the terminal was closed: " + IoReason.words(e));
        }
    }

    @Override
    public void end() {
        out.println();
    }

    @Override
    public void close() {
        out.flush();
    }
}
