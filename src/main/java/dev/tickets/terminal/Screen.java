package dev.tickets.terminal;

import dev.tickets.config.ProgramPath;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.ShutdownHooks;
import org.jline.utils.Signals;

/**
 * A terminal that JLine can draw on: keys from standard input, drawing on standard error. Between questions, and after
 * every end that the process can notice, the terminal has its original settings.
 */
final class Screen implements AutoCloseable {
    /** JLine has descriptions of these; for others it starts {@code infocmp}. */
    private static final Set<String> KNOWN = Set.of("xterm", "xterm-256color", "screen", "screen-256color");

    /**
     * With these abilities of a terminal JLine draws wide characters at the end of a row wrong: it redraws half of a
     * character after a late wrap, and it inserts and deletes in a row as if no character crossed its end.
     */
    private static final List<String> WRONG_WITH_WIDE = List.of("xenl,", "ich=", "ich1=", "dch=", "dch1=");

    private final Terminal terminal;
    private final Attributes found;
    private final List<Runnable> undo = new ArrayList<>();
    private final ShutdownHooks.Task rescue;
    private boolean asking;
    private boolean passing;
    private volatile boolean ending;

    private Screen(Opening opening) throws IOException {
        // JLine runs these tasks in order, and closes the terminal in a task of JLine: this task must come first
        AtomicReference<Screen> opened = new AtomicReference<>();
        rescue = ShutdownHooks.add(() -> {
            Screen screen = opened.get();
            if (screen != null) {
                screen.end();
            }
        });
        try {
            terminal = UsualSize.of(opening.open());
        } catch (IOException e) {
            ShutdownHooks.remove(rescue);
            throw e;
        }
        found = terminal.getAttributes();
        forward(Signal.WINCH);
        forward(Signal.CONT);
        terminal.handle(Signal.TSTP, signal -> suspend());
        opened.set(this);
    }

    /**
     * Opens the terminal without querying it.
     *
     * @param type in {@code TERM}
     * @throws IOException when the terminal cannot be used or drawn on
     */
    static Screen open(String type) throws IOException {
        describe(type);
        return new Screen(() -> terminal(type));
    }

    /** Opens a simulated terminal: keys come from a stream, drawing goes to another stream. */
    static Screen rehearsal(InputStream keys, OutputStream drawn) throws IOException {
        String type = "xterm-256color";
        describe(type);
        return new Screen(() -> TerminalBuilder.builder()
                .name("tickets")
                .type(type)
                .system(false)
                .streams(keys, drawn)
                .size(Size.of(80, 24))
                .ffm(false)
                .graphemeCluster(false)
                .build());
    }

    /**
     * Opens and closes the terminal of standard input and standard error, or as much as there is of one, so that the
     * class archive contains the classes of a real terminal.
     */
    static void rehearseSystem() throws IOException {
        String type = "xterm-256color";
        try {
            terminal(type, false).close();
        } catch (IOException noTerminal) {
            // JLine's builder refuses streams that are no terminal; the native library takes them
            TerminalProvider.load("jni")
                    .sysTerminal(
                            "tickets",
                            type,
                            false,
                            StandardCharsets.UTF_8,
                            StandardCharsets.UTF_8,
                            StandardCharsets.UTF_8,
                            false,
                            Terminal.SignalHandler.SIG_DFL,
                            false,
                            SystemStream.Error)
                    .close();
        }
    }

    private interface Opening {
        Terminal open() throws IOException;
    }

    private static Terminal terminal(String type) throws IOException {
        try {
            return terminal(type, false);
        } catch (IOException noLibrary) {
            return terminal(type, true);
        }
    }

