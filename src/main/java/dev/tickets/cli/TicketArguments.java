package dev.tickets.cli;

import dev.tickets.render.TicketStatus;
import dev.tickets.render.TicketStatusFields;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Parameters;

/** The tickets of a command that changes their status. */
final class TicketArguments {
    @Parameters(paramLabel = "NUMBER", arity = "1..*", description = "The tickets: numbers, #numbers or addresses.")
    List<String> words = new ArrayList<>();

    /**
     * Changes each ticket, and prints its status. If one ticket fails, the others are changed anyway.
     *
     * @param check refuses the whole command, before any ticket is changed
     * @param change changes one ticket, and returns it as read back
     * @return 0, or 5 when some failed
     * @throws TicketsException the failure itself for a single ticket, or when all tickets failed
     */
    int change(Run run, Services services, Consumer<List<TicketThread>> check, Function<TicketThread, Ticket> change) {
        TicketStatusFields fields = run.checked(new TicketStatusFields());
        List<TicketNumber> numbers = new ArrayList<>();
        words.forEach(word -> numbers.add(services.number(word)));
        List<TicketThread> threads = new ArrayList<>();
        List<TicketStatus> done = new ArrayList<>();
        List<TicketsException> failures = new ArrayList<>();
        for (TicketNumber number : numbers) {
            noting(failures, () -> threads.add(services.portal().ticket(number)));
        }
        check.accept(threads);
        for (TicketThread thread : threads) {
            noting(
                    failures,
                    () -> done.add(new TicketStatus(
                            thread.ticket().number(), change.apply(thread).status())));
        }
        if (done.isEmpty() && !failures.isEmpty()) {
            failures.subList(0, failures.size() - 1).forEach(run.notices()::error);
            throw failures.get(failures.size() - 1);
        }
        String report = fields.list(run.output(), done);
        if (run.isForPerson()) {
            run.report(report);
        } else {
            run.print(report);
        }
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

    private static void noting(List<TicketsException> failures, Runnable work) {
        try {
            work.run();
        } catch (TicketsException e) {
            failures.add(e);
        }
    }
}
