package dev.tickets.terminal;

import dev.tickets.render.DisplayWidth;
import dev.tickets.render.SafeText;
import dev.tickets.terminal.Prompts.Choice;
import java.util.ArrayList;
import java.util.List;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/** A list to choose from: arrows move, letters filter, Enter chooses. The list disappears after the choice. */
final class ChoiceMenu {
    private static final long AMBIGUOUS_MILLISECONDS = 100;
    /** The line with the filter, a line with the number of choices, and a spare line. */
    private static final int OTHER_ROWS = 3;

    private static final int WIDEST_NAME = 32;
    private static final String KEYS = "arrows to move, letters to filter, Enter to choose";

    private enum Key {
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        FIRST,
        LAST,
        TAKE,
        DELETE,
        CLEAR,
        LEAVE,
        LETTER,
        NOTHING
    }

    private final Screen screen;
    private final Terminal terminal;
    private final Prompts.Choices question;
    private final ChoiceFilter filter;
    private final boolean styled;
    private final StringBuilder typed = new StringBuilder();
    private final Display display;
    private List<Integer> left;
    private int marked;

    private boolean open = true;

    ChoiceMenu(Screen screen, Prompts.Choices question, boolean styled) {
        this.screen = screen;
        this.terminal = screen.terminal();
        this.question = question;
        this.filter = new ChoiceFilter(question.choices());
        this.styled = styled;
        this.display = new Display(terminal, false);
        this.left = filter.matching("");
        this.marked = question.preset();
    }

    /** The rows that a list takes on a screen. */
    static int rows(int choices, int screen) {
        int room = Math.max(1, screen - OTHER_ROWS);
        return choices <= room ? choices + 1 : room + 2;
    }

    /**
     * Returns the index of the chosen entry.
     *
     * @throws Prompts.Left when the person leaves
     */
    int ask() {
        SignalHandler before = terminal.handle(Signal.WINCH, signal -> resized());
        SignalHandler stopped = terminal.handle(Signal.TSTP, signal -> suspend());
        SignalHandler continued = terminal.handle(Signal.CONT, signal -> {
            terminal.enterRawMode();
            redraw();
        });
        try {
            terminal.enterRawMode();
            terminal.puts(Capability.keypad_xmit);
            draw();
            return take();
        } finally {
            screen.leaveToTheEnd();
            erase();
            terminal.handle(Signal.WINCH, before);
            terminal.handle(Signal.CONT, continued);
            terminal.handle(Signal.TSTP, stopped);
        }
    }

    /** The typed filter; empty if no choice fits. */
    synchronized String fittingFilter() {
        return left.isEmpty() ? "" : typed.toString();
    }

    private int take() {
        BindingReader reader = new BindingReader(terminal.reader());
        KeyMap<Key> keys = keys();
        while (true) {
            Key key = reader.readBinding(keys);
            if (key == null || key == Key.LEAVE) {
                throw new Prompts.Left(key == null ? "the terminal was closed" : "left");
            }
            if (key == Key.TAKE && !left.isEmpty()) {
                return left.get(marked);
            }
            synchronized (this) {
                apply(key, reader.getLastBinding());
            }
            draw();
        }
    }

    private void apply(Key key, String letters) {
        int page = Math.max(1, screen.size().getRows() - OTHER_ROWS);
        switch (key) {
            case UP -> marked--;
            case DOWN -> marked++;
            case PAGE_UP -> marked -= page;
            case PAGE_DOWN -> marked += page;
            case FIRST -> marked = 0;
            case LAST -> marked = left.size();
            case DELETE -> typed.setLength(typed.isEmpty() ? 0 : typed.offsetByCodePoints(typed.length(), -1));
            case CLEAR -> typed.setLength(0);
            case LETTER -> typed.append(letters);
            case TAKE, LEAVE, NOTHING -> {
                return;
            }
        }
        if (key == Key.DELETE || key == Key.CLEAR || key == Key.LETTER) {
            left = filter.matching(typed.toString());
            marked = 0;
        }
        marked = Math.max(0, Math.min(marked, left.size() - 1));
    }

    private void suspend() {
        synchronized (this) {
            display.update(List.of(), 0);
        }
        screen.suspend();
    }

    /** Lines may have been broken or joined: all lines are drawn again. */
    private synchronized void resized() {
        terminal.puts(Capability.carriage_return);
        terminal.puts(Capability.clr_eos);
        redraw();
    }

