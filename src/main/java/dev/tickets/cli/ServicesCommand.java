package dev.tickets.cli;

import dev.tickets.render.ServiceFields;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.Service;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "services", description = "List the services that you rent.")
final class ServicesCommand implements Callable<Integer> {
    private final Run run;

    ServicesCommand(Run run) {
        this.run = run;
    }

    @Override
    public Integer call() {
        ServiceFields fields = new ServiceFields();
        fields.check(run.output());
        List<Service> services = run.portal().services();
        run.print(fields.list(run.output(), services));
        if (services.isEmpty()) {
            run.notice("The portal shows no services.");
        }
        return ExitCode.OK.value();
    }
}
