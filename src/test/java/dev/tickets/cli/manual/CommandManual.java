package dev.tickets.cli.manual;

import dev.tickets.cli.help.CommandGroup;
import dev.tickets.cli.help.Footer;
import dev.tickets.cli.help.OptionSection;
import dev.tickets.cli.help.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command in section 1. */
public final class CommandManual {
    private static final String PROGRAM = "tickets";

    /** A sentence about one exit code: {@code 3: no such ticket.} */
    private static final Pattern CODE = Pattern.compile("(\\d+): (.*)");

    private final CommandSpec command;
    private final ManualFacts facts;
    private final Roff page;

    private CommandManual(CommandSpec command, ManualFacts facts) {
        this.command = command;
        this.facts = facts;
        this.page = new Roff(name(command), 1, facts.date(), facts.version());
    }

    /** The pages of the program and of all its commands by file name: {@code tickets-outbox-send.1}. */
    public static Map<String, String> all(CommandSpec root, ManualFacts facts) {
        Map<String, String> pages = new TreeMap<>();
        add(pages, root, facts);
        return pages;
    }

    private static void add(Map<String, String> pages, CommandSpec command, ManualFacts facts) {
        pages.put(name(command) + ".1", new CommandManual(command, facts).write());
        Terms.subcommands(command).forEach(below -> add(pages, below, facts));
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    private boolean isRoot() {
        return command.parent() == null;
    }

    private String write() {
        String summary = Terms.summary(command);
        page.section("NAME");
        page.line(Roff.escaped(name(command)) + " \\- " + Roff.escaped(summary.substring(0, summary.length() - 1)));
        page.section("SYNOPSIS");
        List<String> synopsis = new ArrayList<>(List.of(Roff.bold(command.qualifiedName())));
        Terms.synopsis(command).forEach(word -> synopsis.add(Roff.italic(word)));
        page.line(String.join(" ", synopsis));
        Footer footer = Footer.of(command);
        page.section("DESCRIPTION");
        for (String paragraph : command.usageMessage().description()) {
            page.paragraph(Terms.text(paragraph));
        }
        if (!isRoot()) {
            footer.notes()
                    .forEach(page::paragraph); // those of the program list the exit codes, as a section below does
        }
        commands();
        arguments();
        options();
        examples(footer);
        exitStatus();
        if (isRoot()) {
            facts();
        }
        seeAlso();
        return page.text();
    }

    private void commands() {
        List<CommandGroup> groups = CommandGroup.of(command);
        if (!groups.isEmpty()) {
            page.section("COMMANDS");
        }
        for (CommandGroup group : groups) {
            if (groups.size() > 1) {
                page.subsection(group.heading());
            }
            for (CommandSpec below : group.commands()) {
                page.entry(reference(below), Terms.summary(below));
            }
        }
    }

    private void arguments() {
        if (!command.positionalParameters().isEmpty()) {
            page.section("ARGUMENTS");
            for (PositionalParamSpec parameter : command.positionalParameters()) {
                page.entry(Roff.italic(parameter.paramLabel()), Terms.text(parameter.description()));
            }
        }
    }

    private void options() {
        page.section("OPTIONS");
        for (OptionSection section : OptionSection.of(command)) {
            page.subsection(section.heading());
            for (OptionSpec option : section.options()) {
                List<String> names = new ArrayList<>();
                for (String name : option.names()) {
                    names.add(Roff.bold(name));
                }
                String value = Terms.value(option);
                String label = value.startsWith(" ") ? " " + Roff.italic(value.substring(1)) : Roff.escaped(value);
                page.entry(String.join(", ", names) + label, Terms.text(option.description()));
            }
        }
    }

    private void examples(Footer footer) {
        if (!footer.examples().isEmpty()) {
            page.section("EXAMPLES");
            for (Footer.Example example : footer.examples()) {
                if (!example.caption().startsWith("Example")) {
                    page.paragraph(example.caption());
                }
                page.verbatim(
                        example.lines().stream().map(line -> line.substring(2)).toList());
            }
        }
    }

    private void exitStatus() {
        page.section("EXIT STATUS");
        if (isRoot()) {
            facts.exitCodes().forEach((code, meaning) -> page.entry(Roff.bold(code), meaning));
            return;
        }
        String words = command.qualifiedName().substring(PROGRAM.length() + 1);
        String first = words.split(" ", 0)[0];
        String exits = facts.exits().getOrDefault(words, facts.exits().getOrDefault(first, ""));
        page.entry(Roff.bold("0"), "Done.");
        for (String sentence : exits.split("(?<=\\.) ", 0)) {
            Matcher code = CODE.matcher(sentence);
            if (code.matches()) {
                page.entry(Roff.bold(code.group(1)), capitalized(code.group(2)));
            } else if (!sentence.isEmpty()) {
                page.paragraph(sentence);
            }
        }
        page.paragraph("`tickets`(1) has the meaning of every exit code.");
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private void facts() {
        page.section("FILES");
        facts.files().forEach((path, meaning) -> page.entry(Roff.inline(path), meaning));
        page.section("ENVIRONMENT");
        facts.environment().forEach((variable, meaning) -> page.entry(Roff.inline(variable), meaning));
        page.section("SECURITY");
        facts.security().forEach(page::paragraph);
    }

    private void seeAlso() {
        page.section("SEE ALSO");
        List<String> pages = new ArrayList<>();
        for (CommandSpec above = command.parent(); above != null; above = above.parent()) {
            pages.add(0, reference(above));
        }
        Terms.subcommands(command).forEach(below -> pages.add(reference(below)));
        pages.add(Roff.bold("tickets.toml") + "(5)");
        page.line(String.join(", ", pages));
    }

    private static String reference(CommandSpec command) {
        return Roff.bold(name(command)) + "(1)";
    }
}
