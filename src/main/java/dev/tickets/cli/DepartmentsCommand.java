package dev.tickets.cli;

import dev.tickets.render.DepartmentFields;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "departments", description = "List the departments that take tickets.")
final class DepartmentsCommand implements Callable<Integer> {
    private final Run run;

    DepartmentsCommand(Run run) {
        this.run = run;
    }

    @Override
    public Integer call() {
        DepartmentFields fields = new DepartmentFields();
        fields.check(run.output());
        List<Department> departments = run.portal().departments();
        run.print(fields.list(run.output(), departments));
        if (departments.isEmpty()) {
            run.notice("The portal shows no departments.");
        }
        return ExitCode.OK.value();
    }
}
