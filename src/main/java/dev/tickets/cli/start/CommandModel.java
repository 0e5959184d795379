package dev.tickets.cli.start;

import dev.tickets.cli.CommandNames;
import dev.tickets.cli.Execution;
import dev.tickets.cli.Run;
import dev.tickets.cli.Services;
import dev.tickets.cli.Streams;
import dev.tickets.cli.VersionDetails;
import java.util.List;
import picocli.CommandLine;

/** The commands as picocli models, apart from {@link App}, which gives stored answers without picocli. */
final class CommandModel {
    private static final String ROOT = "tickets";

    private CommandModel() {}

    /** The root command with the subcommand that the arguments name, or with all if that is not obvious. */
    static CommandLine of(Run run, Services services, Streams streams, String... args) {
        List<String> names = CommandNames.needed(args);
        return StoredModel.suffice(names, args)
                ? equipped(stored(run, services, names.get(0)), run, services, streams)
                : of(run, services, streams, names);
    }

    /** The root command with the subcommands of these names. */
    static CommandLine of(Run run, Services services, Streams streams, List<String> names) {
        CommandLine root = new CommandLine(run.options());
        for (String name : names) {
            root.addSubcommand(name, CommandNames.command(name, run, services));
        }
        return equipped(root, run, services, streams);
    }

    private static CommandLine stored(Run run, Services services, String name) {
        CommandLine root = new CommandLine(StoredModel.of(ROOT, run.options()));
        return root.addSubcommand(name, StoredModel.of(name, CommandNames.command(name, run, services)));
    }

    private static CommandLine equipped(CommandLine root, Run run, Services services, Streams streams) {
        Execution execution = new Execution(run, services);
        root.getCommandSpec().versionProvider(new VersionDetails(Version.LINE.strip(), run));
        return root.setOut(streams.out())
                .setErr(streams.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                // a message may begin with @, and a profile may have the name of a command
                .setExpandAtFiles(false)
                .setAllowSubcommandsAsOptionParameters(true)
                .setExecutionStrategy(execution)
                .setParameterExceptionHandler(execution)
                .setExecutionExceptionHandler(execution);
    }
}
