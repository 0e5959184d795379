package dev.tickets.cli.help;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** How options, arguments and commands are written in help, manual and {@code docs/commands.md}. */
public final class Terms {
    private Terms() {}

    /** What follows the name of an option: nothing, {@code " FILE..."} or {@code "[=all]"}. */
    public static String value(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        if (option.arity().min() == 0) {
            return "[=" + option.paramLabel() + "]";
        }
        return " " + option.paramLabel() + (option.arity().max() > 1 ? "..." : "");
    }

    /** {@code NUMBER}, {@code NUMBER...} or {@code [PATTERN...]}. */
    public static String argument(PositionalParamSpec parameter) {
        String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
        return parameter.arity().min() == 0 ? "[" + label + "]" : label;
    }

    /** The words after the name of a command: {@code COMMAND}, or its arguments, then {@code [OPTIONS]}. */
    public static List<String> synopsis(CommandSpec command) {
        List<String> words = new ArrayList<>();
        if (!subcommands(command).isEmpty()) {
            words.add("COMMAND");
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            words.add(argument(parameter));
        }
        words.add("[OPTIONS]");
        return words;
    }

    /** The commands below, each once, without hidden ones. */
    public static List<CommandSpec> subcommands(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct()
                .filter(below -> !below.usageMessage().hidden())
                .toList();
    }

    /** Lines of a description as one text. */
    public static String text(String... lines) {
        return Ansi.OFF.string(String.join(" ", lines));
    }

    /** The first sentence of a command's description, with its full stop. */
    public static String summary(CommandSpec command) {
        String text = text(command.usageMessage().description());
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
