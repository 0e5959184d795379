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
    private final Services services;

    CloseCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        return new StatusReport(run, services)
                .change(tickets, number -> new StatusChange(services.portal(), run::notice).close(number));
    }
}
