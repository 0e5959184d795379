package dev.tickets.cli;

import dev.tickets.config.AnotherUsersHome;
import dev.tickets.config.Durations;
import dev.tickets.config.Folders;
import dev.tickets.portal.http.Deadline;
import dev.tickets.render.Fields;
import dev.tickets.render.Format;
import dev.tickets.render.Notices;
import dev.tickets.render.Output;
import dev.tickets.render.PassingLine;
import dev.tickets.render.SafeText;
import dev.tickets.render.Style;
import dev.tickets.state.AtExit;
import dev.tickets.state.TrustedFiles;
import dev.tickets.terminal.Pager;
import dev.tickets.terminal.ProgressBars;
import dev.tickets.terminal.ProgressLines;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.PromptsFactory;
import dev.tickets.terminal.PromptsOpening;
import dev.tickets.terminal.Terminal;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.Progress;
import dev.tickets.ticket.TicketsException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One run of the program: its options, its system, printing and asking. Closed at the end. */
public final class Run implements AutoCloseable {
    /** The upper limit, because a clock in nanoseconds would overflow. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final ProcessContext context;
    private final Streams streams;
    private final TicketsCommand options;
    private final TrustedFiles trust = new TrustedFiles();
    private final AtomicBoolean secret = new AtomicBoolean();
    private final Rescue rescue = new Rescue();
    private @Nullable Folders folders;
    private @Nullable AnotherUsersHome anotherUsers;
    private @Nullable Deadline deadline;
    private @Nullable PromptsOpening prompts;
    private @Nullable AtExit erasing;
    private volatile @Nullable String confirmed;

    public Run(ProcessContext context, Streams streams, TicketsCommand options) {
        this.context = context;
        this.streams = streams;
        this.options = options;
    }

    public ProcessContext context() {
        return context;
    }

    public TicketsCommand options() {
        return options;
    }

    PrintWriter err() {
        return streams.err();
    }

    /** Prints a part of the result. */
    void print(String result) {
        streams.out().print(result);
    }

    /** Prints that a change is done, for a person; with {@code -q} the exit code says the same. */
    void report(String change) {
        if (!options.quiet) {
            print(change);
        }
    }

    /** The fields, checked against the requested output. */
    <F extends Fields<?>> F checked(F fields) {
        fields.check(output());
        return fields;
    }

    /** Prints a list, or the notice if the list is empty; returns the exit code. */
    <T> int list(Fields<T> fields, List<T> rows, String none) {
        print(fields.list(output(), rows));
        if (rows.isEmpty()) {
            notice(none);
        }
        return ExitCode.OK.value();
    }

    /** Prints a long part of the result, on a terminal through the pager. */
    void page(String result) {
        Terminal terminal = context.terminal();
        if (!terminal.output() || !canAsk()) {
            print(result);
            return;
        }
        flush();
        // the pager bypasses the streams, which make text harmless
        String safe = SafeText.output(result, style().on());
        new Pager(terminal.foreground(), context.folder(), context.environment()).show(safe, this::print, this::notice);
    }

    void flush() {
        streams.flush();
    }

    Notices notices() {
        return new Notices(streams.err(), format(), options.quiet, options.verbosity(), options.profile);
    }

    void notice(String text) {
        notices().notice(text);
    }

    public void warning(String text) {
        notices().warning(text);
    }

    /** The work to do before a time limit ends the run. */
    Rescue rescue() {
        return rescue;
    }

    /** Records that the portal has this ticket, or a new message in it. */
    void confirmed(String what) {
        confirmed = what;
    }

    /** The confirmed tickets: {@code #123456 is confirmed}; null before that. */
    @Nullable
    String confirmed() {
        return confirmed;
    }

