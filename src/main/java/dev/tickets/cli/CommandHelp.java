package dev.tickets.cli;

import dev.tickets.cli.help.HelpPage;
import dev.tickets.cli.help.HelpText;
import dev.tickets.render.Style;
import picocli.CommandLine.Model.CommandSpec;

/** The help of a command, for the terminal of a run. */
final class CommandHelp {
    /** The word after {@code --help} that asks for the description of every option. */
    static final String ALL = "--all";

    private CommandHelp() {}

    /** @param style of the stream that the help is for */
    static String of(CommandSpec command, boolean all, Run run, Style style) {
        return HelpText.of(HelpPage.of(command, all), run.context().terminal().columns(), style);
    }
}
