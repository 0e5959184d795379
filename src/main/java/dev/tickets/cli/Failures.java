package dev.tickets.cli;

import dev.tickets.render.Format;
import dev.tickets.render.Notices;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every exception into a message on standard error and an exit code. */
public final class Failures {
    private static final List<String> JSON = List.of("-ojson", "-o=json", "--output=json");

    private Failures() {}

    /** Reports wrong arguments. */
    static int usage(ParameterException e, String[] args, Run run) {
        CommandLine command = e.getCommandLine();
        String help = "see '" + command.getCommandSpec().qualifiedName() + " --help'";
        if (e instanceof MissingParameterException missing
                && missing.getMissing().get(0).isPositional()
                && attaches(args)) {
            help = "put the ticket's number before -a; " + help;
        }
        List<String> suggestions = e instanceof UnmatchedArgumentException unmatched
                ? new ArrayList<>(unmatched.getSuggestions())
                : List.of();
        String hint = suggestions.isEmpty() ? help : "did you mean " + String.join(" or ", suggestions) + "? " + help;
        String slip = mistypedCommand(e);
        if (slip != null) {
            hint = "did you mean " + NameSearch.nearest(slip, CommandNames.ALL).get(0) + "? " + help;
        }
        if (run.options().output == null && asksForJson(args)) {
            run.options().output = Format.JSON;
        }
        String message = slip == null ? plain(String.valueOf(e.getMessage())) : "unknown command '" + slip + "'";
        return report(TicketsException.usage(message, hint), run);
    }

    /** The word in place of a command, if that is the error. */
    private static @Nullable String mistypedCommand(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)
                || e.getCommandLine().getParent() != null
                || unmatched.getUnmatched().isEmpty()) {
            return null;
        }
        String word = unmatched.getUnmatched().get(0);
        return word.startsWith("-") ? null : word;
    }

    /** Reports any exception of a command, including errors of the virtual machine. */
    public static int report(Throwable thrown, Run run) {
        Throwable e = thrown instanceof ExecutionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        TicketsException failure = Unexpected.failure(e);
        if (!(e instanceof TicketsException) && run.options().verbosity() < 2) {
            failure = failure.withHint(also(failure.hint(), "repeat the command with -vv for details"));
        }
        return ended(failure, run);
    }

    /**
     * Reports that the result could not be written.
     *
     * @param exitCode of the run so far
     */
    public static int unwritten(IOException e, int exitCode, Run run) {
        int ours = ended(IoReason.failure(ErrorCode.UNEXPECTED, "cannot write the result", null, e), run);
        return exitCode == ExitCode.OK.value() ? ours : exitCode;
    }

    /** Reports the failure; after a confirmed message it names that message, so that scripts do not send it again. */
    private static int ended(TicketsException failure, Run run) {
        String there = run.confirmed();
        TicketsException said = failure;
        if (there != null && !failure.getMessage().contains(there)) {
            said = new TicketsException(
                    ErrorCode.INCOMPLETE,
                    there + ", but: " + failure.getMessage(),
                    also("do not send the message again", failure.hint()),
                    failure);
        }
        format(run).error(said);
        return said.exitCode().value();
    }

    private static @Nullable String also(@Nullable String hint, @Nullable String other) {
        return hint == null ? other : other == null ? hint : hint + "; " + other;
    }

    private static Notices format(Run run) {
        try {
            return run.notices();
        } catch (TicketsException wrongVariable) {
            run.options().output = Format.TABLE;
            return run.notices();
        }
    }

    /** Searches the arguments, because after an error the option may not have been parsed. */
    private static boolean asksForJson(String[] args) {
        for (int i = 0; i < args.length; i++) {
            boolean next = (args[i].equals("-o") || args[i].equals("--output"))
                    && i + 1 < args.length
                    && args[i + 1].equalsIgnoreCase("json");
            if (next || JSON.contains(args[i].toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code -a} is used, which takes all words after it, even the command's own argument. */
    private static boolean attaches(String[] args) {
        for (String arg : args) {
            if (arg.startsWith("-a") || arg.startsWith("--attach")) {
                return true;
            }
        }
        return false;
    }

    /** picocli's message in this program's style: without {@code Error:}, in lower case. */
    private static String plain(String message) {
        String words = message.startsWith("Error: ") ? message.substring("Error: ".length()) : message;
        return words.isEmpty() ? words : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