    /** @param programs whether JLine may start {@code test} and {@code stty} instead of asking its native library */
    private static Terminal terminal(String type, boolean programs) throws IOException {
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .name("tickets")
                    .type(type)
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                    .dumb(false)
                    .ffm(false)
                    .exec(programs)
                    // between questions, signals end the process as without JLine
                    .nativeSignals(false)
                    .graphemeCluster(false)
                    .build();
            if (terminal.getStringCapability(Capability.clr_eol) == null
                    || terminal.getStringCapability(Capability.cursor_up) == null) {
                terminal.close();
                throw new IOException("cannot draw on a terminal of type " + type);
            }
            return terminal;
        } catch (IllegalStateException e) {
            throw new IOException(e);
        }
    }

    private static void describe(String type) throws IOException {
        String description;
        try {
            description = KNOWN.contains(type) ? InfoCmp.getDefaultInfoCmp(type) : InfoCmp.getInfoCmp(type);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        InfoCmp.setLoadedInfoCmp(type, withoutWrong(description));
    }

    private static String withoutWrong(String description) {
        StringBuilder right = new StringBuilder(description.length());
        int begin = 0;
        for (int comma = description.indexOf(','); comma >= 0; comma = description.indexOf(',', begin)) {
            String ability = description.substring(begin, comma + 1);
            if (!isWrong(ability.strip())) {
                right.append(ability);
            }
            begin = comma + 1;
        }
        return right.append(description, begin, description.length()).toString();
    }

    private static boolean isWrong(String ability) {
        for (String wrong : WRONG_WITH_WIDE) {
            if (ability.startsWith(wrong)) {
                return true;
            }
        }
        return false;
    }

    Terminal terminal() {
        return terminal;
    }

    Size size() {
        return terminal.getSize();
    }

    void println(String line) {
        try {
            terminal.writer().println(line);
            terminal.flush();
        } catch (IllegalStateException e) {
            leaveToTheEnd();
            throw e;
        }
    }

    /**
     * Asks a question and restores the terminal's settings.
     *
     * @param passing whether the drawing, from the cursor's line on, disappears with the question
     */
    <T> T asking(boolean passing, Question<T> question) {
        begin(passing);
        try {
            return question.ask();
        } catch (RuntimeException | Error e) {
            leaveToTheEnd();
            throw e;
        } finally {
            restore();
        }
    }

    /**
     * Waits for the end of the process after a signal: the failure of the question on the closed terminal is not
     * reported, because the code that ends the process reports the state of the answers.
     */
    void leaveToTheEnd() {
        while (ending) {
            LockSupport.park(this);
        }
    }

    private synchronized void begin(boolean goes) {
        asking = true;
        passing = goes;
    }

    /** A question that changes the terminal's settings. */
    interface Question<T> {
        T ask();
    }

    /**
     * Ctrl-Z: suspends the process group, as the terminal would; the question continues when the shell resumes the
     * process.
     */
    void suspend() {
        boolean before = restore();
        try {
            new ProcessBuilder(ProgramPath.SHELL, "-c", "kill -TSTP 0").start().waitFor();
        } catch (IOException e) {
            // the question stays
            terminal.writer().println(SafeText.line("cannot be suspended here: " + IoReason.words(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (before) {
            begin(passing);
        }
        terminal.raise(Signal.CONT);
    }

    /** Restores the settings; returns whether a question was open. */
    private synchronized boolean restore() {
        boolean before = asking;
        asking = false;
        if (before) {
            terminal.puts(Capability.keypad_local);
            terminal.puts(Capability.cursor_visible);
            terminal.writer().write("\033[?2004l");
            terminal.flush();
            terminal.setAttributes(found);
        }
        return before;
    }

    /** The process ends: further output begins on a new line. Safe to call from several threads, and repeatedly. */
    synchronized void end() {
        ending = true;
        if (asking && passing) {
            terminal.puts(Capability.carriage_return);
            terminal.puts(Capability.clr_eos);
        } else if (asking) {
            terminal.writer().println();
        }
        restore();
    }

    /** Passes a signal that does not end the process to JLine. */
    private void forward(Signal signal) {
        Object before = Signals.register(signal.name(), () -> terminal.raise(signal));
        undo.add(() -> Signals.unregister(signal.name(), before));
    }

    @Override
    public void close() {
        restore();
        undo.forEach(Runnable::run);
        ShutdownHooks.remove(rescue);
        terminal.flush();
    }
}
