package dev.tickets.cli;

import dev.tickets.cli.completion.Shell;
import dev.tickets.ticket.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        description = "Print the completion script of a shell.",
        footer = {
            "",
            "Example:",
            "  tickets completion bash \\",
            "      > ~/.local/share/bash-completion/completions/tickets",
            "",
            "Save the script in the shell's folder:",
            "  bash  ~/.local/share/bash-completion/completions/tickets",
            "  zsh   _tickets, in a folder of $fpath",
            "  fish  ~/.config/fish/completions/tickets.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SHELL", description = "The shell: ${COMPLETION-CANDIDATES}.")
    Shell shell;

    private final Run run;

    CompletionCommand(Run run) {
        this.run = run;
    }

    @Override
    public Integer call() {
        run.print(Shell.stored(shell.script()));
        return ExitCode.OK.value();
    }
}
