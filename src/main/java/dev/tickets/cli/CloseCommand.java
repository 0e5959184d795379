package dev.tickets.cli;

import dev.tickets.filing.StatusChange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "close",
        description = "Close tickets; one that is closed already stays as it is.",
        footer = {"", "Example:", "  tickets close 123456 123457"})
final class CloseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NUMBER", arity = "1..*", description = "The tickets: numbers, #numbers or addresses.")
    List<String> tickets = new ArrayList<>();

    private final Run run;

    CloseCommand(Run run) {
        this.run = run;
    }

    @Override
    public Integer call() {
        return new StatusReport(run)
                .change(tickets, number -> new StatusChange(run.portal(), run::notice).close(number));
    }
}
