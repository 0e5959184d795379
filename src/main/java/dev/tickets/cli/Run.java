package dev.tickets.cli;

import dev.tickets.compose.Editor;
import dev.tickets.config.Credentials;
import dev.tickets.config.Durations;
import dev.tickets.config.Folders;
import dev.tickets.config.Profile;
import dev.tickets.config.SecretReader;
import dev.tickets.filing.TicketWatcher;
import dev.tickets.portal.Portal;
import dev.tickets.portal.http.Deadline;
import dev.tickets.render.Format;
import dev.tickets.render.Output;
import dev.tickets.render.SafeText;
import dev.tickets.render.Style;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.logins.CredentialStore;
import dev.tickets.terminal.Browser;
import dev.tickets.terminal.Pager;
import dev.tickets.terminal.ProgressBars;
import dev.tickets.terminal.ProgressLines;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.PromptsFactory;
import dev.tickets.terminal.Terminal;
import dev.tickets.ticket.Progress;
import dev.tickets.ticket.TicketNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of the program: what its options mean, and the services that its command needs, each made when it is first
 * asked for. Closed at the end of the run.
 */
public final class Run implements AutoCloseable {
    /** No run takes longer; a clock in nanoseconds would overflow. */
    private static final Duration LONGEST = Duration.ofDays(365);

    /** How long a password manager may ask its user. */
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(1);

    private final ProcessContext surroundings;
    private final Streams streams;
    private final TicketsCommand options;
    private final RunProfiles profiles = new RunProfiles(this);
    private final RunFolders places = new RunFolders(this);
    private final PortalNames names = new PortalNames(this);
    private @Nullable Deadline deadline;
    private final TrustedFiles trust = new TrustedFiles();
    private @Nullable CredentialStore store;
    private @Nullable Connections connections;
    private @Nullable Portal portal;
    private @Nullable Mailroom mailroom;
    private @Nullable Prompts prompts;
    private @Nullable EncryptionPolicy encrypting;
    private boolean secret;
    private volatile @Nullable String confirmed;

    public Run(ProcessContext surroundings, Streams streams, TicketsCommand options) {
        this.surroundings = surroundings;
        this.streams = streams;
        this.options = options;
    }

    public ProcessContext surroundings() {
        return surroundings;
    }

    public TicketsCommand options() {
        return options;
    }

    /** Prints a piece of the result. */
    void print(String result) {
        streams.out().print(result);
    }

    /** Prints a long piece of the result, through the pager where somebody reads it on a terminal. */
    void page(String result) {
        Terminal terminal = surroundings.terminal();
        if (!terminal.output() || !canAsk()) {
            print(result);
            return;
        }
        flush();
        // the pager is handed the text past the streams, which would make it harmless
        String safe = SafeText.output(result, style().on());
        new Pager(terminal.foreground(), surroundings.folder(), surroundings.environment())
                .show(safe, this::print, this::notice);
    }

    Browser browser() {
        return new Browser(
                surroundings.terminal().foreground(), surroundings.folder(), surroundings.environment(), canAsk());
    }

    /** Hands over what was printed so far, for a command that does not end soon. */
    void flush() {
        streams.flush();
    }

    Notices notices() {
        return new Notices(streams.err(), options, format());
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

    Format format() {
        return Appearance.format(options, surroundings);
    }

    Output output() {
        return Output.of(format(), options.fields, options.header);
    }

    Style style() {
        boolean colored = Appearance.isColored(options, surroundings);
        if (colored) {
            streams.allowStyles();
        }
        return new Style(colored);
    }

    /** Whether somebody may be asked. */
    boolean canAsk() {
        return !options.noInput && surroundings.terminal().canAsk();
    }

    /** How long the whole run may take; null for as long as it needs. */
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

    Folders folders() {
        return places.named();
    }

    /** Where this run may keep files. */
    RunFolders places() {
        return places;
    }

    /** Which files that decide something may be used. */
    TrustedFiles trust() {
        return trust;
    }

    CredentialStore store() {
        if (store == null) {
            store = new CredentialStore(folders().state().resolve("credentials"), surroundings.sleeper(), trust);
        }
        return store;
    }

    /** Which profile this run works with. */
    RunProfiles profiles() {
        return profiles;
    }

    /** What portals call their departments and services. */
    PortalNames names() {
        return names;
    }

    SecretReader secrets() {
        Duration run = timeout();
        return new SecretReader(
                surroundings.environment(),
                run != null && run.compareTo(COMMAND_LIMIT) < 0 ? run : COMMAND_LIMIT,
                trust);
    }

    Credentials credentials() {
        return new Credentials(surroundings.environment(), secrets());
    }

    Connections connections() {
        if (connections == null) {
            connections = new Connections(this, streams.err());
        }
        return connections;
    }

    /** The profile in force; for the sandbox, its portal is running from here on. */
    Profile profile() {
        return profiles.profile();
    }

    /** The portal of the profile in force. */
    Portal portal() {
        if (portal == null) {
            portal = connections().portal(profile());
        }
        return portal;
    }

    /** What packs, keeps and sends messages. */
    Mailroom mailroom() {
        if (mailroom == null) {
            mailroom = new Mailroom(this);
        }
        return mailroom;
    }

    /** What encrypts messages. */
    EncryptionPolicy encrypting() {
        if (encrypting == null) {
            encrypting = new EncryptionPolicy(this);
        }
        return encrypting;
    }

    /** From here on no log shows what a message says. */
    void keepSecret() {
        secret = true;
    }

    boolean isSecret() {
        return secret;
    }

    /** For something to happen to a ticket. */
    TicketWatcher waiting() {
        return new TicketWatcher(
                portal(), surroundings.sleeper(), surroundings.jitter(), System::nanoTime, this::notice);
    }

    /** What asks the person at the terminal; only where somebody {@link #canAsk may be asked}. */
    Prompts prompts() {
        if (prompts == null) {
            prompts = PromptsFactory.open(
                    surroundings.environment(),
                    surroundings.in(),
                    streams.err(),
                    Appearance.areQuestionsStyled(options, surroundings));
        }
        return prompts;
    }

    /** The process ends while something may be being asked. */
    void endPrompts() {
        Prompts open = prompts;
        if (open != null) {
            open.end();
        }
    }

    /** Whether the person says yes. */
    boolean confirms(String question) {
        return prompts == null ? surroundings.terminal().confirms(question) : prompts.confirm(question, false);
    }

    /** The user's editor, for that file. */
    Editor editor(Path file) {
        return new Editor(
                surroundings.terminal().foreground(),
                surroundings.folder(),
                surroundings.environment(),
                profile().attachments(),
                file);
    }

    /** How long work is shown: a bar on a terminal, else lines for {@code -v}. */
    Progress.Display progress() {
        if (surroundings.terminal().error() && !options.quiet) {
            return new ProgressBars(streams.screen(), System::nanoTime);
        }
        return options.verbosity() > 0
                ? new ProgressLines(streams.err()::println, System::nanoTime)
                : Progress.Display.NONE;
    }

    /** All of the words as the ticket numbers that they are. */
    List<TicketNumber> numbers(List<String> words) {
        return words.stream()
                .map(word -> TicketArgument.parse(word, this::portal))
                .toList();
    }

    /** That variable of the environment, where it says something. */
    @Nullable
    String variable(String name) {
        String value = surroundings.environment().get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    @Override
    public void close() {
        if (prompts != null) {
            prompts.close();
        }
        if (mailroom != null) {
            mailroom.close();
        }
        if (portal != null) {
            portal.close();
        }
        if (connections != null) {
            connections.close();
        }
    }
}
