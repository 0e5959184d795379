package dev.tickets.cli;

import dev.tickets.config.AnotherUsersHome;
import dev.tickets.config.Durations;
import dev.tickets.config.Folders;
import dev.tickets.portal.http.Deadline;
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
import dev.tickets.ticket.Progress;
import dev.tickets.ticket.TicketsException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One run of the program: its options, its place in the system, and how it prints and asks. Closed at the end. */
public final class Run implements AutoCloseable {
    /** No run takes longer; a clock in nanoseconds would overflow. */
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

    /** Prints a piece of the result. */
    void print(String result) {
        streams.out().print(result);
    }

    /** Prints a long piece of the result, through the pager where a person reads it on a terminal. */
    void page(String result) {
        Terminal terminal = context.terminal();
        if (!terminal.output() || !canAsk()) {
            print(result);
            return;
        }
        flush();
        // the pager gets the text without the streams, which would make it harmless
        String safe = SafeText.output(result, style().on());
        new Pager(terminal.foreground(), context.folder(), context.environment()).show(safe, this::print, this::notice);
    }

    /** Writes out what was printed so far. */
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

    /** From here on it is certain that the portal has this ticket, or a new message in it. */
    void confirmed(String what) {
        confirmed = what;
    }

    /** What the portal has for certain: {@code #123456 is there}; null while nothing is. */
    @Nullable
    String confirmed() {
        return confirmed;
    }

    /** @throws TicketsException (usage) when {@code TICKETS_OUTPUT} is no format */
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
        throw TicketsException.usage("TICKETS_OUTPUT is '" + wanted + "'", "it must be table, json or tsv");
    }

    /** Whether results are laid out for a person, not for a script. */
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

    /** By the option, else on a terminal that can show styles, unless {@code NO_COLOR} is set. */
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

    /** How long the whole run may take; null for no limit. */
    @Nullable
    Duration timeout() {
        String wanted = options.timeout == null ? variable("TICKETS_TIMEOUT") : options.timeout;
        if (wanted == null) {
            return null;
        }
        Duration limit = Durations.parse(wanted);
        return limit.compareTo(LONGEST) < 0 ? limit : LONGEST;
    }

    /** When the whole run must be over; the clock starts with the first question. */
    Deadline deadline() {
        if (deadline == null) {
            deadline = Deadline.in(timeout());
        }
        return deadline;
    }

    /** Where files are looked for. A command that keeps files asks for {@link #ownFolders}. */
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
     * Where files are kept.
     *
     * @throws TicketsException (usage) when root would keep them in the home of another user
     */
    Folders ownFolders() {
        Folders own = folders();
        AnotherUsersHome foreign = anotherUsers;
        if (foreign != null) {
            throw foreign.refusal();
        }
        return own;
    }

    /** Whether files that only make the next run faster can be kept. */
    boolean keepsCache() {
        folders();
        return anotherUsers == null;
    }

    /** Which files that decide something may be used. */
    TrustedFiles trust() {
        return trust;
    }

    /** Once set, no log shows what a message says. */
    AtomicBoolean secret() {
        return secret;
    }

    /** What asks the person at the terminal; only where a person {@link #canAsk may be asked}. */
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

    /** The process ends, perhaps during a question. */
    void endPrompts() {
        Prompts open = prompts;
        if (open != null) {
            open.end();
        }
    }

    /** Whether the person says yes. */
    boolean confirms(String question) {
        return prompts == null ? context.terminal().confirms(question) : prompts.confirm(question, false);
    }

    /** How long work is shown: a bar on a terminal, else lines for {@code -v}. */
    Progress.Display progress() {
        if (context.terminal().error() && !options.quiet) {
            return new ProgressBars(streams.screen(), System::nanoTime);
        }
        return options.verbosity() > 0
                ? new ProgressLines(streams.err()::println, System::nanoTime)
                : Progress.Display.NONE;
    }

    /** The value of that environment variable; null where it is empty or not set. */
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
