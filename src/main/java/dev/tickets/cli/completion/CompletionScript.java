package dev.tickets.cli.completion;

import picocli.CommandLine.Model.CommandSpec;

/**
 * Makes a completion script with the commands, flags and values of the program. A script is complete: TAB never starts
 * Java.
 *
 * <p>picocli has a generator of its own, {@code AutoComplete}, which is not used here: it knows bash alone (zsh gets it
 * through an emulation and without descriptions, fish gets nothing), does not complete after {@code --flag=}, and
 * offers hidden commands.
 */
public final class CompletionScript {
    private CompletionScript() {}

    /** The script for one shell, made from the model of the root command with all of its subcommands. */
    public static String of(Shell shell, CommandSpec root) {
        Command program = Command.of(root);
        return switch (shell) {
            case BASH -> Table.script("bash", program, false, text -> text.replace("'", "'\\''"));
            case ZSH -> Table.script("zsh", program, true, text -> text.replace("'", "'\\''"));
            case FISH ->
                Table.script(
                        "fish",
                        program,
                        true,
                        text -> text.replace("\\", "\\\\").replace("'", "\\'"));
        };
    }
}
