package dev.tickets.cli;

import dev.tickets.config.AnotherUsersHome;
import dev.tickets.config.Durations;
import dev.tickets.config.Folders;
import dev.tickets.portal.http.Deadline;
import dev.tickets.render.Fields;
import dev.tickets.render.Format;
import dev.tickets.render.Notices;
import dev.tickets.render.Output;
import dev.tickets.render.SafeText;
import dev.tickets.render.Style;
import dev.tickets.state.TrustedFiles;
import dev.tickets.terminal.Pager;
import dev.tickets.terminal.ProgressBars;
import dev.tickets.terminal.ProgressLines;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.PromptsFactory;
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
    private @Nullable Folders folders;
    private @Nullable AnotherUsersHome anotherUsers;
    private @Nullable Deadline deadline;
    private @Nullable Prompts prompts;
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

    /** Whether the option or, without it, the terminal and {@code NO_COLOR} allow styles. */
    private boolean isStyled(boolean terminal) {
        TicketsCommand.Color color = options.color == null ? TicketsCommand.Color.AUTO : options.color;
        if (color != TicketsCommand.Color.AUTO) {
            return color == TicketsCommand.Color.ALWAYS;
        }
        String term = context.environment().get("TERM");
        return terminal && variable("NO_COLOR") == null && term != null && !term.equals("dumb");
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
        Folders known = folders;
        return known == null ? findFolders() : known;
    }

    private Folders findFolders() {
        Folders named = Folders.of(context.environment());
        AnotherUsersHome foreign = AnotherUsersHome.find(context.environment());
        Folders usable = foreign == null ? named : AnotherUsersHome.nowhere();
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
        if (prompts == null) {
            prompts = PromptsFactory.open(
                    context.environment(),
                    context.in(),
                    streams.err(),
                    isStyled(context.terminal().error()));
        }
        return prompts;
    }

    /** Ends an open question at the end of the process. */
    void endPrompts() {
        Prompts open = prompts;
        if (open != null) {
            open.end();
        }
    }

    boolean confirms(String question) {
        return prompts == null ? context.terminal().confirms(question) : prompts.confirm(question, false);
    }

    /** The display of progress: a bar on a terminal, else lines for {@code -v}. */
    Progress.Display progress() {
        if (context.terminal().error() && !options.quiet) {
            return new ProgressBars(streams.screen(), System::nanoTime);
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
    }
}
