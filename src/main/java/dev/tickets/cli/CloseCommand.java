package dev.tickets.cli;

import dev.tickets.filing.StatusChange;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "close",
        description = "Close tickets. A closed ticket stays unchanged.",
        footer = {"", "Example:", "  tickets close 123456 123457"})
final class CloseCommand implements Callable<Integer> {
    @Mixin
    TicketArguments tickets;

    private final Run run;
    private final Services services;

    CloseCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        return tickets.change(run, services, number -> new StatusChange(services.portal(), run::notice).close(number));
    }
}
