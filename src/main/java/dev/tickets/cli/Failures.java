package dev.tickets.cli;

import dev.tickets.render.Format;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every exception into words on standard error and an exit code. */
final class Failures {
    private static final List<String> JSON = List.of("-ojson", "-o=json", "--output=json");

    private Failures() {}

    /** Arguments that the command line does not understand. */
    static int usage(ParameterException e, String[] args, Run run) {
        CommandLine command = e.getCommandLine();
        String help = "see '" + command.getCommandSpec().qualifiedName() + " --help'";
        if (e instanceof MissingParameterException missing
                && missing.getMissing().get(0).isPositional()
                && attaches(args)) {
            help = "a ticket's number goes before -a; " + help;
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
        String message = slip == null ? plain(String.valueOf(e.getMessage())) : "there is no command '" + slip + "'";
        return report(TicketsException.usage(message, hint), run);
    }

    /** The word that stands where a command should, if that is what is wrong. */
    private static @Nullable String mistypedCommand(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)
                || e.getCommandLine().getParent() != null
                || unmatched.getUnmatched().isEmpty()) {
            return null;
        }
        String word = unmatched.getUnmatched().get(0);
        return word.startsWith("-") ? null : word;
    }

    /** Whatever a command threw. */
    static int report(Exception e, Run run) {
        TicketsException failure = e instanceof TicketsException known
                ? known
                : new TicketsException(
                        ErrorCode.UNEXPECTED,
                        "unexpected: " + e,
                        run.options().verbosity() >= 2 ? null : "the same command with -vv shows more",
                        e);
        format(run).error(failure);
        return failure.exitCode().value();
    }

    private static Notices format(Run run) {
        try {
            return run.notices();
        } catch (TicketsException wrongVariable) {
            run.options().output = Format.TABLE;
            return run.notices();
        }
    }

    /** Where parsing failed, the option may not have been reached. */
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

    /** Whether there is a {@code -a}: it takes all that stands behind it, also what was meant for the command. */
    private static boolean attaches(String[] args) {
        for (String arg : args) {
            if (arg.startsWith("-a") || arg.startsWith("--attach")) {
                return true;
            }
        }
        return false;
    }

    /** The words of picocli as ours begin: without {@code Error:}, in lower case. */
    private static String plain(String message) {
        String words = message.startsWith("Error: ") ? message.substring("Error: ".length()) : message;
        return words.isEmpty() ? words : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
