package dev.tickets.cli;

import dev.tickets.render.ErrorDocument;
import dev.tickets.render.Format;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.TicketsException;
import java.io.PrintWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a run says on standard error: notices, warnings and, at most at its end, errors. */
final class Notices {
    /** A command of ours; not within quotes, for what stands there the user said. */
    private static final Pattern COMMAND = Pattern.compile("\\\\'|'[^']*'|\\btickets (?=[a-z])");

    private final PrintWriter err;
    private final TicketsCommand options;
    private final Format format;

    Notices(PrintWriter err, TicketsCommand options, Format format) {
        this.err = err;
        this.options = options;
        this.format = format;
    }

    /** Something good to know; not with {@code -q}. */
    void notice(String text) {
        if (!options.quiet) {
            err.println(SafeText.message(text));
        }
    }

    /** Something that went wrong and changes nothing of the result; also with {@code -q}. */
    void warning(String text) {
        err.println("tickets: warning: " + SafeText.message(forProfile(text)));
    }

    /** A failure, as text or, with {@code -o json}, as an object on a line of its own. */
    void error(TicketsException failure) {
        String hint = failure.hint() == null ? null : forProfile(failure.hint());
        if (format == Format.JSON) {
            err.print(ErrorDocument.of(failure.withHint(hint)).json());
        } else {
            err.println("tickets: " + SafeText.message(failure.getMessage()));
            if (hint != null) {
                err.println("hint: " + SafeText.message(hint));
            }
        }
        if (options.verbosity() >= 2) {
            err.print(StackTrace.of(failure));
        }
        err.flush();
    }

    /** Commands in a hint work as they are typed: with the profile of this run. */
    private String forProfile(String hint) {
        if (options.profile == null || hint.contains(" -p ")) {
            return hint;
        }
        String command = "tickets -p " + options.profile + " ";
        return COMMAND.matcher(hint)
                .replaceAll(match ->
                        Matcher.quoteReplacement(match.group().startsWith("tickets ") ? command : match.group()));
    }
}
