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
        description = "Show, send or delete tickets and replies that could not be sent yet.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "A line for cron that sends waiting messages, at any interval:",
            "  */5 * * * * tickets outbox send -q"
        })
final class OutboxCommand {
    private static final String ENTRY = "The entry's id, or the beginning of the id.";

    private final Run run;
    private final Services services;

    OutboxCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Command(
            name = "list",
            description = "Show entries that wait, are being sent, or are unclear; oldest first.",
            footer = {"", "Examples:", "  tickets outbox list", "  tickets outbox list -o json"})
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

    @Command(
            name = "show",
            description = "Show a whole entry and, if it is unclear, what to check.",
            footer = {"", "Example:", "  tickets outbox show 261124-k7qm"})
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
            description = "Send all due entries. Named entries are sent at once, unless the portal asked to wait.",
            footer = {
                "",
                "Examples:",
                "  tickets outbox send",
                "  tickets outbox send 261124-k7qm",
                "",
                "Without -p the entries of all profiles are sent, each with its own login."
            })
    int send(
            @Parameters(paramLabel = "ID", arity = "0..*", description = ENTRY + " Default: all due entries.") @Nullable
                    List<String> ids) {
        new FilingResultFields().check(run.output());
        return new OutboxSending(run, services).send(ids == null ? List.of() : ids);
    }

    @Command(
            name = "mark",
            description = "Resolve an unclear entry, after you have checked the portal.",
            footer = {
                "",
                "Examples:",
                "  tickets outbox mark 261124-k7qm arrived 123456",
                "  tickets outbox mark 261124-k7qm lost    (never arrived: send it again)"
            })
    int mark(
            @Parameters(index = "0", paramLabel = "ID", description = ENTRY) String id,
            @Parameters(index = "1", paramLabel = "arrived|lost", description = "The result of your check.")
                    String what,
            @Parameters(
                            index = "2",
                            arity = "0..1",
                            paramLabel = "NUMBER",
                            description = "With arrived: the ticket that was created, or that shows the reply.")
                    @Nullable
                    String number) {
        String whole = services.outbox().id(id);
        switch (what) {
            case "arrived" -> arrived(whole, number);
            case "lost" -> lost(whole, number);
            default -> throw TicketsException.usage("'" + what + "' is neither arrived nor lost", SAY);
        }
        return ExitCode.OK.value();
    }

    private static final String SAY = "tickets outbox mark ID arrived NUMBER, or tickets outbox mark ID lost";

    private void arrived(String id, @Nullable String number) {
        if (number == null) {
            throw TicketsException.usage("'arrived' needs the number of the ticket", SAY);
        }
        TicketNumber ticket = services.number(number);
        boolean whole = services.sender().markArrived(id, ticket, run::warning);
        run.notice(
                whole
                        ? id + " is done: it arrived as #" + ticket + "."
                        : id + " arrived as #" + ticket + "; send the rest with: tickets outbox send");
    }

    private void lost(String id, @Nullable String number) {
        if (number != null) {
            throw TicketsException.usage("'lost' takes no ticket number: '" + number + "'", SAY);
        }
        services.sender().markLost(id);
        run.notice(id + " can be sent again: tickets outbox send");
    }

    @Command(
            name = "discard",
            description = "Delete an entry with its attachments.",
            footer = {"", "Example:", "  tickets outbox discard 261124-k7qm"})
    int discard(@Parameters(paramLabel = "ID", description = ENTRY) String id) {
        Outbox outbox = services.outbox();
        String whole = outbox.id(id);
        for (Outbox.Torn torn : outbox.content().torn()) {
            if (torn.id().equals(whole)) {
                outbox.discardTorn(torn);
                run.notice(whole + " was deleted.");
                return ExitCode.OK.value();
            }
        }
        services.sender().discard(whole);
        run.notice(whole + " was deleted.");
        return ExitCode.OK.value();
    }
}
