package dev.tickets.terminal;

import dev.tickets.config.Secret;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.IoReason;
import java.io.IOError;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** Prompts on a terminal that supports drawing: with line editing, filtered lists and path completion. */
final class ScreenPrompts implements Prompts {
    private static final String END_TEXT = "tickets-end-text";
    private static final String TO_EDITOR = "tickets-to-editor";

    private static final Character NO_ECHO = (char) 0;

    private final Screen screen;
    private final boolean styled;
    private final Unfinished unfinished = new Unfinished();
    /** One reader for all questions: it holds text that was typed ahead or pasted. */
    private @Nullable LineReaderImpl reader;

    private Function<String, List<Candidate>> completion = typed -> List.of();
    private boolean ended;
    private String command = "";

    ScreenPrompts(Screen screen, boolean styled) {
        this.screen = screen;
        this.styled = styled;
    }

    /** Created for the first line, so that a list before it appears sooner. */
    private LineReaderImpl reader() {
        if (reader == null) {
            reader = newReader();
        }
        return reader;
    }

    private LineReaderImpl newReader() {
        LineReaderImpl made = (LineReaderImpl) LineReaderBuilder.builder()
                .terminal(screen.terminal())
                .appName("tickets")
                .highlighter(new SafeHighlighter())
                .completer((line, parsed, candidates) -> completion
                        .apply(parsed.line().substring(0, parsed.cursor()))
                        .forEach(candidate -> candidates.add(new org.jline.reader.Candidate(
                                candidate.text(), SafeText.line(candidate.shown()), null, null, null, null, false))))
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .option(Option.AUTO_REMOVE_SLASH, false)
                .variable(LineReader.DISABLE_HISTORY, true)
                .variable(LineReader.BLINK_MATCHING_PAREN, 0L)
                .variable(LineReader.BELL_STYLE, "none")
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "> ")
                .build();
        made.getWidgets().put(END_TEXT, this::endText);
        made.getWidgets().put(TO_EDITOR, this::toEditor);
        return made;
    }

    @Override
    public void say(String text) {
        screen.println(SafeText.block(text));
    }

    @Override
    public String line(Line question) {
        completion = question.completion();
        DefaultHistory history = new DefaultHistory();
        reader().setHistory(history);
        question.history().forEach(answer -> history.add(SafeText.line(answer)));
        String preset = question.preset();
        try {
            while (true) {
                String answer = read(label(question.label() + ": "), preset, text -> true, question.unfinished())
                        .strip();
                String problem = question.check().apply(answer);
                if (problem == null) {
                    return answer;
                }
                say(problem);
                preset = answer;
            }
        } finally {
            completion = typed -> List.of();
            reader().setHistory(new DefaultHistory());
        }
    }

    @Override
    public int choose(Choices question) {
        int place = keeping(() -> screen.asking(true, () -> {
            ChoiceMenu menu = new ChoiceMenu(screen, question, styled);
            unfinished.begin(menu::fittingFilter, question.unfinished());
            return menu.ask();
        }));
        screen.println(label(question.label() + ": ")
                + SafeText.line(question.choices().get(place).name()));
        return place;
    }

    @Override
    public Typed text(Text question) {
        WordWrap.lines(
                        question.keys("a line with only . or Alt-Enter"),
                        screen.size().getColumns())
                .forEach(this::say);
        ended = false;
        command = "";
        KeyMap<org.jline.reader.Binding> keys =
                Objects.requireNonNull(reader().getKeyMaps().get(LineReader.MAIN));
        keys.bind(new Reference(END_TEXT), KeyMap.alt(KeyMap.ctrl('M')), KeyMap.ctrl('D'));
        if (question.isCommand(Command.EDITOR.word())) {
            keys.bind(new Reference(TO_EDITOR), KeyMap.translate("^X^E"));
        }
        try {
            String preset = question.preset().isEmpty() ? "" : question.preset().stripTrailing() + "\n";
            String text = read("> ", preset, typed -> isFinished(typed, question), question.kept());
            return new Typed(withoutLast(text), command);
        } finally {
            keys.bind(new Reference(LineReader.SELF_INSERT_UNMETA), KeyMap.alt(KeyMap.ctrl('M')));
            keys.bind(new Reference(LineReader.DELETE_CHAR_OR_LIST), KeyMap.ctrl('D'));
        }
    }

    private boolean isFinished(String typed, Text question) {
        String last = typed.substring(typed.lastIndexOf('\n') + 1);
        if (command.isEmpty() && question.isCommand(last)) {
            command = last;
        }
        if (ended || !command.isEmpty() || last.equals(".")) {
            return true;
        }
        unfinished.keep(typed);
        return false;
    }

    /** The text without its last line if that line is a command. */
    private String withoutLast(String text) {
        String last = text.substring(text.lastIndexOf('\n') + 1);
        boolean isCommand = (last.equals(".") && !ended) || last.equals(command);
        return (isCommand ? text.substring(0, text.length() - last.length()) : text).stripTrailing();
    }

    /** Ctrl-D after the text and Alt-Enter end the text; Ctrl-D within the text deletes, as usual. */
    private boolean endText() {
        boolean within = reader().getBuffer().cursor() < reader().getBuffer().length();
        if (within && reader().getLastBinding().equals(KeyMap.ctrl('D'))) {
            reader().callWidget(LineReader.DELETE_CHAR);
            return true;
        }
        ended = true;
        reader().callWidget(LineReader.ACCEPT_LINE);
        return true;
    }

    private boolean toEditor() {
        command = Command.EDITOR.word();
        reader().callWidget(LineReader.ACCEPT_LINE);
        return true;
    }

    @Override
    public boolean confirm(String question, boolean preset) {
        while (true) {
            String answer = read(label(question + (preset ? " [Y/n] " : " [y/N] ")), "", text -> true, typed -> {})
                    .strip()
                    .toLowerCase(Locale.ROOT);
            switch (answer) {
                case "" -> {
                    return preset;
                }
                case "y", "yes" -> {
                    return true;
                }
                case "n", "no" -> {
                    return false;
                }
                default -> say("answer y or n");
            }
        }
    }

    @Override
    public Secret secret(String label) {
        reader().setParser(new LineParser(text -> true));
        String literal = label(label + ": ").replace("%", "%%");
        try {
            return Secret.of(leaving(() -> screen.asking(false, () -> reader().readLine(literal, NO_ECHO))));
        } finally {
            reader().getBuffer().clear();
        }
    }

    private String read(String prompt, String preset, Predicate<String> finished, Consumer<String> kept) {
        reader().setParser(new LineParser(finished));
        // for JLine, a % begins a pattern
        String literal = prompt.replace("%", "%%");
        return keeping(() -> screen.asking(false, () -> {
            // the buffer still holds the last answer
            reader().getBuffer().clear();
            unfinished.begin(reader().getBuffer()::toString, kept);
            return reader().readLine(literal, null, (Character) null, preset);
        }));
    }

    /** Asks a question; if the person leaves, the typed text is passed on. */
    private <T> T keeping(Screen.Question<T> question) {
        try {
            T answer = leaving(question);
            unfinished.end();
            return answer;
        } catch (Left e) {
            unfinished.keep();
            unfinished.end();
            throw e;
        }
    }

    private static <T> T leaving(Screen.Question<T> question) {
        try {
            return question.ask();
        } catch (UserInterruptException e) {
            // Ctrl-C is handled here; an interrupted thread could not read or write a file
            boolean ignored = Thread.interrupted();
            throw new Left("left");
        } catch (EndOfFileException e) {
            throw new Left("end of input");
        } catch (IOError e) {
            throw new Left("the terminal was closed: "
                    + (e.getCause() instanceof IOException reason
                            ? IoReason.words(reason)
                            : "the input cannot be read"));
        }
    }

    private String label(String text) {
        AttributedStringBuilder label = new AttributedStringBuilder();
        label.styled(styled ? AttributedStyle.BOLD : AttributedStyle.DEFAULT, SafeText.line(text));
        return label.toAnsi(screen.terminal());
    }

    @Override
    public Room beside(Choices question) {
        int rows = screen.size().getRows();
        return new Room(
                rows - ChoiceMenu.rows(question.choices().size(), rows),
                screen.size().getColumns());
    }

    @Override
    public void end() {
        unfinished.keep();
        screen.end();
    }

    @Override
    public void close() {
        screen.close();
    }
}
