package dev.tickets.cli;

import dev.tickets.render.TicketStatus;
import dev.tickets.render.TicketStatusFields;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Changes the status of several tickets and prints how each stands; where one fails, the others are changed. */
final class StatusReport {
    private final Run run;
    private final Services services;

    StatusReport(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    /**
     * @param change of one ticket, to what is read back
     * @return 0, or 5 when some failed
     * @throws TicketsException the failure itself when there was one ticket, or all failed
     */
    int change(List<String> words, Function<TicketNumber, Ticket> change) {
        TicketStatusFields fields = new TicketStatusFields();
        fields.check(run.output());
        List<TicketNumber> numbers = new ArrayList<>();
        words.forEach(word -> numbers.add(services.number(word)));
        List<TicketStatus> done = new ArrayList<>();
        List<TicketsException> failures = new ArrayList<>();
        for (TicketNumber number : numbers) {
            try {
                done.add(new TicketStatus(number, change.apply(number).status()));
            } catch (TicketsException e) {
                failures.add(e);
            }
        }
        if (done.isEmpty() && !failures.isEmpty()) {
            failures.subList(0, failures.size() - 1).forEach(run.notices()::error);
            throw failures.get(failures.size() - 1);
        }
        run.print(fields.list(run.output(), done));
        if (failures.isEmpty()) {
            return ExitCode.OK.value();
        }
        List<String> messages = new ArrayList<>();
        failures.forEach(failure -> messages.add(failure.getMessage()));
        throw new TicketsException(
                ErrorCode.INCOMPLETE,
                String.join("; ", messages),
                failures.get(0).hint(),
                failures.get(0));
    }
}
