package dev.tickets.cli;

import dev.tickets.filing.StatusChange;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "reopen",
        description = "Reopen closed tickets. An open ticket stays unchanged.",
        footer = {"", "Example:", "  tickets reopen 123456"})
final class ReopenCommand implements Callable<Integer> {
    @Mixin
    TicketArguments tickets;

    private final Run run;
    private final Services services;

    ReopenCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        return tickets.change(
                run, services, threads -> {}, thread -> new StatusChange(services.portal()).reopen(thread.ticket()));
    }
}
