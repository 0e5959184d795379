package dev.tickets.cli;

import dev.tickets.render.DepartmentFields;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "departments",
        description = "List the departments that accept tickets.",
        footer = {"", "Examples:", "  tickets departments", "  tickets departments -o tsv --fields id,name"})
final class DepartmentsCommand implements Callable<Integer> {
    @Option(names = "--refresh", description = "Ask the portal, even if the cached list is younger than ten minutes.")
    boolean refresh;

    private final Run run;
    private final Services services;

    DepartmentsCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        DepartmentFields fields = run.checked(new DepartmentFields());
        return run.list(fields, services.directory().departments(refresh), "The portal shows no departments.");
    }
}
