package dev.tickets.cli.help;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the help of a command in the form that {@link HelpText} lays out. */
public final class HelpPage {
    private final CommandSpec command;
    private final boolean all;
    private final StringBuilder page = new StringBuilder();

    private HelpPage(CommandSpec command, boolean all) {
        this.command = command;
        this.all = all;
    }

    /**
     * The help of a command.
     *
     * @param all whether to describe every option and every command
     */
    public static String of(CommandSpec command, boolean all) {
        HelpPage help = new HelpPage(command, all);
        help.write();
        return help.page.toString();
    }

    private void write() {
        for (String paragraph : command.usageMessage().description()) {
            line(Terms.text(paragraph));
        }
        Footer footer = Footer.of(command);
        for (Footer.Example example : footer.examples()) {
            heading(example.caption());
            example.lines().forEach(this::line);
        }
        line("");
        line("Usage: " + command.qualifiedName() + " " + String.join(" ", Terms.synopsis(command)));
        arguments();
        CommandGroup.of(command).forEach(this::commands);
        if (all) {
            OptionSection.of(command).forEach(section -> options(section.heading(), section.options()));
        } else {
            options();
        }
        for (String note : footer.notes()) {
            line("");
            line(note);
        }
        line("");
        line("Manual: man " + command.qualifiedName("-"));
    }

    private void arguments() {
        if (!command.positionalParameters().isEmpty()) {
            heading("Arguments:");
            for (PositionalParamSpec parameter : command.positionalParameters()) {
                entry(parameter.paramLabel(), Terms.text(parameter.description()));
            }
        }
    }

    private void commands(CommandGroup group) {
        heading(group.heading() + ":");
        for (CommandSpec one : group.commands()) {
            entry(one.name(), Terms.summary(one));
            if (all) {
                for (CommandSpec below : Terms.subcommands(one)) {
                    entry(one.name() + " " + below.name(), Terms.summary(below));
                }
            }
        }
    }

    /** Describes the common options, or those of the command only, and names the others. */
    private void options() {
        List<OptionSpec> common = OptionSection.common(command);
        List<OptionSection> named = new ArrayList<>();
        if (!common.isEmpty()) {
            options("Common options", common);
        }
        for (OptionSection section : OptionSection.of(command)) {
            List<OptionSpec> others = new ArrayList<>(section.options());
            others.removeAll(common);
            boolean general = command.parent() != null && section.heading().equals(OptionSection.GENERAL);
            if (common.isEmpty() && !general) {
                options(section.heading(), others);
            } else if (!others.isEmpty()) {
                named.add(new OptionSection(section.heading(), others));
            }
        }
        heading("More options, described by " + command.qualifiedName() + " --help --all:");
        for (OptionSection section : named) {
            entry(section.heading(), names(section.options()));
        }
    }

    private void options(String heading, List<OptionSpec> options) {
        if (!options.isEmpty()) {
            heading(heading + ":");
            for (OptionSpec option : options) {
                entry(term(option), Terms.text(option.description()));
            }
        }
    }

    /** Long names stand below each other. */
    private static String term(OptionSpec option) {
        String names = String.join(", ", option.names());
        return (names.startsWith("--") ? "    " : "") + names + Terms.value(option);
    }

    private static String names(List<OptionSpec> options) {
        List<String> names = new ArrayList<>();
        options.forEach(option -> names.add(option.longestName()));
        return String.join(", ", names);
    }

    private void heading(String text) {
        line("");
        line(HelpText.HEADING + text);
    }

    private void entry(String term, String text) {
        line(HelpText.ENTRY + term + HelpText.ENTRY + text);
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