    /** Draws all lines: another program may have drawn over them. */
    private synchronized void redraw() {
        display.reset();
        draw();
    }

    private synchronized void draw() {
        if (!open) {
            return;
        }
        Size size = screen.size();
        int columns = size.getColumns();
        display.resize(size);
        List<AttributedString> lines = lines(columns, Math.max(1, size.getRows() - OTHER_ROWS));
        int cursor = Math.min(DisplayWidth.of(SafeText.line(question.label() + ": " + typed)), columns - 1);
        display.update(lines, cursor);
    }

    private synchronized void erase() {
        open = false;
        display.update(List.of(), 0);
        terminal.flush();
    }

    private List<AttributedString> lines(int columns, int room) {
        List<AttributedString> lines = new ArrayList<>();
        String head = question.label() + ": " + typed;
        lines.add(line(head, typed.isEmpty() ? KEYS : "", columns, styled ? AttributedStyle.BOLD : null));
        int first = Math.max(0, Math.min(marked - room / 2, left.size() - room));
        int end = Math.min(left.size(), first + room);
        int nameWidth = 0;
        for (Choice choice : question.choices()) {
            nameWidth = Math.max(nameWidth, Math.min(WIDEST_NAME, DisplayWidth.of(SafeText.line(choice.name()))));
        }
        for (int i = first; i < end; i++) {
            Choice choice = question.choices().get(left.get(i));
            String name = SafeText.line(choice.name());
            String padded = choice.description().isEmpty() ? name : DisplayWidth.pad(name, nameWidth) + " ";
            boolean here = i == marked;
            lines.add(line(
                    (here ? "> " : "  ") + padded,
                    choice.description(),
                    columns,
                    here && styled ? AttributedStyle.BOLD : null));
        }
        if (left.isEmpty()) {
            lines.add(new AttributedString("  no match"));
        } else if (left.size() > room) {
            lines.add(new AttributedString("  " + (first + 1) + "-" + end + " of " + left.size()));
        }
        return lines;
    }

    private AttributedString line(String start, String rest, int columns, @Nullable AttributedStyle style) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        String begin = DisplayWidth.cut(SafeText.line(start), columns - 1);
        line.styled(style == null ? AttributedStyle.DEFAULT : style, begin);
        int room = columns - 1 - DisplayWidth.of(begin);
        if (!rest.isEmpty() && room > 1) {
            line.styled(
                    styled ? AttributedStyle.DEFAULT.faint() : AttributedStyle.DEFAULT,
                    DisplayWidth.cut(SafeText.line(rest), room));
        }
        return line.toAttributedString();
    }

    private KeyMap<Key> keys() {
        KeyMap<Key> keys = new KeyMap<>();
        keys.setAmbiguousTimeout(AMBIGUOUS_MILLISECONDS);
        keys.setUnicode(Key.LETTER);
        keys.setNomatch(Key.NOTHING);
        keys.bind(Key.LETTER, KeyMap.range(" -~"));
        bind(keys, Key.UP, Capability.key_up, "\033[A", "\033OA", KeyMap.ctrl('P'));
        bind(keys, Key.DOWN, Capability.key_down, "\033[B", "\033OB", KeyMap.ctrl('N'), "\t");
        bind(keys, Key.PAGE_UP, Capability.key_ppage, "\033[5~");
        bind(keys, Key.PAGE_DOWN, Capability.key_npage, "\033[6~");
        bind(keys, Key.FIRST, Capability.key_home, "\033[H", "\033OH", KeyMap.ctrl('A'));
        bind(keys, Key.LAST, Capability.key_end, "\033[F", "\033OF", KeyMap.ctrl('E'));
        bind(keys, Key.DELETE, Capability.key_backspace, KeyMap.del(), KeyMap.ctrl('H'));
        keys.bind(Key.CLEAR, KeyMap.ctrl('U'));
        keys.bind(Key.TAKE, "\r", "\n");
        keys.bind(Key.LEAVE, KeyMap.ctrl('C'), KeyMap.ctrl('D'));
        return keys;
    }

    private void bind(KeyMap<Key> keys, Key key, Capability capability, String... sequences) {
        String ofTerminal = KeyMap.key(terminal, capability);
        if (ofTerminal != null) {
            keys.bind(key, ofTerminal);
        }
        keys.bind(key, sequences);
    }
}
