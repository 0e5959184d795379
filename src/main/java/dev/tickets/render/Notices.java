package dev.tickets.render;

import dev.tickets.ticket.TicketsException;
import java.io.PrintWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes to standard error: notices, warnings and, at the end of a run, errors. */
public final class Notices {
    /** A command of this program, outside of quotes, which hold the user's own words. */
    private static final Pattern COMMAND = Pattern.compile("\\\\'|'[^']*'|\\btickets (?=[a-z])");

    private final PrintWriter err;
    private final Format format;
    private final boolean quiet;
    private final int verbosity;
    private final @Nullable String profile;

    /** @param profile named on the command line; null for none */
    public Notices(PrintWriter err, Format format, boolean quiet, int verbosity, @Nullable String profile) {
        this.err = err;
        this.format = format;
        this.quiet = quiet;
        this.verbosity = verbosity;
        this.profile = profile;
    }

    /** An information; not with {@code -q}. */
    public void notice(String text) {
        if (!quiet) {
            err.println(SafeText.message(text));
        }
    }

    /** A fault that does not change the result; also with {@code -q}. */
    public void warning(String text) {
        err.println("tickets: warning: " + SafeText.message(forProfile(text)));
    }

    /**
     * A failure, as text or, with {@code -o json}, as an object on its own line. With {@code -q} a message that only
     * waits for the portal is no news: the outbox sends it, and the exit code tells a script.
     */
    public void error(TicketsException failure) {
        if (quiet && format != Format.JSON && failure.isWaitingForPortal()) {
            return;
        }
        String hint = failure.hint() == null ? null : forProfile(failure.hint());
        if (format == Format.JSON) {
            err.print(ErrorDocument.of(failure.withHint(hint)).json());
        } else {
            err.println("tickets: " + SafeText.message(failure.getMessage()));
            if (hint != null) {
                err.println("hint: " + SafeText.message(hint));
            }
        }
        if (verbosity >= 2) {
            err.print(StackTrace.of(failure));
        }
        err.flush();
    }

    /** Adds the profile of this run to the commands of a hint. */
    private String forProfile(String hint) {
        if (profile == null || hint.contains(" -p ")) {
            return hint;
        }
        String command = "tickets -p " + profile + " ";
        return COMMAND.matcher(hint)
                .replaceAll(match ->
                        Matcher.quoteReplacement(match.group().startsWith("tickets ") ? command : match.group()));
    }
}
