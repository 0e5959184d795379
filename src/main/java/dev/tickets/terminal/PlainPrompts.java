package dev.tickets.terminal;

import dev.tickets.config.Secret;
import dev.tickets.render.DisplayWidth;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.NameSearch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prompts for a terminal that only prints line after line, with the terminal's own line editing. */
final class PlainPrompts implements Prompts {
    private static final String NOTHING = "-";
    private static final String PROMPT = "Number, or part of the name";
    private static final long PATIENCE_IN_MILLISECONDS = 500;

    private final Unfinished unfinished = new Unfinished();
    private final HeldLine held = HeldLine.keptAtInterrupt();
    /** The characters of the line in progress, at the end of the process. */
    private final CompletableFuture<String> rest = new CompletableFuture<>();

    private final BufferedReader in;
    private final PrintWriter out;
    private final LineSize size;
    private final Function<String, Secret> hidden;
    private volatile boolean ending;

    /**
     * @param size of the screen
     * @param hidden asks for a secret with a label
     */
    PlainPrompts(InputStream in, PrintWriter out, LineSize size, Function<String, Secret> hidden) {
        this.size = size;
        this.hidden = hidden;
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
        unfinished.begin(this::rest, question.unfinished());
        while (true) {
            String given =
                    ask(preset.isEmpty() ? label + ": " : label + " [" + SafeText.line(preset) + ", - for nothing]: ");
            String answer = given.isEmpty() ? preset : !preset.isEmpty() && given.equals(NOTHING) ? "" : given;
            String problem = question.check().apply(answer);
            if (problem == null) {
                unfinished.end();
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
            String typed = ask(PROMPT + " [" + (question.preset() + 1) + "]: ");
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
        String name = NameSearch.fold(typed);
        for (int i = 0; i < choices.size(); i++) {
            if (NameSearch.fold(choices.get(i).name()).equals(name)) {
                return List.of(i);
            }
        }
        return new ChoiceFilter(choices).matching(typed);
    }

    private void list(List<Choice> choices, List<Integer> places) {
        for (int place : places) {
            out.println(entry(place, choices.get(place)));
        }
    }

    private static String entry(int place, Choice choice) {
        String description = choice.description().isEmpty() ? "" : " - " + SafeText.line(choice.description());
        return "  " + (place + 1) + ") " + SafeText.line(choice.name()) + description;
    }

    @Override
    public Room beside(Choices question) {
        int rows = 2;
        for (int place : everything(question.choices())) {
            rows += DisplayWidth.rows(
                            entry(place, question.choices().get(place)),
                            size.room().columns())
                    .size();
        }
        return new Room(size.room().rows() - rows, size.room().columns());
    }

    @Override
    public Typed text(Text question) {
        WordWrap.lines(question.keys("a line with only ."), size.room().columns())
                .forEach(this::say);
        StringBuilder text = new StringBuilder();
        if (!question.preset().isEmpty()) {
            text.append(question.preset().stripTrailing()).append('\n');
            say(text.toString().stripTrailing());
        }
        unfinished.begin(() -> text + rest(), question.kept());
        Typed typed = text(question, text);
        unfinished.end();
        return typed;
    }

    private Typed text(Text question, StringBuilder text) {
        while (true) {
            String line = read();
            if (line == null) {
                if (text.isEmpty()) {
                    throw new Left("end of input");
                }
                out.println();
                return new Typed(text.toString().stripTrailing(), "");
            }
            boolean command = question.isCommand(line);
            if (command || line.equals(".")) {
                return new Typed(text.toString().stripTrailing(), command ? line : "");
            }
            text.append(line).append('\n');
            question.kept().accept(text.toString().stripTrailing());
        }
    }

    @Override
    public Secret secret(String label) {
        out.flush();
        return hidden.apply(SafeText.line(label) + ": ");
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
            String line = in.readLine();
            if (ending) {
                rest.complete(line == null ? "" : line);
            }
            while (ending) {
                // the code that ends the process reports the state of the answers
                LockSupport.park(this);
            }
            return line;
        } catch (IOException e) {
            throw new Left("the terminal was closed: " + IoReason.words(e));
        }
    }

    private String rest() {
        return rest.getNow("");
    }

    /** The reading thread gets the line in progress once the terminal no longer holds the line. */
    @Override
    public void end() {
        ending = true;
        held.release();
        if (held.isThere()) {
            rest.completeOnTimeout("", PATIENCE_IN_MILLISECONDS, TimeUnit.MILLISECONDS)
                    .join();
        }
        held.restore();
        unfinished.keep();
        out.println();
    }

    @Override
    public void close() {
        held.restore();
        out.flush();
    }
}
