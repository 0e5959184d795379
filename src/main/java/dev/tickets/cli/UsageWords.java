package dev.tickets.cli;

import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The words for arguments that cannot be understood: a sentence with the option's name, and an example that works. */
final class UsageWords {
    private UsageWords() {}

    static TicketsException of(ParameterException e, String... args) {
        CommandLine command = e.getCommandLine();
        String help = help(command);
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(command, unmatched.getUnmatched());
        }
        if (e instanceof MissingParameterException missing) {
            return missing(command, missing.getMissing().get(0), args);
        }
        if (e instanceof OverwrittenOptionException twice) {
            String name = name(twice.getOverwritten());
            return TicketsException.usage(name + " is given twice", "give " + name + " once");
        }
        ArgSpec argument = e.getArgSpec();
        return argument == null
                ? TicketsException.usage(plain(String.valueOf(e.getMessage())), help)
                : unfit(argument, e.getValue(), help);
    }

    private static String help(CommandLine command) {
        return "see '" + command.getCommandSpec().qualifiedName() + " --help'";
    }

    /** The arguments that no option or parameter takes. */
    private static TicketsException unknown(CommandLine command, List<String> words) {
        String word = words.get(0);
        if (word.startsWith("-") && word.length() > 1) {
            return unknownOption(command, word);
        }
        if (!command.getSubcommands().isEmpty()) {
            return unknownCommand(command, words);
        }
        CommandSpec spec = command.getCommandSpec();
        String hint = word.equals("help")
                ? "tickets help " + spec.name()
                : "put a value of several words in quotes; " + help(command);
        return TicketsException.usage("unexpected word: '" + word + "'", hint);
    }

    /** The word in place of a command, and the words after it. */
    static TicketsException unknownCommand(CommandLine parent, List<String> words) {
        String word = words.get(0);
        CommandSpec spec = parent.getCommandSpec();
        boolean root = parent.getParent() == null;
        String name = root ? word : spec.name() + " " + word;
        String foreign = root ? ForeignWords.command(word, words.size() > 1 ? words.get(1) : null) : null;
        List<String> near =
                NameSearch.near(word, new ArrayList<>(parent.getSubcommands().keySet()));
        return TicketsException.usage("unknown command '" + name + "'", hint(foreign, near, help(parent)));
    }

    private static TicketsException unknownOption(CommandLine command, String word) {
        int value = word.indexOf('=');
        String option = value < 0 ? word : word.substring(0, value);
        CommandSpec spec = command.getCommandSpec();
        List<String> near = new ArrayList<>();
        if (option.startsWith("--")) {
            List<String> names = new ArrayList<>();
            for (String name : spec.optionsMap().keySet()) {
                if (name.startsWith("--")) {
                    names.add(name.substring(2));
                }
            }
            NameSearch.near(option.substring(2), names).forEach(name -> near.add("--" + name));
        }
        return TicketsException.usage(
                "unknown option: '" + word + "'", hint(ForeignWords.option(spec.name(), option), near, help(command)));
    }

    private static String hint(@Nullable String foreign, List<String> near, String help) {
        if (foreign != null) {
            return foreign;
        }
        return near.isEmpty() ? help : "did you mean " + String.join(" or ", near) + "? " + help;
    }

    private static TicketsException missing(CommandLine command, ArgSpec argument, String... args) {
        String help = help(command);
        if (argument.isPositional()) {
            String usage = command.getCommandSpec().qualifiedName() + " " + argument.paramLabel();
            return TicketsException.usage(
                    argument.paramLabel() + " is missing",
                    attaches(args) ? "put the ticket's number before -a; " + help : usage + "; " + help);
        }
        String name = name(argument);
        return TicketsException.usage(name + " needs a value", example(name, argument));
    }

    /** A value that the option does not take. */
    private static TicketsException unfit(ArgSpec argument, @Nullable String value, String help) {
        Class<?> type = argument.type();
        String name = name(argument);
        String not = ", not '" + value + "'";
        if (type.isEnum()) {
            List<String> words = new ArrayList<>();
            for (Object constant : type.getEnumConstants()) {
                words.add(constant.toString());
            }
            return TicketsException.usage(name + " takes " + String.join(", ", words) + not, example(name, argument));
        }
        if (type == int.class || type == Integer.class) {
            return TicketsException.usage(name + " takes a number" + not, example(name, argument));
        }
        return TicketsException.usage(name + " takes no value" + not, help);
    }

    private static String example(String name, ArgSpec argument) {
        return "for example: " + (argument.isOption() ? name + " " : "") + example(argument);
    }

    private static String example(ArgSpec argument) {
        if (argument.type().isEnum()) {
            return argument.type().getEnumConstants()[0].toString();
        }
        return switch (argument.paramLabel()) {
            case "N", "K" -> "10";
            case "PORT" -> String.valueOf(Connections.SANDBOX_PORT);
            case "DURATION" -> "30m";
            case "TIME" -> "7d";
            case "STATUS" -> "open";
            case "DEPARTMENT", "DEPT", "SERVICE" -> "VPS";
            case "SUBJECT" -> "\"Disk full\"";
            case "TEXT" -> "\"two words\"";
            case "FILE", "KEYFILE" -> "FILE";
            case "ADDRESSES" -> "ann@example.net,bob@example.net";
            case "FIELDS" -> "number,subject";
            case "URL" -> "https://portal.example.net";
            default -> argument.paramLabel();
        };
    }

    private static String name(ArgSpec argument) {
        return argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel();
    }

    /** Whether {@code -a} is used, which takes all words after it, even the command's own argument. */
    private static boolean attaches(String... args) {
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