    /** @throws TicketsException (usage) when {@code TICKETS_OUTPUT} is not a format */
    Format format() {
        if (options.output != null) {
            return options.output;
        }
        String wanted = variable("TICKETS_OUTPUT");
        if (wanted == null) {
            return Format.TABLE;
        }
        for (Format format : Format.values()) {
            if (format.toString().equals(wanted.toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw TicketsException.usage(
                "TICKETS_OUTPUT has an unknown value: '" + wanted + "'", "set TICKETS_OUTPUT to table, json or tsv");
    }

    /** Whether results are formatted for a person, not for a script. */
    boolean isForPerson() {
        return format() == Format.TABLE && options.fields == null;
    }

    Output output() {
        return Output.of(format(), options.fields, options.header);
    }

    /** The style of results. */
    public Style style() {
        boolean colored = isStyled(context.terminal().output());
        if (colored) {
            streams.allowStyles();
        }
        return new Style(colored);
    }

    /** The style of standard error. */
    Style errorStyle() {
        boolean colored = isStyled(context.terminal().error());
        if (colored) {
            streams.allowStyles();
        }
        return new Style(colored);
    }

    /** Whether the option or, without it, the terminal and {@code NO_COLOR} allow styles. */
    private boolean isStyled(boolean terminal) {
        TicketsCommand.Color color = options.color == null ? TicketsCommand.Color.AUTO : options.color;
        if (color != TicketsCommand.Color.AUTO) {
            return color == TicketsCommand.Color.ALWAYS;
        }
        return terminal && Style.isWelcome(context.environment());
    }

    /** Whether a person may be asked. */
    boolean canAsk() {
        return !options.noInput && context.terminal().canAsk();
    }

    /** The time limit of the run; null for none. */
    @Nullable
    Duration timeout() {
        String wanted = options.timeout == null ? variable("TICKETS_TIMEOUT") : options.timeout;
        if (wanted == null) {
            return null;
        }
        Duration limit = Durations.parse(wanted);
        return limit.compareTo(LONGEST) < 0 ? limit : LONGEST;
    }

    /** The end of the time limit, which starts with the first call. */
    Deadline deadline() {
        if (deadline == null) {
            deadline = Deadline.in(timeout());
        }
        return deadline;
    }

    /** The folders for reading files. A command that writes files uses {@link #ownFolders}. */
    Folders folders() {
        return folders == null ? findFolders() : folders;
    }

    private Folders findFolders() {
        AnotherUsersHome foreign = AnotherUsersHome.find(context.environment());
        Folders usable = foreign == null ? Folders.of(context.environment()) : AnotherUsersHome.nowhere();
        anotherUsers = foreign;
        folders = usable;
        if (foreign != null) {
            notice(foreign.warning());
        }
        return usable;
    }

    /**
     * The folders for writing files.
     *
     * @throws TicketsException (usage) when root would write files in another user's home
     */
    Folders ownFolders() {
        Folders own = folders();
        AnotherUsersHome foreign = anotherUsers;
        if (foreign != null) {
            throw foreign.refusal();
        }
        return own;
    }

    /** Whether cache files can be written. */
    boolean keepsCache() {
        folders();
        return anotherUsers == null;
    }

    /** The check of files that decide something. */
    TrustedFiles trust() {
        return trust;
    }

    /** Once set, logs hide the text of messages. */
    AtomicBoolean secret() {
        return secret;
    }

    /** The questions at the terminal; only if a person {@link #canAsk may be asked}. */
    Prompts prompts() {
        return opening().prompts();
    }

    private PromptsOpening opening() {
        if (prompts == null) {
            prompts = PromptsFactory.opening(
                    context.environment(),
                    context.in(),
                    streams.err(),
                    isStyled(context.terminal().error()),
                    context.terminal()::askHidden);
        }
        return prompts;
    }

    /** Whether the person says yes. To leave the question is to say no. */
    boolean agrees(String question, boolean preset) {
        try {
            return prompts().confirm(question, preset);
        } catch (Prompts.Left e) {
            return false;
        }
    }

    /** Opens the terminal while the command prepares its first question. */
    public void expectQuestion() {
        if (canAsk()) {
            opening().begin();
        }
    }

    /** Ends an open question at the end of the process. */
    void endPrompts() {
        Prompts open = asked();
        if (open != null) {
            open.end();
        }
    }

    private @Nullable Prompts asked() {
        PromptsOpening opened = prompts;
        return opened == null ? null : opened.asked();
    }

    /** @param preset the answer of Enter alone */
    boolean confirms(String question, boolean preset) {
        Prompts open = asked();
        return open == null ? context.terminal().confirms(question, preset) : open.confirm(question, preset);
    }

    /** The line that says what the program waits for; null without a terminal, and with {@code -q}. */
    @Nullable
    PassingLine passingLine() {
        if (!context.terminal().error() || options.quiet) {
            return null;
        }
        PassingLine line = streams.passingLine(context.terminal().output());
        if (erasing == null) {
            erasing = AtExit.run("tickets-passing-line", line::end);
        }
        return line;
    }

    /** The display of progress: a bar on a terminal, else lines for {@code -v}. */
    Progress.Display progress() {
        PassingLine line = passingLine();
        if (line != null) {
            return new ProgressBars(line, context.terminal()::width, System::nanoTime);
        }
        return options.verbosity() > 0
                ? new ProgressLines(streams.err()::println, System::nanoTime)
                : Progress.Display.NONE;
    }

    /** The value of the environment variable; null if empty or unset. */
    @Nullable
    String variable(String name) {
        String value = context.environment().get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    @Override
    public void close() {
        if (prompts != null) {
            prompts.close();
        }
        if (erasing != null) {
            erasing.cancel();
        }
    }
}
