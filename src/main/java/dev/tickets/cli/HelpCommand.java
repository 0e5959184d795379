package dev.tickets.cli;

import dev.tickets.ticket.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "help",
        description = "Show the help of a command.",
        footer = {"", "Examples:", "  tickets help create", "  tickets help sandbox serve"})
final class HelpCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "The command; without one, the help of the program.")
    List<String> words = new ArrayList<>();

    @Option(names = CommandHelp.ALL, description = "Describe every option, not only the common ones.")
    boolean all;

    @Spec
    CommandSpec spec;

    private final Run run;

    HelpCommand(Run run) {
        this.run = run;
    }

    @Override
    public Integer call() {
        CommandLine command = spec.root().commandLine();
        for (int i = 0; i < words.size(); i++) {
            CommandLine named = command.getSubcommands().get(words.get(i));
            if (named == null) {
                throw UsageWords.unknownCommand(command, words.subList(i, words.size()));
            }
            command = named;
        }
        run.print(CommandHelp.of(command.getCommandSpec(), all, run, run.style()));
        return ExitCode.OK.value();
    }
}
