package dev.tickets.cli;

import dev.tickets.render.ErrorDocument;
import dev.tickets.render.Format;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.TicketsException;
import java.io.PrintWriter;
import java.util.regex.Pattern;

/** What a run says on standard error: notices, warnings and, at most at its end, errors. */
final class Notices {
    private static final Pattern COMMAND = Pattern.compile("\\btickets (?=[a-z])(?!process)");

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
            err.println(SafeText.block(text));
        }
    }

    /** A failure, as text or, with {@code -o json}, as an object on a line of its own. */
    void error(TicketsException failure) {
        if (format == Format.JSON) {
            err.print(ErrorDocument.of(failure).json());
        } else {
            err.println("tickets: " + SafeText.block(failure.getMessage()));
            if (failure.hint() != null) {
                err.println("hint: " + SafeText.block(forProfile(failure.hint())));
            }
        }
        if (options.verbosity() >= 2) {
            failure.printStackTrace(err);
        }
        err.flush();
    }

    /** Commands in a hint work as they are typed: with the profile of this run. */
    private String forProfile(String hint) {
        return options.profile == null || hint.contains(" -p ")
                ? hint
                : COMMAND.matcher(hint).replaceAll("tickets -p " + options.profile + " ");
    }
}
