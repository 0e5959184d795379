package dev.tickets.cli;

import dev.tickets.render.DepartmentFields;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "departments", description = "List the departments that accept tickets.")
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
        DepartmentFields fields = new DepartmentFields();
        fields.check(run.output());
        List<Department> departments = services.directory().departments(refresh);
        run.print(fields.list(run.output(), departments));
        if (departments.isEmpty()) {
            run.notice("The portal shows no departments.");
        }
        return ExitCode.OK.value();
    }
}
