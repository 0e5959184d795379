package dev.tickets.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The commands as picocli sees them. Apart from {@link App}, which answers the simplest questions without picocli. */
final class CommandModel {
    private CommandModel() {}

    /** The root command with the subcommands of these names. */
    static CommandLine of(Run run, Streams streams, List<String> names) {
        CommandLine root = new CommandLine(run.options());
        for (String name : names) {
            root.addSubcommand(name, CommandNames.command(name, run));
        }
        boolean colored = Appearance.isColored(run.options(), run.surroundings());
        Execution execution = new Execution(run);
        return root.setOut(streams.out())
                .setErr(streams.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                // a message may begin with @, and a profile be called like a command
                .setExpandAtFiles(false)
                .setAllowSubcommandsAsOptionParameters(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(colored ? Ansi.ON : Ansi.OFF))
                .setExecutionStrategy(execution)
                .setParameterExceptionHandler(execution)
                .setExecutionExceptionHandler(execution);
    }
}
