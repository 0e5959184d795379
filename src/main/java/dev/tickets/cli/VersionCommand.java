package dev.tickets.cli;

import dev.tickets.ticket.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "version",
        description = "Show the version; with -v also the system, Java and the class archive.",
        footer = {"", "Example:", "  tickets version -v"})
final class VersionCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    private final Run run;

    VersionCommand(Run run) {
        this.run = run;
    }

    @Override
    public Integer call() {
        run.print(String.join("\n", spec.root().version()) + "\n");
        return ExitCode.OK.value();
    }
}
