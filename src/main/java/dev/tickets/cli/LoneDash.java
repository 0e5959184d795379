package dev.tickets.cli;

import dev.tickets.ticket.TicketsException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Refuses {@code -} as the value of an option that does not read standard input. */
final class LoneDash {
    /** These options read standard input, refuse the dash themselves, or search for any text. */
    private static final List<String> FREE = List.of("--file", "--attach", "--search");

    private LoneDash() {}

    /** @throws TicketsException (usage) that names the option that reads standard input */
    static void refuse(CommandSpec command, List<String> args) {
        for (String arg : args) {
            if (arg.startsWith("-") && arg.endsWith("-")) {
                check(command);
                return;
            }
        }
    }

    private static void check(CommandSpec command) {
        boolean message = command.findOption("--file") != null;
        for (OptionSpec option : command.options()) {
            // picocli counts no value of a verbatim option, and keeps that of a group elsewhere
            boolean dash = "-".equals(option.getValue())
                    || option.originalStringValues().contains("-");
            if (dash && !FREE.contains(option.longestName())) {
                throw refusal(option, message);
            }
        }
    }

    private static TicketsException refusal(OptionSpec option, boolean message) {
        String name = option.longestName();
        String hint = switch (name) {
            case "--message" -> "did you mean -F -? It reads the message from standard input";
            case "--password-file" -> "did you mean --password-stdin?";
            case "--token-file" -> "did you mean --token-stdin?";
            default ->
                message
                        ? "standard input can only be the message (-F -) or an attachment (-a NAME=-)"
                        : name + " " + option.paramLabel();
        };
        return TicketsException.usage(name + " does not read standard input: '-' is not a value", hint);
    }
}
