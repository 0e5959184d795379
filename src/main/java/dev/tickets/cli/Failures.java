package dev.tickets.cli;

import dev.tickets.render.Format;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every exception into words on standard error and an exit code. */
final class Failures {
    private Failures() {}

    /** Arguments that the command line does not understand. */
    static int usage(ParameterException e, String[] args, Run run) {
        CommandLine command = e.getCommandLine();
        String help = "see '" + command.getCommandSpec().qualifiedName() + " --help'";
        List<String> suggestions = e instanceof UnmatchedArgumentException unmatched
                ? new ArrayList<>(unmatched.getSuggestions())
                : List.of();
        String hint = suggestions.isEmpty() ? help : "did you mean " + String.join(" or ", suggestions) + "? " + help;
        if (run.options().output == null && asksForJson(args)) {
            run.options().output = Format.JSON;
        }
        return report(TicketsException.usage(lowerFirst(String.valueOf(e.getMessage())), hint), run);
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
            if (next || args[i].equalsIgnoreCase("-ojson") || args[i].equalsIgnoreCase("--output=json")) {
                return true;
            }
        }
        return false;
    }

    private static String lowerFirst(String message) {
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
