package dev.tickets.cli.start;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code docs/commands.md}: every command with all that it takes, written from the model that parses it. */
final class CommandsPage {
    private static final int WIDTH = 100;

    private final StringBuilder page = new StringBuilder("""
            # Commands

            Written from the program itself; `tickets COMMAND --help --all` says the same, and so does
            `man tickets-COMMAND`. `--help` alone describes the common options, and names the others.
            What a command prints as JSON is in [json.md](json.md), what it ends with in [exit-codes.md](exit-codes.md),
            what a profile may say beforehand in [configuration.md](configuration.md).

            A ticket is given as its number (`123456` or `'#123456'`) or as the address of its page.
            Departments and services are given by id, by name, or by a part that only one of them has.

            """);

    private CommandsPage() {}

    /** The page of the program with this root. */
    static String of(CommandSpec root) {
        CommandsPage commands = new CommandsPage();
        commands.shared(root);
        children(root).forEach(commands::command);
        return commands.page.toString();
    }

    private void shared(CommandSpec root) {
        page.append("## Options of every command\n\nThey stand before or behind the command's name.\n\n");
        options(root.options());
    }

    private void command(CommandSpec spec) {
        List<OptionSpec> own = spec.options().stream()
                .filter(option -> !option.inherited() && !option.hidden())
                .toList();
        page.append("## ").append(spec.qualifiedName()).append("\n\n");
        page.append(text(spec.usageMessage().description())).append("\n\n");
        page.append("```\n").append(synopsis(spec, own)).append("```\n\n");
        parameters(spec);
        if (!own.isEmpty()) {
            options(own);
        }
        footer(spec.usageMessage().footer());
        children(spec).forEach(this::command);
    }

    private static List<CommandSpec> children(CommandSpec spec) {
        return spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct()
                .filter(child -> !child.usageMessage().hidden())
                .toList();
    }

    private static String synopsis(CommandSpec spec, List<OptionSpec> own) {
        List<String> words = new ArrayList<>();
        if (!spec.subcommands().isEmpty()) {
            words.add(String.join("|", spec.subcommands().keySet()));
        }
        spec.positionalParameters().forEach(parameter -> words.add(word(parameter)));
        Set<ArgGroupSpec> groups = new LinkedHashSet<>();
        for (OptionSpec option : own) {
            if (option.group() != null) {
                groups.add(option.group());
            } else {
                String dots = option.isMultiValue() ? "..." : "";
                words.add("[" + option.shortestName() + value(option) + "]" + dots);
            }
        }
        groups.forEach(group -> words.add(group.synopsis()));
        return wrapped(spec.qualifiedName(), words);
    }

    private static String word(PositionalParamSpec parameter) {
        String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
        return parameter.arity().min() == 0 ? "[" + label + "]" : label;
    }

    private static String value(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        if (option.arity().min() == 0) {
            return "[=" + option.paramLabel() + "]";
        }
        return " " + option.paramLabel() + (option.arity().max() > 1 ? "..." : "");
    }

    private static String wrapped(String name, List<String> words) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(name);
        for (String word : words) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.append(line).append('\n');
                line = new StringBuilder(" ".repeat(name.length()));
            }
            line.append(' ').append(word);
        }
        return lines.append(line).append('\n').toString();
    }

    private void parameters(CommandSpec spec) {
        if (spec.positionalParameters().isEmpty()) {
            return;
        }
        page.append("| Argument | |\n| --- | --- |\n");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            row(parameter.paramLabel(), parameter.description());
        }
        page.append('\n');
    }

    private void options(List<OptionSpec> options) {
        page.append("| Option | |\n| --- | --- |\n");
        for (OptionSpec option : options) {
            if (!option.hidden()) {
                row(String.join(", ", option.names()) + value(option), option.description());
            }
        }
        page.append('\n');
    }

    private void row(String term, String[] description) {
        page.append("| `").append(term).append("` | ");
        page.append(text(description).replace("|", "\\|").replace("*", "\\*")).append(" |\n");
    }

    private void footer(String[] footer) {
        String text = List.of(footer).stream()
                .map(line -> Ansi.OFF.string(line))
                .collect(Collectors.joining("\n"))
                .strip();
        if (!text.isEmpty()) {
            page.append("```\n").append(text).append("\n```\n\n");
        }
    }

    private static String text(String[] lines) {
        return Ansi.OFF.string(String.join(" ", lines));
    }
}
