package dev.tickets.cli;

import dev.tickets.filing.TicketWatcher;
import dev.tickets.render.ThreadFields;
import dev.tickets.render.ThreadView;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketNumber;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "wait",
        description = {
            "Wait for a reply of support or for the closing of a ticket, then show the ticket.",
            "The ticket is checked every half minute at first, later every five minutes. Without --timeout the wait"
                    + " has no limit."
        },
        footer = {
            "",
            "Examples:",
            "  tickets wait 123456 --timeout 8h -q && notify-send Reply",
            "  tickets wait 123456 --until closed -q"
        })
final class WaitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NUMBER", description = "The ticket: number, #number or address.")
    String ticket;

    @Option(
            names = "--until",
            paramLabel = "WHAT",
            description = "The event to wait for: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    TicketWatcher.Goal goal = TicketWatcher.Goal.REPLY;

    private final Run run;
    private final Services services;

    WaitCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        ThreadFields fields = run.checked(new ThreadFields());
        TicketNumber number = services.number(ticket);
        TicketWatcher.Outcome outcome = new TicketWatcher(
                        services.portal(),
                        run.context().sleeper(),
                        run.context().jitter(),
                        System::nanoTime,
                        run.context().clock(),
                        run::notice,
                        run.passingLine())
                .until(number, goal, run.timeout());
        if (run.isForPerson()) {
            run.print(new ThreadView(run.style(), services.times())
                    .lastMessages(Math.max(1, outcome.news()))
                    .text(outcome.thread()));
        } else {
            fields.showIn(services.times());
            run.print(fields.single(run.output(), outcome.thread()));
        }
        return ExitCode.OK.value();
    }
}
