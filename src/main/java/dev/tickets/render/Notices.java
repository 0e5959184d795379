package dev.tickets.render;

import dev.tickets.ticket.TicketsException;
import java.io.PrintWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a run says on standard error: notices, warnings and, at most at its end, errors. */
public final class Notices {
    /** A command of ours; not within quotes, where the user's own words stand. */
    private static final Pattern COMMAND = Pattern.compile("\\\\'|'[^']*'|\\btickets (?=[a-z])");

    private final PrintWriter err;
    private final Format format;
    private final boolean quiet;
    private final int verbosity;
    private final @Nullable String profile;

    /** @param profile that the run was told to work with; null for none */
    public Notices(PrintWriter err, Format format, boolean quiet, int verbosity, @Nullable String profile) {
        this.err = err;
        this.format = format;
        this.quiet = quiet;
        this.verbosity = verbosity;
        this.profile = profile;
    }

    /** Something good to know; not with {@code -q}. */
    public void notice(String text) {
        if (!quiet) {
            err.println(SafeText.message(text));
        }
    }

    /** Something that went wrong and changes nothing of the result; also with {@code -q}. */
    public void warning(String text) {
        err.println("tickets: warning: " + SafeText.message(forProfile(text)));
    }

    /** A failure, as text or, with {@code -o json}, as an object on a line of its own. */
    public void error(TicketsException failure) {
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

    /** Commands in a hint work as they are typed: with the profile of this run. */
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
