package dev.tickets.cli;

import dev.tickets.render.ServiceFields;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "services",
        description = "List the services that you rent.",
        footer = {"", "Example:", "  tickets services --refresh"})
final class ServicesCommand implements Callable<Integer> {
    @Option(names = "--refresh", description = "Ask the portal, even if the cached list is younger than ten minutes.")
    boolean refresh;

    private final Run run;
    private final Services services;

    ServicesCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        ServiceFields fields = run.checked(new ServiceFields());
        return run.list(fields, services.directory().services(refresh), "The portal shows no services.");
    }
}
