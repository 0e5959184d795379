package dev.tickets.cli;

import dev.tickets.render.FilingResultFields;
import dev.tickets.render.Format;
import dev.tickets.render.OutboxFields;
import dev.tickets.render.OutboxRow;
import dev.tickets.render.SafeText;
import dev.tickets.state.outbox.Entry;
import dev.tickets.state.outbox.Outbox;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "outbox",
        description = "See, send or give up tickets and replies that could not be sent yet.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "A line for cron that sends what waits, as often as you like:",
            "  */5 * * * * tickets outbox send -q"
        })
final class OutboxCommand {
    private static final String ENTRY = "An entry: its id, or the beginning of it.";

    private final Run run;
    private final Services services;

    OutboxCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Command(name = "list", description = "Show what waits, is being sent, or is unclear; oldest first.")
    int list() {
        Outbox.Content content = services.outbox().content();
        List<OutboxRow> rows = new ArrayList<>();
        for (Entry entry : content.entries()) {
            rows.add(OutboxReport.row(entry, run.context().clock().getZone()));
        }
        run.print(new OutboxFields().list(run.output(), rows));
        content.torn().forEach(torn -> run.notice(OutboxReport.torn(torn) + ": tickets outbox discard " + torn.id()));
        if (rows.isEmpty() && content.torn().isEmpty() && run.format() == Format.TABLE) {
            run.notice("The outbox is empty.");
        }
        return ExitCode.OK.value();
    }

    @Command(name = "show", description = "Show an entry whole, and what to check where it is unclear.")
    int show(@Parameters(paramLabel = "ID", description = ENTRY) String id) {
        Outbox outbox = services.outbox();
        String whole = outbox.id(id);
        for (Outbox.Torn torn : outbox.content().torn()) {
            if (torn.id().equals(whole)) {
                run.print(SafeText.line(OutboxReport.torn(torn)) + "\n");
                return ExitCode.OK.value();
            }
        }
        Entry entry = outbox.get(whole);
        OutboxRow row = OutboxReport.row(entry, run.context().clock().getZone());
        run.print(new OutboxFields().single(run.output(), row));
        if (run.isForPerson()) {
            run.print(OutboxReport.details(entry));
        }
        return ExitCode.OK.value();
    }

    @Command(
            name = "send",
            description =
                    "Send what is due; entries that are named go at once, unless their portal asked for patience.",
            footer = {"", "Without -p it sends the entries of all profiles, each with its own login."})
    int send(
            @Parameters(paramLabel = "ID", arity = "0..*", description = ENTRY + " Without any: all that are due.")
                    @Nullable
                    List<String> ids) {
        new FilingResultFields().check(run.output());
        return new OutboxSending(run, services).send(ids == null ? List.of() : ids);
    }

    @Command(
            name = "mark",
            description = "Say what became of an unclear entry, after you have looked at the portal.",
            footer = {
                "",
                "Examples:",
                "  tickets outbox mark 261124-k7qm arrived 123456",
                "  tickets outbox mark 261124-k7qm lost     (it never arrived: send it again)"
            })
    int mark(
            @Parameters(index = "0", paramLabel = "ID", description = ENTRY) String id,
            @Parameters(index = "1", paramLabel = "arrived|lost", description = "What you have found.") String what,
            @Parameters(
                            index = "2",
                            arity = "0..1",
                            paramLabel = "NUMBER",
                            description = "With arrived: the ticket that it became, or that shows it.")
                    @Nullable
                    String number) {
        String whole = services.outbox().id(id);
        switch (what) {
            case "arrived" -> arrived(whole, number);
            case "lost" -> lost(whole, number);
            default -> throw TicketsException.usage("neither arrived nor lost: '" + what + "'", SAY);
        }
        return ExitCode.OK.value();
    }

    private static final String SAY = "tickets outbox mark ID arrived NUMBER, or tickets outbox mark ID lost";

    private void arrived(String id, @Nullable String number) {
        if (number == null) {
            throw TicketsException.usage("no number says as which ticket it arrived", SAY);
        }
        TicketNumber ticket = services.number(number);
        boolean whole = services.sender().markArrived(id, ticket, run::warning);
        run.notice(
                whole
                        ? id + " is done, as #" + ticket + "."
                        : id + " is known as #" + ticket + "; the rest of it goes with: tickets outbox send");
    }

    private void lost(String id, @Nullable String number) {
        if (number != null) {
            throw TicketsException.usage("what is lost has no number: '" + number + "'", SAY);
        }
        services.sender().markLost(id);
        run.notice(id + " goes again with: tickets outbox send");
    }

    @Command(name = "discard", description = "Give an entry up: it is deleted with its attachments.")
    int discard(@Parameters(paramLabel = "ID", description = ENTRY) String id) {
        Outbox outbox = services.outbox();
        String whole = outbox.id(id);
        for (Outbox.Torn torn : outbox.content().torn()) {
            if (torn.id().equals(whole)) {
                outbox.discardTorn(torn);
                run.notice(whole + " is deleted.");
                return ExitCode.OK.value();
            }
        }
        services.sender().discard(whole);
        run.notice(whole + " is deleted.");
        return ExitCode.OK.value();
    }
}
